"""From codes and numbers to the columns of the table of facts, as ``eligibility.columnar.schema`` says them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from eligibility.columnar.polars_engine import STORAGE
from eligibility.columnar.schema import Column, Kind, columns
from eligibility.population.tables import Array
from eligibility.rulebook.questions import Question


class Columns:
    """The columns of one set of questions. Words are a dictionary of the choices (``Enum``), which keeps files small."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self._columns = columns(questions)
        self.schema = pl.Schema({column.name: _type(column) for column in self._columns})
        self._words = {
            column.name: pl.Series([*column.question.choices, None], dtype=_type(column))
            for column in self._columns
            if column.kind is Kind.WORD
        }

    def frame(self, found: Mapping[str, Array]) -> pl.DataFrame:
        """The table: codes beyond the answers, and numbers below zero, are unknown."""
        raw = pl.DataFrame({column.name: self._raw(column, found[column.name]) for column in self._columns})
        return raw.select(_typed(column) for column in self._columns)

    def _raw(self, column: Column, values: Array) -> pl.Series:
        if column.kind is not Kind.WORD:
            return pl.Series(column.name, values)
        words = self._words[column.name]
        return words.gather(pl.Series(np.minimum(values, np.uint8(len(words) - 1)))).alias(column.name)


def _type(column: Column) -> pl.DataType | type[pl.DataType]:
    return pl.Enum(list(column.question.choices)) if column.kind is Kind.WORD else STORAGE[column.kind]


def _typed(column: Column) -> pl.Expr:
    value = pl.col(column.name)
    match column.kind:
        case Kind.WORD:
            return value
        case Kind.BOOLEAN:
            return pl.when(value < 2).then(value == 1)
        case kind:
            return pl.when(value >= 0).then(value.cast(STORAGE[kind]))
