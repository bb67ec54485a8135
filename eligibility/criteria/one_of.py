"""``one_of``: a choice is one of these values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.verdict import Verdict, verdict


@dataclass(frozen=True, slots=True)
class OneOf(Operator):
    """``one_of: {fact: occupation, values: [food_delivery, courier]}``."""

    key: ClassVar[str] = "one_of"
    fact: str
    values: frozenset[str]

    @classmethod
    def read(cls, given: Given) -> OneOf:
        given.only("fact", "values")
        question = given.fact("fact", "enum")
        return cls(question.fact, given.choices("values", question))

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        answer = facts.get(self.fact)
        return verdict(None if answer is None else answer in self.values)
