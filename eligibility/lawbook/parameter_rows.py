"""Parameters as rows (参数的取值): where and between which days a value holds, and the clause that sets it."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from eligibility.criteria import Operator
from eligibility.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a parameter. ``regions`` are codes; a value for the whole country has ``000000``."""

    regions: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    value: int
    clause: str


def rows(book: Rulebook, name: str) -> Iterator[Row]:
    """The values of a parameter in the order of the rule file.

    A value that names neither regions nor a clause of its own has those of the parameter's clause.
    """
    parameter = book.parameters[name]
    for dated in getattr(parameter, "rows", None) or parameter.values:
        clause = getattr(dated, "clause", None) or parameter.clause
        regions = getattr(dated, "regions", None) or (book.clauses[clause].document.region,)
        yield Row(tuple(regions), dated.valid_from, dated.valid_to, dated.value, clause)


def used_by(operator: Operator, parameters: Container[str]) -> Iterator[str]:
    """The parameters that an operator's declaration names."""
    for field in dataclasses.fields(operator):  # type: ignore[arg-type]  # every operator is a dataclass
        value = getattr(operator, field.name)
        if isinstance(value, str) and value in parameters and value not in operator.facts:
            yield value
