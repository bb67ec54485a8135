"""``includes_any``: a list of choices holds at least one of these values; an empty list holds none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.verdict import Verdict, verdict


@dataclass(frozen=True, slots=True)
class IncludesAny(Operator):
    """``includes_any: {fact: hardship, values: [disabled]}``."""

    key: ClassVar[str] = "includes_any"
    fact: str
    values: frozenset[str]

    @classmethod
    def read(cls, given: Given) -> IncludesAny:
        given.only("fact", "values")
        question = given.fact("fact", "enum_list")
        return cls(question.fact, given.choices("values", question))

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        answer = facts.get(self.fact)
        return verdict(None if answer is None else not self.values.isdisjoint(answer))
