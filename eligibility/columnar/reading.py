"""A table as users have it, read as the table of facts: columns that are missing, dates, codes of places written as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw

from eligibility.columnar.schema import Column, Kind, columns
from eligibility.columnar.stages import Frame, TableEngine
from eligibility.rulebook.questions import Question

_STORED: dict[Kind, Any] = {
    Kind.BOOLEAN: nw.Boolean,
    Kind.INTEGER: nw.Int32,
    Kind.LONG: nw.Int64,
    Kind.WORD: nw.String,
}


class TableError(TypeError):
    """A column that cannot hold its fact; says which, what it is, and what it should be."""


def as_facts(frame: Frame, questions: Mapping[str, Question], engine: TableEngine) -> Frame:
    """The frame with every column of facts as it is stored. Raises TableError."""
    schema = frame.collect_schema()
    read: dict[str, Any] = {}
    days: list[str] = []
    for column in columns(questions):
        if column.question.type == "date" and schema.get(column.name) == nw.Date:
            days.append(column.name)
            continue
        expr = _read(column, schema.get(column.name))
        if expr is not None:
            read[column.name] = expr
    frame = engine.read_days(frame, days) if days else frame
    return frame.with_columns(**read) if read else frame


def _read(column: Column, found: Any) -> Any:
    """How a column is read, None where it is stored as it should be already."""
    stored = _STORED[column.kind]
    if found is None:
        return nw.lit(None, dtype=stored)
    if found == stored or (column.kind is Kind.WORD and isinstance(found, nw.Enum)):
        return None
    if found == nw.Unknown or (column.kind in (Kind.INTEGER, Kind.LONG) and found.is_integer()):
        return nw.col(column.name).cast(stored)
    if column.question.type == "region" and found == nw.String:
        return nw.col(column.name).cast(nw.Int32)
    if column.kind is Kind.WORD and found == nw.Categorical:
        return nw.col(column.name).cast(nw.String)
    raise TableError(f'column "{column.name}" is {found}; it holds {_expected(column)}')


def _expected(column: Column) -> str:
    match column.question.type:
        case "money":
            return "whole fen as integers"
        case "hours":
            return "hundredths of an hour as integers"
        case "month":
            return "months as integers, year * 12 + month - 1"
        case "date":
            return "dates"
        case "region":
            return "six-digit codes, as integers or text"
        case "enum":
            return "one of " + ", ".join(column.question.choices)
        case other:
            return {"integer": "integers"}.get(other, "true or false")
