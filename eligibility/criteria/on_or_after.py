"""``on_or_after``: a date is not earlier than a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.verdict import Verdict, verdict


@dataclass(frozen=True, slots=True)
class OnOrAfter(Operator):
    """``on_or_after: {fact: injury_date, day: "2025-07-01"}``; a fact never lies after ``as_of``."""

    key: ClassVar[str] = "on_or_after"
    fact: str
    day: date

    @classmethod
    def read(cls, given: Given) -> OnOrAfter:
        given.only("fact", "day")
        question = given.fact("fact", "date")
        try:
            return cls(question.fact, date.fromisoformat(str(given.raw["day"])))
        except ValueError as error:
            raise given.refuse("day", f"{given.raw['day']!r} is no date", 'write it like "2025-07-01"') from error

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        answer = facts.get(self.fact)
        if answer is None:
            return Verdict.FALSE if at.as_of < self.day else Verdict.UNKNOWN
        return verdict(answer >= self.day)
