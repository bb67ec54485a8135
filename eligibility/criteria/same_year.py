"""``same_year``: a month lies in the calendar year of the day asked about (such as the year of graduation, 毕业年度)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.verdict import Verdict, verdict
from eligibility.wording import Text, text


@dataclass(frozen=True, slots=True)
class SameYear(Operator):
    """``same_year: {fact: graduation_month}``."""

    key: ClassVar[str] = "same_year"
    fact: str

    @classmethod
    def read(cls, given: Given) -> SameYear:
        given.only("fact")
        return cls(given.fact("fact", "month").fact)

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        month = facts.get(self.fact)
        return verdict(None if month is None else month // 12 == at.as_of.year)

    def detail(self, facts: Facts, at: Circumstances) -> Text | None:
        month = facts.get(self.fact)
        return None if month is None else text("{year}年1月1日至12月31日", year=month // 12)
