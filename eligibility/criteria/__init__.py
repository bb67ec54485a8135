"""Criteria (判断标准): named tests over facts, each one operator of a closed set. One file an operator."""

from __future__ import annotations

from eligibility.criteria.age_line import AgeLine
from eligibility.criteria.compare import Compare
from eligibility.criteria.equals import Equals
from eligibility.criteria.includes_any import IncludesAny
from eligibility.criteria.listed import Listed
from eligibility.criteria.months_since import MonthsSince
from eligibility.criteria.on_or_after import OnOrAfter
from eligibility.criteria.one_of import OneOf
from eligibility.criteria.operator import Circumstances, Facts, Given, Operator
from eligibility.criteria.same_area import SameArea
from eligibility.criteria.same_year import SameYear
from eligibility.criteria.within import Within

OPERATORS: dict[str, type[Operator]] = {
    operator.key: operator
    for operator in (
        AgeLine,
        Compare,
        Equals,
        IncludesAny,
        Listed,
        MonthsSince,
        OnOrAfter,
        OneOf,
        SameArea,
        SameYear,
        Within,
    )
}

__all__ = ["OPERATORS", "Circumstances", "Facts", "Given", "Operator"]
