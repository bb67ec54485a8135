"""A roster as one stream (流): one plan answers all batches while they are read; a plan for each would take longer than its rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain

import polars as pl
from polars.io.plugins import register_io_source

from eligibility.roster.answering import LostRowsError, kept_columns
from eligibility.roster.answers import Answers
from eligibility.roster.batch import ROW, Batch
from eligibility.roster.progress import Progress
from eligibility.roster.rejects_file import RejectsFile
from eligibility.roster.tally import Tally


class Stream:
    """``frame`` gives the answers to a roster once, in the order of the file; ``kept`` are its columns beside row and answers.

    ``tally`` counts what is read. Whoever writes the frame adds to it what was answered, and then asks :meth:`counted`.
    """

    def __init__(self, batches: Iterator[Batch], answers: Answers, rejects: RejectsFile, progress: Progress) -> None:
        """Raises what reading the first batch raises."""
        first = next(batches)
        self.kept = kept_columns(first, answers)
        self.tally = Tally(answers)
        names = dict(zip(first.kept, self.kept, strict=True))
        self._reading = _Reading(chain([first], batches), names, self.tally, rejects, progress)
        source = register_io_source(self._reading.source, schema=first.frame.rename(names).schema)
        self.frame: pl.LazyFrame = answers.to(source, [ROW, *self.kept])

    @contextmanager
    def running(self) -> Iterator[None]:
        """While the frame is collected. Raises what reading raises, and OSError where polars fails by itself."""
        try:
            yield
        except pl.exceptions.ComputeError as error:
            failures = self._reading.failures
            raise (failures[0] if failures else OSError(str(error))) from error

    def counted(self) -> Tally:
        """The tally, once all is written. Raises LostRowsError unless every row that was read is answered or rejected."""
        told = self.tally
        if told.answered != told.rows - told.rejected:
            raise LostRowsError(f"{told.rows} rows read, {told.answered} answered, {told.rejected} rejected")
        return told


@dataclass(slots=True)
class _Reading:
    """What the frame reads from.

    It knows nothing of the frame: the collector does not see through polars, and a circle through it would never be freed.
    """

    batches: Iterator[Batch]
    names: dict[str, str]
    tally: Tally
    rejects: RejectsFile
    progress: Progress
    failures: list[BaseException] = field(default_factory=list)

    def source(
        self, with_columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, batch_size: int | None
    ) -> Iterator[pl.DataFrame]:
        """What polars asks for, and asks for once."""
        try:
            for batch in self.batches:
                frame = batch.frame.rename(self.names)
                self.tally.read(batch)
                self.rejects.add(batch.rejects())
                self.progress(self.tally.rows)
                yield frame if with_columns is None else frame.select(with_columns)
        except Exception as error:
            self.failures.append(error)  # polars would tell its text only
            raise
