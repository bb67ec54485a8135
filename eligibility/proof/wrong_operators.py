"""Tests over answers with one mistake (写错的判断): another value, another sign, a line moved by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any as Anything

from eligibility.criteria import Operator
from eligibility.criteria.age_line import AgeLine
from eligibility.criteria.compare import Compare
from eligibility.criteria.equals import Equals
from eligibility.criteria.includes_any import IncludesAny
from eligibility.criteria.months_since import MonthsSince
from eligibility.criteria.on_or_after import OnOrAfter
from eligibility.criteria.one_of import OneOf

_DAY = timedelta(days=1)
_FLIPPED = {">=": ("<", ">"), ">": ("<=", ">="), "<=": (">", "<"), "<": (">=", "<=")}


def wrong_operators(operator: Operator) -> Iterator[tuple[str, Operator]]:
    """Every operator with one mistake, and what it is."""
    if isinstance(operator, Equals) and isinstance(operator.value, bool):
        yield "true for false", replace(operator, value=not operator.value)
    if isinstance(operator, OneOf | IncludesAny):
        for value in sorted(operator.values) if len(operator.values) > 1 else ():
            yield f"without {value}", replace(operator, values=operator.values - {value})
    if isinstance(operator, Compare):
        for sign in _FLIPPED[operator.comparison]:
            yield f"{sign} for {operator.comparison}", replace(operator, comparison=sign)
    if isinstance(operator, OnOrAfter):
        for step in (-1, 1):
            yield f"day {step:+}", replace(operator, day=operator.day + step * _DAY)
    numbers = {Compare: ("value",), MonthsSince: ("at_most",), AgeLine: ("female", "male", "plus")}
    for slot in numbers.get(type(operator), ()):
        number = getattr(operator, slot)
        for step in (-1, 1) if isinstance(number, int) and (slot != "plus" or number) else ():
            changes: Anything = {slot: number + step}
            yield f"{slot} {step:+}", replace(operator, **changes)  # type: ignore[type-var]
