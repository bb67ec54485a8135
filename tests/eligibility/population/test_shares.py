"""The workers are as the assumptions say, but for the rounding of a table and for chance."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import NormalDist

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.population import BLOCK, Assumptions, Population
from eligibility.population.tables import NOT_ASKED, SIZE, WITHHELD, number_table, spread_over, word_table
from eligibility.rulebook import Rulebook

from .conftest import DAY

WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any)


@given(WEIGHTS)
def test_a_table_gives_every_item_its_share(weights: list[int]) -> None:
    places = np.bincount(spread_over(weights), minlength=len(weights))
    assert places.sum() == SIZE
    for weight, count in zip(weights, places, strict=True):
        assert abs(count - SIZE * weight / sum(weights)) <= 1
        assert weight or not count


@given(WEIGHTS, st.integers(0, 1000))
def test_answers_are_left_open_as_often_whatever_they_are(weights: list[int], unknown: int) -> None:
    words = [str(number) for number in range(len(weights))]
    table = word_table([dict(zip(words, weights, strict=True)), None], words, unknown)
    drawn, unasked = table[:SIZE], table[SIZE:]
    assert set(unasked) == {NOT_ASKED}
    assert abs(int((drawn >= WITHHELD).sum()) - SIZE * unknown / 1000) <= 1
    assert all(weights[code] for code in set((drawn & 0x7F).tolist()))


@given(st.integers(1, 10**6), st.integers(0, 300), st.integers(0, 5000), st.integers(0, 10**6), st.integers(1, 500))
def test_amounts_keep_their_limits(median: int, spread: int, least: int, more: int, step: int) -> None:
    draw = {"median": median, "spread": spread, "least": least, "most": least + more, "step": step}
    drawn = number_table([draw], 100, 100)
    known = drawn[drawn >= 0]
    assert abs(len(known) - 0.9 * SIZE) <= 1
    assert known.min() >= least * 100 and known.max() <= (least + more) * 100


def test_amounts_are_log_normal() -> None:
    draw = {"median": 5000, "spread": 50, "least": 0, "most": 10**6, "step": 1}
    drawn = number_table([draw], 0, 100) / 100
    for part in (0.05, 0.5, 0.9):
        expected = 5000 * np.exp(0.5 * NormalDist().inv_cdf(part))
        assert np.quantile(drawn, part) == pytest.approx(expected, rel=0.01)


def near(share: float, expected: float, rows: int = BLOCK) -> bool:
    """Within six standard errors, and the rounding of a table."""
    return bool(abs(share - expected) <= 6 * (expected * (1 - expected) / rows) ** 0.5 + 2 / SIZE)


def test_workers_are_as_assumed(workers: pl.DataFrame, assumptions: Assumptions) -> None:
    (weights,) = assumptions.facts["occupation"].cases
    assert isinstance(weights, dict)
    found = dict(workers["occupation"].drop_nulls().value_counts(normalize=True).iter_rows())
    for word, weight in weights.items():
        assert near(found[word], weight / sum(weights.values())), word
    riders = workers.filter(pl.col("occupation") == "food_delivery")
    assert near((riders["sex"].drop_nulls() == "female").mean(), 0.051, riders.height)  # type: ignore[arg-type]
    assert near(workers["birth_month"].null_count() / BLOCK, 0.45)
    assert near(workers["hardship__veteran"].mean(), 0.03)  # type: ignore[arg-type]
    whole = sum(assumptions.provinces.values())
    provinces = dict((workers["work_region"] // 10000).value_counts(normalize=True).iter_rows())
    for code, weight in assumptions.provinces.items():
        assert near(provinces[int(code[:2])], weight / whole), code


def test_a_hukou_is_here_or_in_the_province_or_elsewhere(book: Rulebook, changed: Callable[..., Path]) -> None:
    here = changed(("food_delivery: {here: 40, province: 32, elsewhere: 28}", "food_delivery: {here: 1}"))
    rows = Population(book, Assumptions.read(book, here), 1, DAY).block(0, 20_000)
    riders = rows.filter(pl.col("occupation") == "food_delivery").drop_nulls("hukou_region")
    for work, hukou in riders.select("work_region", "hukou_region").iter_rows():
        assert book.regions.within(f"{work:06d}", f"{hukou:06d}").name == "TRUE"
    others = rows.filter(pl.col("occupation") == "online_shop").drop_nulls("hukou_region")
    same = (others["work_region"] // 10000 == others["hukou_region"] // 10000).mean()
    assert 0.84 < same < 0.92  # type: ignore[operator]  # 68 % here, 18 % in the province, and a few by chance


def test_what_is_not_put_is_not_answered(workers: pl.DataFrame) -> None:
    assert workers.filter(pl.col("pension") == "resident")["pension_paid"].null_count() > 0
    for fact, asked in (
        ("platform", pl.col("occupation") == "not_platform_work"),
        ("pension_paid", pl.col("pension").is_in(["none", "employer", "resident"])),
        ("injury_date", ~pl.col("injured_on_order")),
        ("certificate_month", pl.col("certificate_level") == "none"),
        ("monthly_sales", pl.col("business") == "none"),
    ):
        unasked = workers.filter(asked)
        assert unasked.height and unasked[fact].null_count() == unasked.height, fact
