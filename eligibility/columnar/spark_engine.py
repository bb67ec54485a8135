"""PySpark: the engine for a cluster. The expressions are those of the one machine; only the joins and the dates are Spark's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import narwhals as nw
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

from eligibility.columnar.stages import Frame, Lookup

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
    names = [name for name in lookup.columns if name != lookup.key]
    if len(lookup.columns[lookup.key]) <= _FEW:
        return native.withColumns({name: _chosen(name, lookup) for name in names})
    joined = native.join(F.broadcast(_table(native.sparkSession, lookup)), on=lookup.key, how="left")
    if lookup.otherwise is not None:
        lacks = F.col(_there(lookup)).isNull()
        values = {name: F.when(lacks, F.lit(_otherwise(name, lookup))).otherwise(F.col(name)) for name in names}
        joined = joined.withColumns(values)
    return joined.drop(_there(lookup))


def _there(lookup: Lookup) -> str:
    """The column that is null where the table lacks a key."""
    return f"{lookup.key}__there"


def _table(session: SparkSession, lookup: Lookup) -> DataFrame:
    names = list(lookup.columns)
    schema = T.StructType([T.StructField(name, _type(name, lookup), True) for name in names])
    table = session.createDataFrame(list(zip(*lookup.columns.values(), strict=True)), schema)
    return table.withColumn(_there(lookup), F.lit(True))


def _otherwise(name: str, lookup: Lookup) -> Any:
    """What a column says of a key that the table lacks."""
    values = dict(zip(lookup.columns[lookup.key], lookup.columns[name], strict=True))
    return None if lookup.otherwise is None else values[lookup.otherwise]


def _chosen(name: str, lookup: Lookup) -> Column:
    """The value of one column by the key, as a chain of cases."""
    kind = _type(name, lookup)
    told = [
        (key, value)
        for key, value in zip(lookup.columns[lookup.key], lookup.columns[name], strict=True)
        if value is not None or lookup.otherwise is not None
    ]
    otherwise = F.lit(_otherwise(name, lookup)).cast(kind)
    chain: Column | None = None
    for key, value in told:
        case = F.col(lookup.key) == key
        chain = F.when(case, F.lit(value).cast(kind)) if chain is None else chain.when(case, F.lit(value).cast(kind))
    return otherwise if chain is None else chain.otherwise(otherwise)


def _type(name: str, lookup: Lookup) -> T.DataType:
    if name == lookup.key:
        return T.IntegerType()
    values: Sequence[Any] = lookup.columns[name]
    return T.BooleanType() if any(isinstance(value, bool) for value in values) else T.LongType()
