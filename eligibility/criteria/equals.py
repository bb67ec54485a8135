"""``equals``: a yes/no or a choice has exactly this value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.verdict import Verdict, verdict


@dataclass(frozen=True, slots=True)
class Equals(Operator):
    """``equals: {fact: flexible_registration, value: true}``."""

    key: ClassVar[str] = "equals"
    fact: str
    value: bool | str

    @classmethod
    def read(cls, given: Given) -> Equals:
        given.only("fact", "value")
        question = given.fact("fact", "boolean", "enum")
        value = given.raw["value"]
        if question.type == "enum":
            given.choices("value", question)
        elif not isinstance(value, bool):
            raise given.refuse("value", f"{value!r} is neither true nor false", "write true or false, without quotes")
        return cls(question.fact, value)

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        answer = facts.get(self.fact)
        return verdict(None if answer is None else answer == self.value)
