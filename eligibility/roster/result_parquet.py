"""A result as Parquet (结果 Parquet): streamed from file to file, so that any number of members takes the same memory."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import polars as pl
from polars.io.plugins import register_io_source

from eligibility.roster.answering import LostRowsError, kept_columns
from eligibility.roster.answers import Answers
from eligibility.roster.batch import ROW, Batch
from eligibility.roster.progress import Progress
from eligibility.roster.rejects_file import RejectsFile
from eligibility.roster.tally import Tally


def write_parquet(
    batches: Iterator[Batch], answers: Answers, path: Path, rejects: RejectsFile, progress: Progress
) -> Tally:
    """Write the answers to a roster. One plan runs over all batches, while they are being read.

    Raises OSError where it cannot be written, LostRowsError rather than lose somebody, and what reading raises.
    """
    tally, failures = Tally(answers), list[BaseException]()
    first = next(batches)
    kept = kept_columns(first, answers)
    names = dict(zip(first.kept, kept, strict=True))

    def source(
        with_columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, batch_size: int | None
    ) -> Iterator[pl.DataFrame]:
        try:
            for batch in chain([first], batches):
                frame = batch.frame.rename(names)
                tally.read(batch)
                rejects.add(batch.rejects())
                progress(tally.rows)
                yield frame if with_columns is None else frame.select(with_columns)
        except Exception as error:
            failures.append(error)  # polars would tell its text only
            raise

    lazy = register_io_source(source, schema=first.frame.rename(names).schema)
    try:
        answers.to(lazy, [ROW, *kept]).sink_parquet(path, compression="zstd", compression_level=1, engine="streaming")
    except pl.exceptions.ComputeError as error:
        raise (failures[0] if failures else OSError(str(error))) from error
    tally.add(pl.scan_parquet(path))
    if tally.answered != tally.rows - tally.rejected:
        raise LostRowsError(f"{tally.rows} rows read, {tally.answered} answered, {tally.rejected} rejected")
    return tally
