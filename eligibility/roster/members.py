"""Members (成员): what one row of facts must hold against itself, whatever file it came from; the result is a batch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from eligibility.columnar.schema import columns
from eligibility.facts import FactReader
from eligibility.problems import Problem
from eligibility.roster.batch import ROW, Batch, dtype
from eligibility.roster.contradictory import Contradictions
from eligibility.roster.impossible import refuse_late_days, with_ages
from eligibility.roster.rejections import Rejections
from eligibility.rulebook import Rulebook
from eligibility.wording import Text, text


class Members:
    """Checks members for one rule base and day."""

    def __init__(self, book: Rulebook, reader: FactReader, as_of: date) -> None:
        self._book, self._as_of = book, as_of
        self._columns = columns(book.questions.by_fact)
        self._contradictions = Contradictions(book, reader, as_of)

    def batch(
        self,
        rows: pl.Series,
        kept: Sequence[pl.Series],
        read: dict[str, pl.Series],
        rejections: Rejections,
        blank: int = 0,
        warnings: tuple[Text, ...] = (),
    ) -> Batch:
        """Rows with their columns of facts, as far as the file has them; ``rejections`` holds what was wrong with single cells."""
        facts = pl.DataFrame(
            [read.get(column.name, _nothing(column.name, len(rows), dtype(column))) for column in self._columns]
        )
        refuse_late_days(facts, self._book, self._as_of, rejections)
        facts = with_ages(facts, self._book, self._as_of, rejections)
        facts = facts.insert_column(0, rows.alias(ROW))
        self._refuse_contradictions(facts.filter(~rejections.struck), rejections, rows)
        frame = pl.DataFrame([facts[ROW], *kept, *facts.get_columns()[1:]]).filter(~rejections.struck)
        names = tuple(column.name for column in kept)
        problems = tuple(rejections.problems)
        return Batch(frame, names, rejections.table(), problems, len(rows), blank, warnings)

    def _refuse_contradictions(self, sound: pl.DataFrame, rejections: Rejections, rows: pl.Series) -> None:
        """Only rows that are sound otherwise are looked at, as with one worker."""
        found = self._contradictions.contradictory(sound)
        for (fact, message), part in found.group_by("fact", "message", maintain_order=True):
            hint = text("请改正其中一项，或把不确定的那项留空")
            problem = Problem((str(fact),), Text(str(message)), hint)
            rejections.strike(str(fact), rows.is_in(part[ROW].implode()), problem, str(fact))


def _nothing(name: str, height: int, kind: type[pl.DataType]) -> pl.Series:
    return pl.repeat(None, height, dtype=kind, eager=True).alias(name)
