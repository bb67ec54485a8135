"""The status of one provision on one day, as formulas over a worker's answers, the place among them.

It follows :mod:`eligibility.compiler`, :mod:`eligibility.selection` and :func:`eligibility.outcome_rules.status_of`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import z3

from eligibility.compiler import unbarred, verified
from eligibility.outcome_rules import Status
from eligibility.proof.reading import Reading
from eligibility.proof.verdict_terms import ALWAYS, NEVER, Terms
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Selector, Variant

Group = tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """One variant: whether its verified bases grant it, and whether all its bases might."""

    granted: Terms
    possible: Terms

    def status(self, status: Status) -> Any:
        """Where the provision has this status."""
        if status is Status.ELIGIBLE:
            return self.granted.holds
        if status is Status.NOT_VERIFIED:
            return z3.And(z3.Not(self.granted.holds), self.possible.holds)
        if status is Status.NOT_ELIGIBLE:
            return z3.And(z3.Not(self.granted.holds), self.possible.fails)
        return z3.And(z3.Not(self.granted.holds), self.possible.unknown)

    def not_status(self, status: Status) -> list[Any]:
        """Formulas that keep holding with more answers, each of which rules a status out."""
        if status is Status.ELIGIBLE:
            return [self.granted.fails]
        if status is Status.NOT_ELIGIBLE:
            return [self.possible.holds]
        return [self.granted.holds, self.possible.fails]


def decide(reading: Reading, provision: Provision, variant: Variant) -> Decided:
    """A variant of a provision; a draft is never a right."""
    if not variant.bases or provision.draft_only:
        return Decided(Terms(NEVER, ALWAYS), Terms(NEVER, ALWAYS))
    granted, possible = (reading.terms(unbarred(provision, bases)) for bases in (verified(variant), variant.bases))
    return Decided(granted, possible)


class Decision:
    """A provision on the day of a reading, wherever the worker works."""

    def __init__(self, reading: Reading, selector: Selector, provision: Provision) -> None:
        self.provision = provision
        self._reading = reading
        self._variants: dict[str, Decided] = {}
        where, known = reading.answers.value["work_region"], reading.answers.answered["work_region"]
        places: dict[tuple[str, ...], list[Any]] = defaultdict(list)
        groups: dict[tuple[str, ...], Group] = {}
        for index, place in enumerate([None, *reading.answers.places], start=-1):
            group = selector.candidates(provision, place, reading.day)
            key = tuple(variant.key for variant in group)
            groups[key] = group
            places[key].append(z3.Not(known) if place is None else z3.And(known, where == index))
        self.groups: list[tuple[Group, Any]] = [(group, z3.Or(places[key])) for key, group in groups.items()]

    @property
    def applies(self) -> bool:
        """Whether the provision is in the answer anywhere on this day."""
        return any(variant.bases for group, _ in self.groups for variant in group)

    def decided(self, variant: Variant) -> Decided:
        """One variant; without bases there is nothing to get."""
        if variant.key not in self._variants:
            self._variants[variant.key] = decide(self._reading, self.provision, variant)
        return self._variants[variant.key]

    def status(self, status: Status) -> Any:
        """Where the provision has this status: that of all places still possible, or open where they differ."""
        if status is Status.NEEDS_INFORMATION:
            return z3.Not(z3.Or([self.status(other) for other in Status if other is not status]))
        return self._by_place(lambda one: one.status(status))

    def _by_place(self, formula: Any) -> Any:
        return z3.Or([
            z3.And(place, *(formula(self.decided(variant)) for variant in group))
            for group, place in self.groups
        ])  # fmt: skip
