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

    def join(self, frame: Frame, lookup: Lookup) -> Frame:
        """A left join with a table that every worker holds, or for a few rows a choice written into the plan."""
        native: DataFrame = frame.to_native()
        if len(lookup.columns[lookup.key]) <= _FEW:
            joined = native.withColumns({name: _chosen(name, lookup) for name in lookup.columns if name != lookup.key})
        else:
            table = F.broadcast(_table(native.sparkSession, lookup))
            joined = native.join(table, on=lookup.key, how="left")
        found: Frame = nw.from_native(joined)
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


def _table(session: SparkSession, lookup: Lookup) -> DataFrame:
    names = list(lookup.columns)
    schema = T.StructType([T.StructField(name, _type(name, lookup), True) for name in names])
    return session.createDataFrame(list(zip(*lookup.columns.values(), strict=True)), schema)


def _chosen(name: str, lookup: Lookup) -> Column:
    """The value of one column by the key, as a chain of cases."""
    kind = _type(name, lookup)
    told = [
        (key, value)
        for key, value in zip(lookup.columns[lookup.key], lookup.columns[name], strict=True)
        if value is not None
    ]
    chain: Column | None = None
    for key, value in told:
        case = F.col(lookup.key) == key
        chain = F.when(case, F.lit(value).cast(kind)) if chain is None else chain.when(case, F.lit(value).cast(kind))
    return F.lit(None).cast(kind) if chain is None else chain


def _type(name: str, lookup: Lookup) -> T.DataType:
    if name == lookup.key:
        return T.IntegerType()
    values: Sequence[Any] = lookup.columns[name]
    return T.BooleanType() if any(isinstance(value, bool) for value in values) else T.LongType()
