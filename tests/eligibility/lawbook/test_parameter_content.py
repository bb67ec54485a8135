"""Numbers in words and for programs, and what a place has of them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from eligibility.lawbook import Lawbook
from eligibility.lawbook.parameter_content import numbers_at, value_words, value_written
from eligibility.rulebook import load
from eligibility.wording import wording

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("unit", "value", "written", "said"),
    [
        ("元/月", 249050, "2490.50", "2,490.50 元/月"),
        ("元/小时", 2640, "26.40", "26.40 元/小时"),
        ("比例", Fraction(2, 3), "2/3", "2/3"),
        ("比例", Fraction(19, 200), "19/200", "9.5%"),
        ("周岁", 45, "45", "45 周岁"),
    ],
)
def test_values(unit: str, value: Any, written: str, said: str) -> None:
    assert value_written(unit, value) == written
    assert wording().say(value_words(unit, value)) == said


@pytest.fixture(scope="module")
def lawbook() -> Lawbook:
    return Lawbook(load())


def numbers(lawbook: Lawbook, place: str) -> dict[str, Any]:
    return {entry["id"]: entry for entry in numbers_at(lawbook.book, lawbook.standards, place, TODAY, wording())}


def test_a_place_with_one_number(lawbook: Lawbook) -> None:
    wage = numbers(lawbook, "110108")["minimum_wage_monthly"]
    assert wage["row"]["text"] == "2,540.00 元/月" and not wage["differs"] and not wage["open"]


def test_a_province_whose_places_differ(lawbook: Lawbook) -> None:
    assert numbers(lawbook, "330000")["minimum_wage_monthly"]["differs"]


def test_a_place_of_which_we_know_that_we_do_not_know(lawbook: Lawbook) -> None:
    open_ones = [
        entry for place in ("130526", "140321", "150422") for entry in numbers(lawbook, place).values() if entry["open"]
    ]
    assert open_ones and all(entry["row"]["unverified"] and entry["row"]["text"] is None for entry in open_ones)


def test_numbers_of_the_whole_country_are_left_out(lawbook: Lawbook) -> None:
    assert "injury_fee_worker" not in numbers(lawbook, "330100")


def test_numbers_of_another_province_too(lawbook: Lawbook) -> None:
    age = "zhejiang_older_unemployed_woman_age"
    assert age in numbers(lawbook, "330000") and age not in numbers(lawbook, "110000")
