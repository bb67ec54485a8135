"""``same_area``: two places lie in one social-insurance area (统筹地区).

The area is approximated by the prefecture, a municipality as a whole, or a county that its province governs directly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.verdict import Verdict, verdict


@dataclass(frozen=True, slots=True)
class SameArea(Operator):
    """``same_area: {fact: hukou_region, as: work_region}``."""

    key: ClassVar[str] = "same_area"
    fact: str
    other: str

    @classmethod
    def read(cls, given: Given) -> SameArea:
        given.only("fact", "as")
        return cls(given.fact("fact", "region").fact, given.fact("as", "region").fact)

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact, self.other)

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        one, other = facts.get(self.fact), facts.get(self.other)
        if one is None or other is None:
            return Verdict.UNKNOWN
        areas = at.regions.insurance_area(one), at.regions.insurance_area(other)
        if None not in areas:
            return verdict(areas[0] == areas[1])
        # a bare province leaves the area open, unless the two lie in different provinces
        return Verdict.UNKNOWN if one[:2] == other[:2] else Verdict.FALSE
