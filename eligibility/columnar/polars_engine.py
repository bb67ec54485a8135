"""Polars: the engine for one machine, in memory or streaming from file to file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import narwhals as nw
import polars as pl

from eligibility.columnar.schema import Column, Kind
from eligibility.columnar.stages import Frame, Lookup

STORAGE: dict[Kind, type[pl.DataType]] = {
    Kind.BOOLEAN: pl.Boolean,
    Kind.INTEGER: pl.Int32,
    Kind.LONG: pl.Int64,
    Kind.WORD: pl.String,
}


def schema_of(columns: Iterable[Column]) -> pl.Schema:
    """The types of the table of facts."""
    return pl.Schema({column.name: STORAGE[column.kind]() for column in columns})


_SPARSE = 16
"""From so many numbers a row on the keys of a table leave gaps that are worth closing."""


class PolarsEngine:
    """Runs plans on Polars' lazy frames."""

    def join(self, frame: Frame, lookup: Lookup) -> Frame:
        """Look all columns up by position, at once: a join would copy every other column of the rows once for each table."""
        table, key, at = _table(lookup), pl.col(lookup.key), f"__at__{lookup.key}"
        highest = max(lookup.columns[lookup.key], default=0)
        # codes of places: a row's position first, or every column would be a million long
        if highest > _SPARSE * len(table):
            positions = _dense(table.select(lookup.key).with_row_index(at), lookup.key, highest)
            position = _looked_up(key, positions[at])
        else:
            table, position = _dense(table, lookup.key, highest), key.cast(pl.UInt32, strict=False)
        values = table.drop(lookup.key)
        empty = [each.name for each in values if each.null_count() == len(values)]
        native = frame.to_native().with_columns(pl.lit(None, values.schema[name]).alias(name) for name in empty)
        if told := [name for name in values.columns if name not in empty]:
            found = _looked_up(position.fill_null(len(values)), values.select(told).to_struct())
            native = native.with_columns(found.alias(at)).with_columns(pl.col(at).struct.field(told)).drop(at)
        joined: Frame = nw.from_native(native)
        return joined

    def read_days(self, frame: Frame, days: Iterable[str]) -> Frame:
        """The frame, its dates written as the numbers of their days."""
        return frame.with_columns(nw.col(name).cast(nw.Int32) for name in days)

    def write_days(self, frame: Frame, days: Iterable[str]) -> Any:
        """The native frame, its days written as dates."""
        native: pl.LazyFrame = frame.to_native()
        return native.with_columns(pl.col(name).cast(pl.Int32).cast(pl.Date) for name in days)


def _table(lookup: Lookup) -> pl.DataFrame:
    """The table of a look-up, as narrow as its values allow where they are only compared."""
    table = pl.DataFrame(dict(lookup.columns))
    if lookup.compared:
        table = table.with_columns(each.shrink_dtype() for each in table if each.name != lookup.key)
    return table.with_columns(pl.col(lookup.key).cast(pl.Int32))


def _dense(table: pl.DataFrame, key: str, highest: int) -> pl.DataFrame:
    """The table with one row for each number from zero to the highest key."""
    every = pl.DataFrame({key: range(highest + 1)}, {key: pl.Int32})
    return every.join(table, on=key, how="left", maintain_order="left").rechunk()


def _looked_up(key: pl.Expr, values: pl.Series) -> pl.Expr:
    """The value at the position that the key is; null where there is none."""
    return key.map_batches(partial(_gather, values), return_dtype=values.dtype, is_elementwise=True)


def _gather(values: pl.Series, keys: pl.Series) -> pl.Series:
    return values.gather(keys, null_on_oob=True).rename(keys.name)
