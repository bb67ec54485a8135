"""The rows of the minimum wages: no number without its source, and rows that agree with each other."""

from __future__ import annotations

import re
import unicodedata

import pytest

from eligibility.rulebook import Rulebook
from eligibility.rulebook.parameters import DatedValue, Parameter

MONTHLY, HOURLY = "minimum_wage_monthly", "minimum_wage_hourly"
WAGES = (MONTHLY, HOURLY)


@pytest.mark.parametrize("name", WAGES)
def test_every_number_stands_in_a_clause_then_in_force_or_says_where_it_does(name: str, book: Rulebook) -> None:
    for row in book.parameters[name].values:
        clause = book.clauses[row.clause]
        assert not clause.document.draft, row.clause
        if row.value is None:
            continue
        assert clause.in_force_from <= row.valid_from, row
        assert clause.in_force_to is None or (row.valid_to is not None and row.valid_to <= clause.in_force_to), row
        quote = unicodedata.normalize("NFKC", clause.quote)
        if "统计表的一行" in (row.note or ""):  # a table whose columns have run together
            assert _written(row) in quote, row
        elif not re.search(rf"(?<![\d.]){re.escape(_written(row))}(?:\.0)?(?![\d.]*\d)", quote):
            assert re.search("引文里没有|数额见|媒体整理", row.note or ""), row


@pytest.mark.parametrize("name", WAGES)
def test_the_tiers_that_a_worker_is_told_are_those_of_the_values(name: str, book: Rulebook) -> None:
    told = {row.clause: row.unverified for row in book.parameters[name].values if row.unverified}
    compared = 0
    for row in book.parameters[name].values:
        if row.value is not None and row.clause in told and re.fullmatch("[一二三四][档类]", row.tier or ""):
            assert re.search(rf"{row.tier}(每月|每小时)? {_written(row)} 元", told[row.clause] or ""), row
            compared += 1
    assert compared > 50


@pytest.mark.parametrize("name", WAGES)
def test_no_wage_falls(name: str, book: Rulebook) -> None:
    threads: dict[str, list[DatedValue]] = {}
    for row in book.parameters[name].values:
        for code in row.regions:
            threads.setdefault(code, []).append(row)
    for code, thread in threads.items():
        values = [row.value for row in sorted(thread, key=lambda row: row.valid_from) if row.value is not None]
        assert values == sorted(values), code


def test_a_month_and_an_hour_are_known_for_the_same_places_and_days(book: Rulebook) -> None:
    def known(parameter: Parameter) -> set[tuple[object, ...]]:
        return {
            (row.regions, row.valid_from, row.valid_to, row.clause, row.tier, row.value is None)
            for row in parameter.values
        }

    assert known(book.parameters[MONTHLY]) == known(book.parameters[HOURLY])


def _written(row: DatedValue) -> str:
    """The wage as its source writes it, in yuan."""
    return "—" if row.value is None else f"{float(row.value) / 100:g}"
