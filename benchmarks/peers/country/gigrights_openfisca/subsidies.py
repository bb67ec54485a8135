"""What a month of a subsidy comes to: of the methods that places have chosen, the one with the most local number counts."""

from __future__ import annotations

from typing import Any

import numpy

from gigrights_openfisca.knowledge import Array, Knowledge

Sum = tuple[Array, Array, Array, Array]
"""For each worker the sum as a fraction, value and over; whether it is a ceiling; whether it is known at all."""


def monthly(known: Knowledge, formula: dict[str, Any], person: Any, period: Any) -> Sum:
    """The sum of a month by the method that counts for each worker."""
    best = numpy.full(person.count, -1)
    chosen = numpy.full(person.count, -1)
    lost = numpy.zeros(person.count, dtype=bool)
    for number, method in enumerate(formula["methods"]):
        applies = known.holds(method["when"], person, period)
        rank, gap, too_wide = _lead(known, method, person, period)
        lost |= applies & too_wide
        better = applies & (rank > best)
        best = numpy.where(better, rank, best)
        chosen = numpy.where(better, numpy.where(gap, -1, number), chosen)
    value, over = numpy.zeros(person.count, dtype=numpy.int64), numpy.ones(person.count, dtype=numpy.int64)
    at_most, sure = numpy.zeros(person.count, dtype=bool), numpy.zeros(person.count, dtype=bool)
    for number in numpy.unique(chosen[chosen >= 0]):
        method = formula["methods"][number]
        its = chosen == number
        found = _METHODS[method["method"]](known, method, person, period)
        value, over = numpy.where(its, found[0], value), numpy.where(its, found[1], over)
        at_most, sure = numpy.where(its, found[2], at_most), numpy.where(its, found[3], sure)
    return value, over, at_most, sure & ~lost


def _lead(known: Knowledge, method: dict[str, Any], person: Any, period: Any) -> tuple[Array, Array, Array]:
    """The rank of the most local number of a method, whether it is a gap, and whether the place is too wide to tell."""
    rank, gap, too_wide = numpy.full(person.count, -1), numpy.zeros(person.count, bool), numpy.zeros(person.count, bool)
    for name in method["leading"]:
        found = known.tables[name].find(person, period)
        too_wide |= found.too_wide
        better = found.rank > rank
        rank, gap = numpy.where(better, found.rank, rank), numpy.where(better, found.gap, gap)
    return rank, gap, too_wide


class _Sum:
    """A sum that grows by parts."""

    def __init__(self, count: int) -> None:
        self.value = numpy.zeros(count, dtype=numpy.int64)
        self.over = numpy.ones(count, dtype=numpy.int64)
        self.at_most = numpy.zeros(count, dtype=bool)
        self.used = numpy.zeros(count, dtype=bool)
        self.lost = numpy.zeros(count, dtype=bool)

    def add(self, where: Array, value: Array, over: Array, at_most: Array) -> None:
        """Add a fraction for some workers."""
        whole = self.value * over + value * self.over
        self.value, self.over = numpy.where(where, whole, self.value), numpy.where(where, self.over * over, self.over)
        self.at_most |= where & at_most
        self.used |= where

    def share(self, found: Any) -> Sum:
        """A share of it."""
        known = self.used & ~self.lost & found.known
        return self.value * found.value, self.over * found.over, self.at_most | found.at_most, known


def _fixed_sum(known: Knowledge, method: dict[str, Any], person: Any, period: Any) -> Sum:
    total = _Sum(person.count)
    for part in method["parts"]:
        applies = known.holds(part["when"], person, period)
        found = known.tables[part["names"][0]].find(person, period)
        total.lost |= applies & (found.gap | found.too_wide)
        total.add(applies & found.known, found.value, found.over, found.at_most)
    return total.value, total.over, total.at_most, total.used & ~total.lost


def _share_of_paid(known: Knowledge, method: dict[str, Any], person: Any, period: Any) -> Sum:
    total = _Sum(person.count)
    for part in method["parts"]:
        paid = person(part["names"][0], period).astype(numpy.int64)
        total.add(known.holds(part["when"], person, period), paid, numpy.array(1), numpy.array(False))
    return total.share(known.tables[method["share"]].find(person, period))


def _share_of_lowest(known: Knowledge, method: dict[str, Any], person: Any, period: Any) -> Sum:
    total = _Sum(person.count)
    for part in method["parts"]:
        applies = known.holds(part["when"], person, period)
        base, rate = (known.tables[name].find(person, period) for name in part["names"])
        unanswered = base.too_wide | (~base.gap & base.known & rate.too_wide)
        total.lost |= applies & unanswered
        counted = applies & base.known & rate.known  # a part whose number is not verified is left out
        total.add(counted, base.value * rate.value, base.over * rate.over, base.at_most | rate.at_most)
    return total.share(known.tables[method["share"]].find(person, period))


_METHODS = {"fixed_sum": _fixed_sum, "share_of_paid": _share_of_paid, "share_of_lowest": _share_of_lowest}
