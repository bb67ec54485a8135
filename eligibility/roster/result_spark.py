"""A result by Spark (用 Spark 出结果): a table of facts, answered on all cores, written as a folder of Parquet files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import polars as pl

from eligibility.roster.answering import LostRowsError
from eligibility.roster.answers import Answers
from eligibility.roster.facts_table import FactsTable
from eligibility.roster.refusal import RosterError
from eligibility.roster.tally import Tally
from eligibility.wording import text


def write_by_spark(source: Path, answers: Answers, path: Path) -> Tally:
    """Answer a table of facts that is taken as it is; its cells are not checked one by one, and the order of rows is Spark's.

    Raises RosterError where Spark or Java is not there, or the file is no table of facts.
    """
    table, schema = FactsTable(answers.book), _schema(source)
    if not table.is_one(schema):
        raise _no_table()
    table.check(schema)
    _run(source, answers, path, [name for name in schema if name not in table.names])
    tally = Tally(answers)
    tally.add(pl.scan_parquet(path / "*.parquet"))
    tally.rows = pl.scan_parquet(source).select(pl.len()).collect().item()
    if tally.rows != tally.answered:
        raise LostRowsError(f"{tally.rows} rows read, {tally.answered} answered")
    return tally


def _schema(source: Path) -> dict[str, pl.DataType]:
    try:
        return dict(pl.scan_parquet(source).collect_schema())
    except pl.exceptions.PolarsError as error:
        raise _no_table() from error


def _no_table() -> RosterError:
    return RosterError(
        text("Spark 只读事实表格式的 .parquet"), text("去掉 --engine spark，或先写成事实表（见 docs/roster.md）")
    )


def _run(source: Path, answers: Answers, path: Path, beside: list[str]) -> None:
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise RosterError(text("没有找到 Java，Spark 用不了"), text("装 Java 17 或更新的版本，或去掉 --engine spark"))
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise RosterError(
            text("没有装 pyspark"), text("pip install 'gigrights[spark]'，或去掉 --engine spark")
        ) from error
    session = (
        SparkSession.builder.master("local[*]")
        .appName("gigrights roster")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        # a stack trace kept for each of thousands of expressions takes longer than all the rest
        .config("spark.python.sql.dataFrameDebugging.enabled", "false")
        .getOrCreate()
    )
    try:
        session.sparkContext.setLogLevel("ERROR")
        answers.to(session.read.parquet(str(source)), beside).write.parquet(str(path))
    finally:
        session.stop()
