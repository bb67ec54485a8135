"""``months_since``: a month has passed, and not more than so many months ago.

A month counts from its last day: within 24 months of 2024-11 ends on 2026-11-30, that day included.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.months import completed_month, last_day, month_of
from eligibility.verdict import Verdict, verdict
from eligibility.wording import Text, text


@dataclass(frozen=True, slots=True)
class MonthsSince(Operator):
    """``months_since: {fact: graduation_month, at_most: 24}``."""

    key: ClassVar[str] = "months_since"
    fact: str
    at_most: int | str

    @classmethod
    def read(cls, given: Given) -> MonthsSince:
        given.only("fact", "at_most")
        return cls(given.fact("fact", "month").fact, given.number("at_most"))

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        month, limit = facts.get(self.fact), at.number(self.at_most)
        if month is None or limit is None:
            return Verdict.UNKNOWN
        return verdict(month_of(at.as_of) - limit <= month <= completed_month(at.as_of))

    def detail(self, facts: Facts, at: Circumstances) -> Text | None:
        month, limit = facts.get(self.fact), at.number(self.at_most)
        if month is None or limit is None:
            return None
        if month > completed_month(at.as_of):
            return text("从{day}起算", day=last_day(month))
        return text("算到{day}为止，含当天", day=last_day(month + limit))
