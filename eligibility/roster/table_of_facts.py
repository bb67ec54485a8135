"""Members of a file that is a table of facts already."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from eligibility.roster.batch import Batch
from eligibility.roster.facts_table import FactsTable
from eligibility.roster.headers import beside_columns
from eligibility.roster.members import Members
from eligibility.roster.parquet_source import NUMBER, ParquetFile
from eligibility.roster.rejections import Rejections


def stored_members(source: ParquetFile, table: FactsTable, members: Members) -> Iterator[Batch]:
    """Batches of such a file.

    Raises RosterError where a column is not of the type that the table of facts has.
    """
    table.check(source.schema)
    beside = [name for name in source.schema if name not in table.names]
    called = dict(zip(beside, beside_columns(beside, table.names), strict=True))
    for part in source.slices():
        rows = part[NUMBER]
        rejections = Rejections(rows, lambda name, part=part: (name, _cells(part, name)))  # type: ignore[misc]
        facts, wrong = table.read(part)
        for column, bad, problem in wrong:
            rejections.strike(column.name, bad, problem, column.question.fact)
        kept = [part[name].cast(pl.String).alias(called[name]) for name in beside]
        yield members.batch(rows, kept, {column.name: column for column in facts.get_columns()}, rejections)


def _cells(part: pl.DataFrame, name: str) -> pl.Series:
    return (
        part[name].cast(pl.String) if name in part.columns else pl.repeat("", part.height, dtype=pl.String, eager=True)
    )
