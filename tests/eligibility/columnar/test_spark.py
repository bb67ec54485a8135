"""Spark says what Polars says, on 10,000 workers, by the same plan; and the command line by either."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from many_workers import table, workers

from eligibility.assessment import Calculator
from eligibility.columnar import Plan, Wanted, run

TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.filterwarnings("default")  # pyspark leaves sockets and deprecated calls behind


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    required = os.environ.get("REQUIRE_SPARK") == "1"
    if shutil.which("java") is None:
        missing = "no Java: Spark cannot start (on Debian: apt-get install default-jre-headless)"
        pytest.fail(missing) if required else pytest.skip(missing)
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        missing = "no pyspark: make spark installs it"
        pytest.fail(missing) if required else pytest.skip(missing)
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        # a stack trace kept for each of thousands of expressions takes longer than all the rest
        .config("spark.python.sql.dataFrameDebugging.enabled", "false")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def test_spark_says_what_polars_says(spark: Any, kleene: Calculator, tmp_path: Path) -> None:
    facts = table(kleene, workers(kleene, TODAY, 10_000, seed=4))
    facts.with_columns(pl.col("injury_date").cast(pl.Date)).write_parquet(tmp_path / "facts.parquet")
    plan = Plan(kleene.book, TODAY, Wanted())
    by_spark = run(spark.read.parquet(str(tmp_path / "facts.parquet")), plan, keep=["number"])
    by_spark.write.parquet(str(tmp_path / "outcomes"))
    expected = run(facts, plan, keep=["number"])
    found = pl.read_parquet(tmp_path / "outcomes" / "*.parquet").sort("number").cast(dict(expected.schema))
    assert [name for name in expected.columns if not found[name].equals(expected[name])] == []
    assert expected["graduate_insurance_subsidy__monthly"].count() > 100
