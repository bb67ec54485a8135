"""A table answered part by part comes to what it comes to at once, and is there whole or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from many_workers import table, workers

from eligibility.assessment import Calculator
from eligibility.columnar import Layout, Plan, Wanted, run, write_parts
from eligibility.rulebook import Rulebook

TODAY = date(2026, 11, 23)
ROWS = 1_000


@pytest.fixture(scope="module")
def plan(book: Rulebook) -> Plan:
    return Plan(book, TODAY, Wanted())


@pytest.fixture(scope="module")
def facts(kleene: Calculator, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("facts") / "facts.parquet"
    table(kleene, workers(kleene, TODAY, ROWS, seed=5)).write_parquet(path, row_group_size=130)
    return path


@pytest.mark.parametrize(("rows", "parts"), [(300, 4), (500, 2), (1_000, 1), (5_000, 1)])
def test_parts_are_the_whole_in_its_order(rows: int, parts: int, facts: Path, plan: Plan, tmp_path: Path) -> None:
    answers, told = run(pl.scan_parquet(facts), plan, Layout.BITS, keep=["number"]), list[int]()
    written = write_parts(answers, tmp_path / "outcomes", rows=rows, progress=told.append)
    assert (len(written), told[-1]) == (parts, ROWS)
    assert all(pl.scan_parquet(part).select(pl.len()).collect().item() <= rows for part in written)
    whole = pl.read_parquet(tmp_path / "outcomes")
    assert whole.equals(answers.collect())
    assert whole["number"].to_list() == list(range(ROWS))


def test_a_table_without_rows_has_its_columns(facts: Path, plan: Plan, tmp_path: Path) -> None:
    answers = run(pl.scan_parquet(facts).head(0), plan)
    write_parts(answers, tmp_path / "outcomes")
    assert pl.read_parquet(tmp_path / "outcomes").schema == answers.collect_schema()


def test_what_is_there_stays(facts: Path, plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(FileExistsError, match="another folder"):
        write_parts(run(pl.scan_parquet(facts), plan), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_breaks_off_leaves_nothing(facts: Path, plan: Plan, tmp_path: Path) -> None:
    content, harmed = bytearray(facts.read_bytes()), tmp_path / "harmed.parquet"
    end = len(content) - 8 - int.from_bytes(content[-8:-4], "little")  # there the notes about the columns begin
    content[end * 3 // 4 : end] = bytes(end - end * 3 // 4)
    harmed.write_bytes(content)
    with pytest.raises(pl.exceptions.ComputeError):
        write_parts(run(pl.scan_parquet(harmed), plan), tmp_path / "outcomes", rows=100)
    assert list(tmp_path.iterdir()) == [harmed]
