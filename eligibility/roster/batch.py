"""What reading yields (一批): accepted members as a table of facts, and the rejected cells with their reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from eligibility.columnar.polars_engine import STORAGE
from eligibility.columnar.schema import Column
from eligibility.problems import Problem
from eligibility.wording import Text

ROW = "row"
REJECTED = {ROW: pl.Int64, "column": pl.String, "fact": pl.String, "value": pl.String, "problem": pl.Int32}
_SHOWN = 40


def dtype(column: Column) -> type[pl.DataType]:
    """What polars stores a column of the table of facts as."""
    return STORAGE[column.kind]


@dataclass(frozen=True, slots=True)
class Reject:
    """One cell that cannot be used: where it stands, what it said (shortened), why not, and how to mend it.

    ``row`` is counted as a spreadsheet program counts, ``column`` is the header as written, ``fact`` None for a column that is none.
    """

    row: int
    column: str
    fact: str | None
    value: str
    reason: Text
    hint: Text | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Some members of a roster, in the order of the file.

    ``frame`` holds the accepted rows: ``row``, the ``kept`` columns as text, and every column of the table of facts.
    ``rejected`` has one row for each cell that is wrong, ``problem`` being its place in ``problems``; :meth:`rejects` reads both.
    ``rows`` counts members: accepted rows and rejected ones. ``blank`` counts the empty rows between them, which are none.
    ``warnings`` are about the file; each comes once, mostly with the first batch.
    """

    frame: pl.DataFrame
    kept: tuple[str, ...]
    rejected: pl.DataFrame
    problems: tuple[Problem, ...]
    rows: int
    blank: int = 0
    warnings: tuple[Text, ...] = ()

    @property
    def rejected_rows(self) -> int:
        """How many rows have at least one reject."""
        return self.rejected[ROW].n_unique() if self.rejected.height else 0

    def rejects(self) -> Iterator[Reject]:
        """Every wrong cell, by row, then in the order of the columns."""
        for row, column, fact, value, problem in self.rejected.iter_rows():
            found = self.problems[problem]
            yield Reject(row, column, fact, value, found.detail, found.hint)


def shortened(values: pl.Series) -> pl.Series:
    """Values as rejects repeat them; nothing for an empty cell."""
    text = values.fill_null("")
    return pl.select(
        pl.when(text.str.len_chars() > _SHOWN).then(text.str.slice(0, _SHOWN) + "…").otherwise(text)
    ).to_series()
