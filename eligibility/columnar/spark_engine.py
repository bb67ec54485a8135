"""PySpark: the engine for a cluster. The expressions are those of the one machine; only the joins and the dates are Spark's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import narwhals as nw
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

from eligibility.columnar.stages import Certain, Frame, Lookup

_FEW = 50
"""Up to so many rows of a table are a choice: a join costs a stage of its own."""


class SparkEngine:
    """Runs plans on Spark's frames."""

    def join(self, frame: Frame, lookups: Sequence[Lookup]) -> Frame:
        """Left joins with tables that every worker holds, or for a few rows a choice written into the plan."""
        native: DataFrame = frame.to_native()
        for lookup in lookups:
            native = _joined(native, lookup)
        found: Frame = nw.from_native(native)
        return found

    def certain(self, frame: Frame, columns: Certain) -> Frame:
        """Compared with nulls as values among others."""
        native: DataFrame = frame.to_native()
        asked = {name: F.col(column).eqNullSafe(verdict) for name, (column, verdict) in columns.asked.items()}
        found: Frame = nw.from_native(native.withColumns(asked) if asked else native)
        return found

    def read_days(self, frame: Frame, days: Iterable[str]) -> Frame:
        """The frame, its dates written as the numbers of their days."""
        native: DataFrame = frame.to_native()
        found: Frame = nw.from_native(native.withColumns({name: F.unix_date(F.col(name)) for name in days}))
        return found

    def write_days(self, frame: Frame, days: Iterable[str]) -> Any:
        """The native frame, its days written as dates."""
        native: DataFrame = frame.to_native()
        return native.withColumns({name: F.date_from_unix_date(F.col(name).cast("int")) for name in days})


def _joined(native: DataFrame, lookup: Lookup) -> DataFrame:
    lacking = lookup.lacking
    if len(lookup.columns[lookup.key]) <= _FEW:
        return native.withColumns({name: _chosen(name, lookup, value) for name, value in lacking.items()})
    there = f"{lookup.key}__there"
    table = _table(native.sparkSession, lookup).withColumn(there, F.lit(True))
    joined = native.join(F.broadcast(table), on=lookup.key, how="left")
    lacks = F.col(there).isNull()
    told = {name: value for name, value in lacking.items() if value is not None}
    return joined.withColumns(
        {name: F.when(lacks, F.lit(value)).otherwise(F.col(name)) for name, value in told.items()}
    ).drop(there)


def _table(session: SparkSession, lookup: Lookup) -> DataFrame:
    names = list(lookup.columns)
    schema = T.StructType([T.StructField(name, _type(name, lookup), True) for name in names])
    return session.createDataFrame(list(zip(*lookup.columns.values(), strict=True)), schema)


def _chosen(name: str, lookup: Lookup, lacking: Any) -> Column:
    """The value of one column by the key, as a chain of cases."""
    kind = _type(name, lookup)
    otherwise = F.lit(lacking).cast(kind)
    chain: Column | None = None
    for key, value in zip(lookup.columns[lookup.key], lookup.columns[name], strict=True):
        if value != lacking:
            case, then = F.col(lookup.key) == key, F.lit(value).cast(kind)
            chain = F.when(case, then) if chain is None else chain.when(case, then)
    return otherwise if chain is None else chain.otherwise(otherwise)


def _type(name: str, lookup: Lookup) -> T.DataType:
    if name == lookup.key:
        return T.IntegerType()
    values: Sequence[Any] = lookup.columns[name]
    return T.BooleanType() if any(isinstance(value, bool) for value in values) else T.LongType()
