"""Concepts and provisions as formulas: the place chooses the legal bases, the bases say who is eligible."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

import numpy
from openfisca_core.indexed_enums import Enum

from gigrights_openfisca.knowledge import Array, Knowledge


class Status(Enum):
    """What a provision comes to. That an answer is missing cannot be said here: what is not answered counts as a default."""

    not_eligible = "no"
    eligible = "yes"
    not_verified = "our source ends here"


def holding(known: Knowledge, tree: Any) -> Any:
    """The formula of a concept."""

    def formula(person: Any, period: Any) -> Any:
        return known.holds(tree, person, period)

    return formula


def concluded(known: Knowledge, provision: dict[str, Any]) -> Any:
    """The formula of the status of a provision."""
    group_at = numpy.array(provision["group_at"])

    def formula(person: Any, period: Any) -> Any:
        status = numpy.zeros(person.count, dtype=numpy.uint8)
        if provision["draft"]:
            return status
        group = group_at[person("place__work_region", period)]
        decide = _Bases(known, provision, person, period)
        for chosen in numpy.unique(group):
            # several sets of bases are possible where a place is given coarsely: they have to agree
            first, *others = [decide.status(provision["variants"][each]) for each in provision["groups"][chosen]]
            for other in others:
                first = numpy.where(first == other, first, Status.not_eligible.index)
            status = numpy.where(group == chosen, first, status)
        return status

    return formula


class _Bases:
    """What sets of bases of one provision come to, for everybody."""

    def __init__(self, known: Knowledge, provision: dict[str, Any], person: Any, period: Any) -> None:
        self._known, self._person, self._period = known, person, period
        self._provision = provision
        self._met: dict[str, Array] = {}
        self._common: tuple[Array, Array | None, Array | None] | None = None

    def status(self, bases: list[str]) -> Array:
        """The status by some bases that apply together."""
        if not bases:
            return numpy.zeros(self._person.count, dtype=numpy.uint8)
        verified = [name for name in bases if self._provision["bases"][name]["verified"]]
        eligible = self._granted(verified)
        if len(verified) == len(bases):
            return eligible * Status.eligible.index
        perhaps = self._granted(bases) & ~eligible
        return eligible * Status.eligible.index + perhaps * Status.not_verified.index

    def _granted(self, bases: list[str]) -> Array:
        if self._common is None:
            given, bars = self._provision, [self._holds(bar) for bar in self._provision["bars"]]
            in_use = None if given["in_use"] is None else self._holds(given["in_use"])
            self._common = self._holds(given["requires"]), in_use, reduce(or_, bars) if bars else None
        requires, in_use, barred = self._common
        if bases:
            granted = requires & reduce(or_, [self._basis(name) for name in bases])
        else:
            granted = numpy.zeros(self._person.count, dtype=bool)
        granted = granted if in_use is None else granted | in_use
        return granted if barred is None else granted & ~barred

    def _basis(self, name: str) -> Array:
        if name not in self._met:
            self._met[name] = self._holds(self._provision["bases"][name]["when"])
        return self._met[name]

    def _holds(self, tree: Any) -> Array:
        return self._known.holds(tree, self._person, self._period)
