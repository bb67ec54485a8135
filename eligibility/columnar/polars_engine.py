"""Polars: the engine for one machine, in memory or streaming from file to file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import narwhals as nw
import polars as pl

from eligibility.columnar.schema import Column, Kind
from eligibility.columnar.stages import Certain, Frame, Lookup

STORAGE: dict[Kind, type[pl.DataType]] = {
    Kind.BOOLEAN: pl.Boolean,
    Kind.INTEGER: pl.Int32,
    Kind.LONG: pl.Int64,
    Kind.WORD: pl.String,
}


def schema_of(columns: Iterable[Column]) -> pl.Schema:
    """The types of the table of facts."""
    return pl.Schema({column.name: STORAGE[column.kind]() for column in columns})


class PolarsEngine:
    """Runs plans on Polars' lazy frames."""

    def join(self, frame: Frame, lookups: Sequence[Lookup]) -> Frame:
        """Look all columns up by position, at once: a join would copy every other column of the rows once for each table."""
        tables = [_Table(lookup) for lookup in lookups]
        native: pl.LazyFrame = frame.to_native()
        native = native.with_columns(each.found() for each in tables if each.written)
        native = native.with_columns(column for each in tables for column in each.read())
        joined: Frame = nw.from_native(native.drop(each.at for each in tables if each.written))
        return joined

    def certain(self, frame: Frame, columns: Certain) -> Frame:
        """Compared with nulls as values among others: where nulls are filled, Polars keeps a mask of them and joins it ever after."""
        native: pl.LazyFrame = frame.to_native()
        found: Frame = nw.from_native(
            native.with_columns(
                pl.col(column).eq_missing(verdict).alias(name) for name, (column, verdict) in columns.asked.items()
            )
        )
        return found

    def read_days(self, frame: Frame, days: Iterable[str]) -> Frame:
        """The frame, its dates written as the numbers of their days."""
        return frame.with_columns(nw.col(name).cast(nw.Int32) for name in days)

    def write_days(self, frame: Frame, days: Iterable[str]) -> Any:
        """The native frame, its days written as dates."""
        native: pl.LazyFrame = frame.to_native()
        return native.with_columns(pl.col(name).cast(pl.Int32).cast(pl.Date) for name in days)


class _Table:
    """A small table, to be looked up by one column of the rows."""

    def __init__(self, lookup: Lookup) -> None:
        table = pl.DataFrame(dict(lookup.columns))
        self._lookup, self._keys, self._values = lookup, table[lookup.key], table.drop(lookup.key)
        self.at = f"__at__{lookup.key}"
        alone = len(table) == 1 and lookup.otherwise is None
        told = [each for each in self._values if each.null_count() < len(table)]
        self.written = {} if alone else {each.name: _Written(each, lookup) for each in told}

    def found(self) -> pl.Expr:
        """The row that a key leads to, as a struct."""
        rows = pl.DataFrame([each.numbers for each in self.written.values()])
        position, rows = _positions(pl.col(self._lookup.key), self._keys, self._lookup.otherwise, rows)
        return _looked_up(position, rows.to_struct()).alias(self.at)

    def read(self) -> Iterator[pl.Expr]:
        """All columns, once the rows are there; a single row is there where its key is, and needs no looking up."""
        for each in self._values:
            if each.name in self.written:
                yield self.written[each.name].read(pl.col(self.at))
            elif each.null_count() == len(each):
                yield pl.lit(None, each.dtype).alias(each.name)
            else:
                here = pl.col(self._lookup.key) == self._keys.item()
                yield pl.when(here).then(pl.lit(each.item(), each.dtype)).alias(each.name)


class _Written:
    """A column of a small table as numbers without nulls, which take ten times as long to look up: one number stands for them."""

    def __init__(self, values: pl.Series, lookup: Lookup) -> None:
        self._values = values
        numbers = values.cast(pl.Int64)
        nothing = int(numbers.min()) - 1  # type: ignore[arg-type]  # not all of them are null
        self._nothing = nothing if numbers.has_nulls() or lookup.otherwise is None else None
        # the last row is that of keys which the table lacks
        numbers = numbers.extend_constant(None, 1).fill_null(nothing)
        self.numbers = numbers.shrink_dtype() if lookup.compared or values.dtype == pl.Boolean else numbers

    def read(self, row: pl.Expr) -> pl.Expr:
        """The value in a row that has been looked up."""
        found = row.struct.field(self._values.name)
        value = found == 1 if self._values.dtype == pl.Boolean else found
        whole = value if self._nothing is None else pl.when(found != self._nothing).then(value)
        return whole.alias(self._values.name)


_SPARSE = 16
"""From so many numbers a row on the keys of a table leave gaps that are worth closing."""


def _positions(
    key: pl.Expr, keys: pl.Series, otherwise: int | None, rows: pl.DataFrame
) -> tuple[pl.Expr, pl.DataFrame]:
    """At which position of which table a key has its row. The last of ``rows`` is that of all other keys, unless another one is."""
    known = {number: row for row, number in enumerate(keys)}
    absent, beyond = known.get(otherwise, len(keys)), int(keys.max()) + 1  # type: ignore[arg-type]  # whole numbers
    order = pl.Series("at", [known.get(number, absent) for number in range(beyond + 1)], dtype=pl.UInt32)
    inside = pl.when(key.is_between(0, beyond)).then(key).otherwise(pl.lit(beyond, pl.Int32)).reinterpret(signed=False)
    # codes of places: a row's position first, or every column would be a million long
    return (_looked_up(inside, order), rows) if beyond > _SPARSE * len(keys) else (inside, rows[order])


def _looked_up(key: pl.Expr, values: pl.Series) -> pl.Expr:
    """The value at the position that the key is."""
    return key.map_batches(partial(_gather, values), return_dtype=values.dtype, is_elementwise=True)


def _gather(values: pl.Series, keys: pl.Series) -> pl.Series:
    return values.gather(keys).rename(keys.name)
