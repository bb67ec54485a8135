"""``months_since``: a month has passed, and not more than so many months ago.

A month counts from its last day: within 24 months of 2024-11 ends on 2026-11-30, that day included.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
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
    may_lie_ahead: bool

    @classmethod
    def read(cls, given: Given) -> MonthsSince:
        given.only("fact", "at_most")
        question = given.fact("fact", "month")
        return cls(question.fact, given.number("at_most"), question.future_months is not None)

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        month, limit = facts.get(self.fact), at.number(self.at_most)
        if month is None or limit is None:
            return Verdict.UNKNOWN
        return verdict(month_of(at.as_of) - limit <= month <= self._latest(at))

    def _latest(self, at: Circumstances) -> int:
        """The latest month that has come: one that may lie ahead of the day has come with its last day, any other has come
        because it was stated (nobody holds a certificate of the future)."""
        return completed_month(at.as_of) if self.may_lie_ahead else month_of(at.as_of)

    def turning_days(self, facts: Facts, at: Circumstances) -> tuple[date, ...]:
        month, limit = facts.get(self.fact), at.number(self.at_most)
        if month is None or limit is None:
            return ()
        return last_day(month), last_day(month + limit) + timedelta(days=1)

    def detail(self, facts: Facts, at: Circumstances) -> Text | None:
        month, limit = facts.get(self.fact), at.number(self.at_most)
        if month is None or limit is None:
            return None
        if month > self._latest(at):
            return text("从{day}起算", day=last_day(month))
        return text("算到{day}为止，含当天", day=last_day(month + limit))
