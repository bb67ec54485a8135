"""Spark says what Polars says: ``gigrights roster`` gives the same rows by either engine, for 10,000 workers.

Starting Java and planning thousands of expressions is what costs, not the workers. So there is one run, through the command line:
it holds every column of the outcomes, and those that a roster adds.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from many_workers import seen, table, workers

from eligibility.assessment import Calculator
from eligibility.cli import main
from eligibility.columnar import Plan, Wanted, run

TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.filterwarnings("default")  # pyspark leaves sockets and deprecated calls behind


@pytest.fixture
def with_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark as the command starts it; its Java optimises less, which takes longer than it gains in a process so short."""
    missing = None
    if shutil.which("java") is None:
        missing = "no Java: Spark cannot start (on Debian: apt-get install default-jre-headless)"
    elif importlib.util.find_spec("pyspark") is None:
        missing = "no pyspark: make spark installs it"
    if missing:
        pytest.fail(missing) if os.environ.get("REQUIRE_SPARK") == "1" else pytest.skip(missing)
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", "--driver-java-options -XX:TieredStopAtLevel=1 pyspark-shell")


@pytest.mark.usefixtures("with_spark")
def test_a_roster_comes_to_the_same_by_spark(kleene: Calculator, tmp_path: Path) -> None:
    roster = tmp_path / "facts.parquet"
    facts = table(kleene, workers(kleene, TODAY, 10_000, seed=4))
    facts.with_columns(pl.col("injury_date").cast(pl.Date)).write_parquet(roster)
    how = ["roster", str(roster), "--as-of", TODAY.isoformat(), "-o"]
    assert main([*how, str(tmp_path / "polars.parquet")]) == 0
    assert main([*how, str(tmp_path / "spark.parquet"), "--engine", "spark"]) == 0
    expected = pl.read_parquet(tmp_path / "polars.parquet").drop("row")
    found = pl.read_parquet(tmp_path / "spark.parquet" / "*.parquet").sort("number")
    assert found.columns == expected.columns
    found = found.cast(dict(expected.schema))
    assert [name for name in expected.columns if not found[name].equals(expected[name])] == []
    counted = seen(expected)
    assert (
        min(counted[kind] for kind in ("eligible", "not_eligible", "needs_information", "monthly", "closes_on")) > 100
    )


@pytest.mark.usefixtures("with_spark")
def test_what_is_no_code_of_a_place_is_a_place_not_known_by_spark_too(kleene: Calculator) -> None:
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        codes = session.createDataFrame([(None, 1), (999_999, 2), (-5, 3), (340_100, 4)], "work_region int, number int")
        plan = Plan(kleene.book, TODAY, Wanted(amounts=False, deadlines=False, among=frozenset({"minimum_wage"})))
        said = {row.number: row.minimum_wage__status for row in run(codes, plan, keep=["number"]).collect()}
    finally:
        session.stop()
    assert said[1] == said[2] == said[3] == "needs_information"
