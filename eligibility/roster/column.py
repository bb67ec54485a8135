"""One column (一列): every distinct cell is read once, in Python, and its meaning spread over the column."""

from __future__ import annotations

from typing import Any

import polars as pl

from eligibility.columnar.schema import columns_of, stored
from eligibility.problems import Problem
from eligibility.roster.batch import dtype
from eligibility.roster.cells import CellReader
from eligibility.roster.plain_forms import plainly_read
from eligibility.rulebook.questions import Question

_REMEMBERED = 100_000  # distinct cells of a column whose meaning is kept from batch to batch


class ColumnReader:
    """Reads the column of one fact, batch after batch."""

    def __init__(self, question: Question, cells: CellReader) -> None:
        self.question = question
        self._cells = cells
        self._columns = columns_of(question)
        self._meanings: dict[str, tuple[Any, ...] | Problem] = {}

    def read(self, raw: pl.Series, problems: list[Problem]) -> tuple[list[pl.Series], pl.Series]:
        """The columns of the table of facts, and for each wrong cell the place of its problem, added to ``problems``."""
        quick = plainly_read(raw, self.question)
        slow = raw if quick is None else raw.set(quick.is_not_null(), None)
        distinct = slow.drop_nulls().unique(maintain_order=True)
        meanings = [self._meaning(written) for written in distinct.to_list()]
        found: list[int | None] = []
        for meaning in meanings:
            found.append(len(problems) if isinstance(meaning, Problem) else None)
            if isinstance(meaning, Problem):
                problems.append(meaning)
        numbers = pl.int_range(len(distinct), dtype=pl.Int32, eager=True)
        places = slow.replace_strict(distinct, numbers, default=None, return_dtype=pl.Int32)
        nothing = (None,) * len(self._columns)
        rows = [nothing if isinstance(meaning, Problem) else meaning for meaning in meanings]
        read = [
            pl.Series(column.name, [row[place] for row in rows], dtype=dtype(column)).gather(places).alias(column.name)
            for place, column in enumerate(self._columns)
        ]
        if quick is not None:
            read = [read[0].zip_with(quick.is_null(), quick)]
        return read, pl.Series(found, dtype=pl.Int32).gather(places)

    def _meaning(self, written: str) -> tuple[Any, ...] | Problem:
        known = self._meanings.get(written)
        if known is None:
            known = self._read(written)
            if len(self._meanings) >= _REMEMBERED:
                self._meanings.clear()
            self._meanings[written] = known
        return known

    def _read(self, written: str) -> tuple[Any, ...] | Problem:
        value = self._cells.read(written)
        if isinstance(value, Problem):
            return value.under(self.question.fact)
        row = stored({self.question.fact: value}, {self.question.fact: self.question})
        return tuple(row[column.name] for column in self._columns)
