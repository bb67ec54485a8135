"""``same_year``: a month lies in the calendar year of the day asked about, or in that of another month.

With ``as`` it says, for instance, that a certificate was obtained in the year of graduation (毕业年度).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.months import month_of
from eligibility.verdict import Verdict, verdict
from eligibility.wording import Text, text


@dataclass(frozen=True, slots=True)
class SameYear(Operator):
    """``same_year: {fact: graduation_month}``, ``same_year: {fact: graduation_month, as: certificate_month}``."""

    key: ClassVar[str] = "same_year"
    fact: str
    other: str | None

    @classmethod
    def read(cls, given: Given) -> SameYear:
        given.only("fact", *(["as"] if "as" in given.raw else []))
        other = given.fact("as", "month").fact if "as" in given.raw else None
        return cls(given.fact("fact", "month").fact, other)

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact, *([self.other] if self.other else []))

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        month, other = facts.get(self.fact), facts.get(self.other) if self.other else month_of(at.as_of)
        return verdict(None if month is None or other is None else month // 12 == other // 12)

    def turning_days(self, facts: Facts, at: Circumstances) -> tuple[date, ...]:
        month = facts.get(self.fact)
        if month is None or self.other is not None:
            return ()
        return date(month // 12, 1, 1), date(month // 12 + 1, 1, 1)

    def detail(self, facts: Facts, at: Circumstances) -> Text | None:
        month = facts.get(self.fact)
        return None if month is None else text("{year}年1月1日至12月31日", year=month // 12)
