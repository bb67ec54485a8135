"""``compare``: a number against a literal or a dated parameter."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.rulebook.faults import did_you_mean
from eligibility.verdict import Verdict, verdict

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
}


@dataclass(frozen=True, slots=True)
class Compare(Operator):
    """``compare: {fact: registered_unemployed_months, is: ">=", value: 6}``; money is given in fen."""

    key: ClassVar[str] = "compare"
    fact: str
    comparison: str
    value: int | str

    @classmethod
    def read(cls, given: Given) -> Compare:
        given.only("fact", "is", "value")
        question = given.fact("fact", "integer", "money", "hours")
        if given.raw["is"] not in COMPARISONS:
            raise given.refuse(
                "is", f"{given.raw['is']!r} is no comparison", did_you_mean(given.raw["is"], COMPARISONS)
            )
        return cls(question.fact, given.raw["is"], given.number("value"))

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        answer, limit = facts.get(self.fact), at.number(self.value)
        if answer is None or limit is None:
            return Verdict.UNKNOWN
        return verdict(COMPARISONS[self.comparison](answer, limit))
