"""``listed``: platform *and* line of work are both in the occupational-injury scheme on a day.

Tested on ``as_of``, or with ``on`` on the day of a fact. The scheme only ever grew, so a pair that is not listed today was not
listed on any earlier day either: that is decided without asking for the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.verdict import Verdict, verdict


@dataclass(frozen=True, slots=True)
class Listed(Operator):
    """``listed: {platform: platform, occupation: occupation, on: injury_date}``."""

    key: ClassVar[str] = "listed"
    platform: str
    occupation: str
    on: str | None

    @classmethod
    def read(cls, given: Given) -> Listed:
        given.only("platform", "occupation", *(["on"] if "on" in given.raw else []))
        day = given.fact("on", "date").fact if "on" in given.raw else None
        return cls(given.fact("platform", "enum").fact, given.fact("occupation", "enum").fact, day)

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.platform, self.occupation, *([self.on] if self.on else []))

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        listed_today = self._match(facts, at.listings.pairs(at.as_of))
        if self.on is None or listed_today is Verdict.FALSE:
            return listed_today
        day = facts.get(self.on)
        return Verdict.UNKNOWN if day is None else self._match(facts, at.listings.pairs(day))

    def turning_days(self, facts: Facts, at: Circumstances) -> tuple[date, ...]:
        return () if self.on is not None else tuple(row.since for row in at.listings.rows)

    def _match(self, facts: Facts, pairs: frozenset[tuple[str, str]]) -> Verdict:
        platform, occupation = facts.get(self.platform), facts.get(self.occupation)
        if platform is not None and occupation is not None:
            return verdict((platform, occupation) in pairs)
        possible = any(
            (platform is None or platform == listed) and (occupation is None or occupation == line)
            for listed, line in pairs
        )
        return Verdict.UNKNOWN if possible else Verdict.FALSE
