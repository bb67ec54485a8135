"""What the two sides of a benchmark are asked is the same, and whether they say the same is noticed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from benchmarks import columns_side
from benchmarks.peers.description import describe
from benchmarks.peers.rows import workers, write_rows
from benchmarks.peers.sameness import as_loop, as_openfisca, outputs_of, status_of
from benchmarks.workers import AS_OF
from eligibility.columnar import Plan
from eligibility.rulebook import Rulebook, load

ROWS = 40


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load()


@pytest.fixture(scope="module")
def plan(book: Rulebook) -> Plan:
    return Plan(book, AS_OF, columns_side.WANTED)


@pytest.fixture(scope="module")
def answered(book: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The outcomes of some rows in columns, and of the same rows one by one."""
    folder = tmp_path_factory.mktemp("sameness")
    facts, ours, loop = folder / "facts.parquet", folder / "ours.parquet", folder / "loop.parquet"
    write_rows(facts, workers(book, 60), 100)
    columns_side.columns(book, facts, ours, 100)
    columns_side.loop(book, facts, loop, ROWS)
    return ours, loop


def test_the_peer_is_asked_for_what_it_has_and_for_every_status_and_kind_of_ours(book: Rulebook, plan: Plan) -> None:
    told: dict[str, Any] = describe(book, AS_OF)["provisions"]
    has = {f"status__{name}" for name in told}
    for name, provision in told.items():
        for number, formula in enumerate(provision["amounts"], 1):
            has |= {f"amount__{name}__{number}_{kind}" for kind in formula["kinds"]}
    asked = outputs_of(plan)
    assert set(asked) <= has and len(asked) == len(set(asked))
    for name, columns in plan.provisions.items():
        assert f"status__{name}" in asked
        kinds = {it.split("__")[2].split("_", 1)[1] for it in asked if it.startswith(f"amount__{name}__")}
        assert kinds == {kind.value for kind in columns.amounts}


def test_columns_and_the_loop_say_the_same_of_the_rows_that_are_measured(
    answered: tuple[Path, Path], plan: Plan
) -> None:
    found = as_loop(*answered, plan, ROWS)
    assert found.statuses == ROWS * len(plan.provisions)
    assert found.amounts > 0 and not found.different, str(found)


def test_another_status_and_another_amount_are_noticed(answered: tuple[Path, Path], plan: Plan, tmp_path: Path) -> None:
    ours, loop = answered
    changed = pl.read_parquet(loop).with_columns(
        pl.lit("not_verified").alias("minimum_wage__status"), pl.lit(1).alias("minimum_wage__standard")
    )
    changed.write_parquet(tmp_path / "changed.parquet")
    found = as_loop(ours, tmp_path / "changed.parquet", plan, ROWS)
    assert set(found.different) == {"minimum_wage", "minimum_wage standard"}
    assert "differ: minimum_wage" in str(found)


def test_no_amount_and_nothing_are_alike_to_the_peer(answered: tuple[Path, Path], plan: Plan, tmp_path: Path) -> None:
    ours = pl.read_parquet(answered[0], n_rows=ROWS)
    told = {}
    for name in outputs_of(plan):
        if name.startswith("status__"):
            told[name] = status_of(ours, name.removeprefix("status__"))
        else:
            told[name] = pl.repeat(0, ROWS, dtype=pl.Int64, eager=True)
    pl.DataFrame(told).write_parquet(tmp_path / "theirs.parquet")
    found = as_openfisca(answered[0], tmp_path / "theirs.parquet", plan, ROWS)
    assert found.amounts == sum(found.different.values()) > 0, (
        "every amount of ours that is not 0 differs, and nothing else"
    )
