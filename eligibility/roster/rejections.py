"""Rejections (不能用的格子): collected column by column for one batch, with the rows they strike out."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from eligibility.problems import Problem
from eligibility.roster.batch import REJECTED, ROW, shortened


class Rejections:
    """The wrong cells of one batch.

    ``shown`` gives for a fact or an echoed column its header as written, and its cells as written.
    """

    def __init__(self, rows: pl.Series, shown: Callable[[str], tuple[str, pl.Series]]) -> None:
        self._rows, self._shown = rows, shown
        self._parts: list[pl.DataFrame] = []
        self.problems: list[Problem] = []
        self.struck = pl.repeat(False, len(rows), dtype=pl.Boolean, eager=True)

    def problem(self, problem: Problem) -> int:
        """Take in one problem; the result is its place."""
        self.problems.append(problem)
        return len(self.problems) - 1

    def add(self, name: str, places: pl.Series, fact: str | None) -> None:
        """Reject the cells of a column wherever the place of a problem stands."""
        wrong = places.is_not_null()
        if not wrong.any():
            return
        header, cells = self._shown(name)
        part = pl.DataFrame(
            {
                ROW: self._rows.filter(wrong),
                "column": pl.repeat(header, int(wrong.sum()), dtype=pl.String, eager=True),
                "fact": pl.repeat(fact, int(wrong.sum()), dtype=pl.String, eager=True),
                "value": shortened(cells.filter(wrong)),
                "problem": places.filter(wrong).cast(pl.Int32),
            }
        )
        self._parts.append(part)
        self.struck = self.struck | wrong

    def strike(self, name: str, wrong: pl.Series, problem: Problem, fact: str | None) -> None:
        """Reject the cells of a column wherever something holds, all for one reason."""
        if wrong.any():
            place = self.problem(problem)
            self.add(name, pl.select(pl.when(wrong).then(pl.lit(place, pl.Int32))).to_series(), fact)

    def table(self) -> pl.DataFrame:
        """All of them, by row, then in the order in which they were found."""
        if not self._parts:
            return pl.DataFrame(schema=REJECTED)
        return pl.concat(self._parts).sort(ROW, maintain_order=True)
