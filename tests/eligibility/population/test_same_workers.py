"""The same seed, the same workers: however many there are, however they are drawn, in memory and in the file."""

from __future__ import annotations

import os
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from eligibility.population import BLOCK, Assumptions, Population, write
from eligibility.population.writing import blocks
from eligibility.rulebook import Rulebook

from .conftest import DAY


def test_the_first_rows_of_many_are_those_of_few(population: Population, workers: pl.DataFrame) -> None:
    assert_frame_equal(population.block(0, 1000), workers.head(1000))


def test_threads_and_order_change_nothing(population: Population) -> None:
    rows = BLOCK + 7
    one, three = (pl.concat(list(blocks(population, rows, threads))) for threads in (1, 3))
    assert_frame_equal(one, three)
    assert_frame_equal(one.tail(7), population.block(1, 7))


def test_the_file_holds_the_same_rows_and_the_same_bytes(population: Population, tmp_path: Path) -> None:
    rows = 2 * BLOCK + 3
    done: list[int] = []
    write(population, rows, tmp_path / "one.parquet", done.append)
    write(population, rows, tmp_path / "two.parquet")
    assert done == [BLOCK, 2 * BLOCK, rows]
    assert_frame_equal(pl.read_parquet(tmp_path / "one.parquet"), pl.concat(list(blocks(population, rows))))
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
    assert sorted(os.listdir(tmp_path)) == ["one.parquet", "two.parquet"]


def test_another_seed_and_another_block_are_other_workers(
    book: Rulebook, assumptions: Assumptions, population: Population, workers: pl.DataFrame
) -> None:
    other = Population(book, assumptions, 6, DAY)
    assert not other.block(0, 1000).equals(workers.head(1000))
    assert not population.block(1, 1000).equals(workers.head(1000))


def test_the_file_says_how_it_was_made(population: Population, book: Rulebook, tmp_path: Path) -> None:
    write(population, 5, tmp_path / "few.parquet")
    said = pl.read_parquet_metadata(tmp_path / "few.parquet")
    assert said["gigrights.seed"] == "5" and said["gigrights.as_of"] == "2026-11-23" and said["gigrights.rows"] == "5"
    assert said["gigrights.rulebook"] == book.version and said["gigrights.generator"].isdecimal()
    assert said["gigrights.assumptions"] == population.assumptions.edition
    assert "nobody in here exists" in said["gigrights.synthetic"]


def test_what_cannot_be_written_is_an_error_and_leaves_nothing(population: Population, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="absent"):
        write(population, 5, tmp_path / "absent" / "few.parquet")
    (tmp_path / "folder.parquet").mkdir()
    with pytest.raises(OSError, match="folder"):
        write(population, 5, tmp_path / "folder.parquet")
    assert os.listdir(tmp_path) == ["folder.parquet"]


def test_a_run_that_breaks_off_leaves_the_old_file(population: Population, tmp_path: Path) -> None:
    path = tmp_path / "workers.parquet"
    path.write_text("old")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(BaseException):  # noqa: B017  (polars may wrap it; what matters is what is left)
        write(population, BLOCK + 5, path, interrupt)
    assert path.read_text() == "old" and os.listdir(tmp_path) == ["workers.parquet"]
