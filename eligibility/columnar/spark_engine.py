"""PySpark: the engine for a cluster. The expressions are those of the one machine; only the joins and the dates are Spark's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import narwhals as nw
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

from eligibility.columnar.stages import Frame, Lookup


class SparkEngine:
    """Runs plans on Spark's frames."""

    def join(self, frame: Frame, lookup: Lookup) -> Frame:
        """A left join with a table that every worker holds."""
        native: DataFrame = frame.to_native()
        table = _table(native.sparkSession, lookup)
        joined: Frame = nw.from_native(native.join(F.broadcast(table), on=lookup.key, how="left"))
        return joined

    def day_number(self, column: str) -> nw.Expr:
        """A date as the number of its day."""
        # 1970-01-01 is day 0 of Spark, too; narwhals has no word for it
        return nw.col(column).cast(nw.Int32)

    def write_days(self, frame: Frame, days: Iterable[str]) -> Any:
        """The native frame, its days written as dates."""
        native: DataFrame = frame.to_native()
        return native.withColumns({name: F.date_from_unix_date(F.col(name).cast("int")) for name in days})


def _table(session: SparkSession, lookup: Lookup) -> DataFrame:
    names = list(lookup.columns)
    schema = T.StructType([T.StructField(name, _type(name, lookup), True) for name in names])
    return session.createDataFrame(list(zip(*lookup.columns.values(), strict=True)), schema)


def _type(name: str, lookup: Lookup) -> T.DataType:
    if name == lookup.key:
        return T.IntegerType()
    values: Sequence[Any] = lookup.columns[name]
    return T.BooleanType() if any(isinstance(value, bool) for value in values) else T.LongType()
