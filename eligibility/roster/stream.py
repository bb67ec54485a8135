"""A roster as one stream (流): one plan answers all batches while they are read; a plan for each would take longer than its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain

import polars as pl
from polars.io.plugins import register_io_source

from eligibility.roster.answering import LostRowsError, kept_columns
from eligibility.roster.answers import Answers
from eligibility.roster.batch import ROW, Batch
from eligibility.roster.tally import Tally


class Stream:
    """``frame`` gives the answers to a roster once, in the order of the file; ``kept`` are its columns beside row and answers."""

    def __init__(self, batches: Iterator[Batch], answers: Answers, read: Callable[[Batch], None]) -> None:
        """``read`` is told each batch as it comes. Raises what reading the first one raises."""
        first = next(batches)
        self.kept = kept_columns(first, answers)
        self._names = dict(zip(first.kept, self.kept, strict=True))
        self._batches, self._read = chain([first], batches), read
        self._failures: list[BaseException] = []
        source = register_io_source(self._source, schema=first.frame.rename(self._names).schema)
        self.frame: pl.LazyFrame = answers.to(source, [ROW, *self.kept])

    @contextmanager
    def running(self) -> Iterator[None]:
        """While the frame is collected. Raises what reading raises, and OSError where polars fails by itself."""
        try:
            yield
        except pl.exceptions.ComputeError as error:
            raise (self._failures[0] if self._failures else OSError(str(error))) from error

    def _source(
        self, with_columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, batch_size: int | None
    ) -> Iterator[pl.DataFrame]:
        try:
            for batch in self._batches:
                frame = batch.frame.rename(self._names)
                self._read(batch)
                yield frame if with_columns is None else frame.select(with_columns)
        except Exception as error:
            self._failures.append(error)  # polars would tell its text only
            raise


def all_answered(tally: Tally) -> None:
    """Raises LostRowsError unless every row that was read is answered or rejected."""
    if tally.answered != tally.rows - tally.rejected:
        raise LostRowsError(f"{tally.rows} rows read, {tally.answered} answered, {tally.rejected} rejected")
