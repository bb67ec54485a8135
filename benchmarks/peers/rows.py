"""A Parquet file of any number of rows that both sides read: workers who have answered everything, drawn again and again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy
import polars as pl
from polars.io.plugins import register_io_source

from benchmarks.peers.population import fully_answered
from benchmarks.workers import AS_OF, SEED
from eligibility.columnar.polars_engine import schema_of
from eligibility.columnar.schema import columns, stored
from eligibility.rulebook import Rulebook

DIFFERENT = 5_000
"""So many workers differ; more rows are drawn from them."""
_ROW_GROUP = 262_144


def workers(book: Rulebook, count: int = DIFFERENT) -> pl.DataFrame:
    """The workers from whom rows are drawn, as a table of facts, days as dates."""
    questions = book.questions.by_fact
    every = columns(questions)
    rows = [stored(facts, questions) for _, facts in fully_answered(book, AS_OF, count)]
    days = [column.name for column in every if column.question.type == "date"]
    return pl.DataFrame(rows, schema=schema_of(every)).with_columns(pl.col(days).cast(pl.Date))


def write_rows(path: Path, frame: pl.DataFrame, rows: int) -> None:
    """Write so many rows, drawn from these workers; the first of them are the same whatever their number."""

    def source(
        with_columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, batch_size: int | None
    ) -> Iterator[pl.DataFrame]:
        drawn = numpy.random.default_rng(SEED)
        for start in range(0, rows, _ROW_GROUP):
            block = frame[drawn.integers(0, frame.height, _ROW_GROUP)].head(rows - start)
            yield block if with_columns is None else block.select(with_columns)

    register_io_source(source, schema=frame.schema).sink_parquet(
        path, compression="zstd", compression_level=1, statistics=False, row_group_size=_ROW_GROUP
    )
