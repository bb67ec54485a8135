"""Which row counts: the most local one that holds on the day, or the last one known; a coarse place asks for a closer one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eligibility.amounts import Standards
from eligibility.amounts.standards import Gap, Standard, TooWide
from eligibility.rulebook import Rulebook
from eligibility.rulebook.parameters import Parameter


@pytest.mark.parametrize(
    ("place", "day", "value", "last_known"),
    [
        pytest.param("330106", "2026-11-23", 2500, False, id="a district takes its city's row"),
        pytest.param("330182", "2026-11-23", 2350, False, id="a county its own"),
        pytest.param("330106", "2025-12-31", 2400, False, id="the last day of the old row"),
        pytest.param("330106", "2026-01-01", 2500, False, id="the first day of the new row"),
        pytest.param("330182", "2025-12-31", 2400, False, id="before its own row the city's"),
        pytest.param("330106", "2026-12-31", 2500, False, id="within its year"),
        pytest.param("330106", "2027-01-01", 2500, True, id="once its year is over only the last known"),
        pytest.param("340100", "2026-11-23", 1800, True, id="a row that has ended"),
    ],
)
def test_the_most_local_row_on_the_day(
    place: str, day: str, value: int, last_known: bool, book: Rulebook, table: dict[str, Parameter]
) -> None:
    found = Standards(book.regions).find(table["wage"], place, date.fromisoformat(day))
    assert isinstance(found, Standard)
    assert (found.value, found.last_known) == (value, last_known)


@pytest.mark.parametrize("place", ["330200", "330205"])
def test_a_gap_says_what_is_not_known(place: str, book: Rulebook, table: dict[str, Parameter]) -> None:
    found = Standards(book.regions).find(table["wage"], place, date(2026, 11, 23))
    assert isinstance(found, Gap)
    assert found.why == "没有核实到属于哪一档"


@pytest.mark.parametrize("place", [None, "330000", "330100"])
def test_a_place_within_which_the_number_differs_is_too_wide(
    place: str | None, book: Rulebook, table: dict[str, Parameter]
) -> None:
    assert isinstance(Standards(book.regions).find(table["wage"], place, date(2026, 11, 23)), TooWide)


def test_a_coarse_place_with_one_number_is_close_enough(book: Rulebook, table: dict[str, Parameter]) -> None:
    found = Standards(book.regions).find(table["wage"], "320000", date(2026, 11, 23))
    assert isinstance(found, Standard) and found.value == 2100


def test_gaps_that_differ_are_no_reason_to_ask_for_the_district(book: Rulebook, table: dict[str, Parameter]) -> None:
    wider, narrower = (
        table["wage"].values[0],
        replace(table["wage"].values[0], regions=("330281",), unverified="余姚没有核实到"),
    )
    found = Standards(book.regions).find(replace(table["wage"], values=(wider, narrower)), "330000", date(2026, 11, 23))
    assert isinstance(found, Gap)
    assert found.why == "没有核实到属于哪一档"


@pytest.mark.parametrize(("place", "day"), [("110000", "2026-11-23"), ("330106", "2023-12-31")])
def test_where_nothing_is_held_nothing_is_found(
    place: str, day: str, book: Rulebook, table: dict[str, Parameter]
) -> None:
    assert Standards(book.regions).find(table["wage"], place, date.fromisoformat(day)) is None


def test_what_is_remembered_belongs_to_one_table(book: Rulebook, table: dict[str, Parameter]) -> None:
    standards = Standards(book.regions)
    standards.find(table["wage"], "330106", date(2026, 11, 23))
    renamed = Parameter("wage", "另一个", "元/小时", date(2026, 11, 23), ())
    assert standards.find(renamed, "330106", date(2026, 11, 23)) is None
