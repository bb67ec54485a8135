"""``within``: a place lies in a region; unknown where the place is given too coarsely to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.rulebook.region_codes import unknown_region
from eligibility.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Within(Operator):
    """``within: {fact: hukou_region, region: "330000"}``."""

    key: ClassVar[str] = "within"
    fact: str
    region: str

    @classmethod
    def read(cls, given: Given) -> Within:
        given.only("fact", "region")
        question = given.fact("fact", "region")
        region = given.raw["region"]
        if not isinstance(region, str) or given.regions.get(region) is None:
            raise given.refuse("region", *unknown_region(given.regions, region))
        return cls(question.fact, region)

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        return at.regions.within(facts.get(self.fact), self.region)
