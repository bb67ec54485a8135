"""The numbers of the country: well-known values by date and place, and what holds among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import combinations

import pytest

from eligibility.amounts.standards import Found, Gap, Standard, Standards
from eligibility.regions import NATIONAL
from eligibility.rulebook import Rulebook, load
from eligibility.rulebook.numbers import NUMBERS
from eligibility.rulebook.parameters import DatedValue, Parameter

OURS = re.compile(r"(pension|medical|difficulty|graduate|injury_fee|skill_upgrade|training_subsidy)_")
TODAY = date(2026, 11, 23)
GROUPS = ("difficulty", "graduate")
METHODS = (("share_of_paid",), ("share_of_lowest",), ("sum_both", "sum_pension", "sum_medical"))

# parameter, place, day, case → the value as written; with ? it is only the last one known
KNOWN = """
pension_base_lowest 110101 2026-06-30 - 7162
pension_base_lowest 330106 2023-05-01 - 4462
pension_base_lowest 330106 2024-12-31 - 4812
pension_base_lowest 330106 2025-01-01 - 4986
pension_base_highest 330106 2025-01-01 - 25299
pension_base_lowest 320900 2024-01-01 - 4879
pension_base_lowest 320900 2026-11-23 - 4952?
pension_base_lowest 440106 2025-07-01 - 5510
pension_base_lowest 440106 2025-06-30 - unverified
pension_base_lowest 440400 2025-06-30 - unverified
pension_base_lowest 440400 2026-11-23 - 4775?
pension_base_lowest 450000 2024-06-01 - 4053.6
pension_base_lowest 420100 2025-10-01 - unverified
pension_base_lowest 620000 2024-06-01 - unverified
pension_rate_flexible 330100 2026-11-23 - 20%
pension_individual_account_share 330100 2026-11-23 - 8%
medical_rate_flexible 330106 2023-01-01 - 9.5%
medical_rate_flexible 330200 2022-06-01 - 10.5%
medical_rate_flexible 320100 2023-04-01 - 8%
medical_rate_flexible 320205 2023-12-31 - 8.2%
medical_rate_flexible 320281 2023-12-31 - unverified
medical_rate_flexible 320900 2026-11-23 - unverified
medical_fee_monthly 330106 2023-12-31 - 375.92
medical_fee_monthly 330106 2024-01-01 - 423.89
medical_fee_monthly 330106 2026-11-23 - 457.14?
difficulty_share_of_paid 130100 2026-11-23 - 2/3
difficulty_share_of_paid 320205 2026-11-23 - 50%
difficulty_share_of_lowest 110101 2026-11-23 - 2/3
difficulty_share_of_lowest 320100 2026-11-23 - 2/3
difficulty_sum_pension 340100 2026-11-23 - 350?
difficulty_sum_medical 340100 2026-11-23 - 100?
difficulty_sum_both 330500 2025-07-22 - 585
difficulty_sum_both 330500 2025-07-23 - 585?
difficulty_sum_both 340100 2026-11-23 - 450?
difficulty_sum_both 330603 2026-11-23 - 270?
difficulty_sum_pension 330500 2026-11-23 - 400?
difficulty_sum_both 420100 2026-11-23 - 673.19?
difficulty_cap 440300 2026-11-23 - 600?
graduate_share_of_paid 130100 2026-11-23 - 2/3
graduate_share_of_paid 330106 2023-02-01 - 50%
graduate_share_of_lowest 310000 2026-11-23 - 50%
graduate_share_of_lowest 420100 2026-11-23 - 60%
graduate_sum_both 610100 2025-12-31 - 600
graduate_sum_medical 610100 2026-11-23 - 200?
graduate_sum_both 330203 2023-12-31 - 450
graduate_sum_both 330213 2023-12-31 - unverified
graduate_sum_both 330200 2024-01-01 - unverified
graduate_months 130100 2026-11-23 - 24
graduate_months 330106 2026-11-23 - 36
graduate_months 330400 2026-11-23 - unverified
graduate_months 410100 2026-11-23 - 36
injury_fee_per_order 330100 2025-07-01 food_delivery 0.25
injury_fee_per_order 510000 2026-11-23 freight 0.18
skill_upgrade_sum 330100 2025-12-31 three 2000
skill_upgrade_sum 330100 2026-01-01 three unverified
training_subsidy_sum 330106 2024-07-31 one 3000
training_subsidy_sum 330106 2024-08-01 one unverified
"""

# what says 不超过, and what does not
CEILINGS = {("difficulty_share_of_paid", "130100"), ("graduate_share_of_paid", "510100"), ("difficulty_cap", "440300")}
EXACT = {
    ("difficulty_share_of_paid", "500000"),
    ("graduate_share_of_paid", "410100"),
    ("difficulty_sum_both", "330500"),
}


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load()


def _ours(book: Rulebook) -> Iterator[Parameter]:
    yield from (parameter for name, parameter in book.parameters.items() if OURS.match(name))


def _found(book: Rulebook, name: str, place: str, day: date, case: str | None = None) -> Found:
    return Standards(book.regions).find(book.parameters[name], place, day, case)


def _row(book: Rulebook, name: str, place: str, day: date, case: str | None = None) -> DatedValue | None:
    found = _found(book, name, place, day, case)
    return found.row if isinstance(found, Standard | Gap) else None


@pytest.mark.parametrize("line", KNOWN.split("\n")[1:-1])
def test_well_known_values(book: Rulebook, line: str) -> None:
    name, place, day, case, written = line.split()
    found = _found(book, name, place, date.fromisoformat(day), None if case == "-" else case)
    if written == "unverified":
        assert isinstance(found, Gap) and found.why
    else:
        assert isinstance(found, Standard)
        assert found.value == NUMBERS[book.parameters[name].unit](written.rstrip("?"))
        assert found.last_known == written.endswith("?")


@pytest.mark.parametrize("name", ["difficulty_share_of_paid", "graduate_share_of_paid", "injury_fee_per_order"])
def test_nothing_is_known_before_the_first_day(book: Rulebook, name: str) -> None:
    rows = book.parameters[name].values
    assert _row(book, name, "130100", date(2024, 11, 4), rows[0].case) is None


def test_ceilings_are_told_from_exact_numbers(book: Rulebook) -> None:
    at_most = {key: (row := _row(book, *key, TODAY)) is not None and row.at_most for key in CEILINGS | EXACT}
    assert at_most == dict.fromkeys(CEILINGS, True) | dict.fromkeys(EXACT, False)


@pytest.mark.parametrize("group", GROUPS)
def test_a_place_has_one_method(book: Rulebook, group: str) -> None:
    codes = [
        {code for part in method for row in book.parameters[f"{group}_{part}"].values for code in row.regions}
        for method in METHODS
    ]
    assert all(codes)
    assert [one & other for one, other in combinations(codes, 2)] == [set()] * 3
    capped = {code for row in book.parameters[f"{group}_cap"].values for code in row.regions}
    assert capped <= codes[0], "only a share of what was paid can grow beyond a cap"


def test_the_last_known_number_of_a_place_is_not_older_than_that_of_its_province(book: Rulebook) -> None:
    stale = []
    for parameter in _ours(book):
        ends: dict[str, date] = {}
        for row in parameter.values:
            for code in row.regions:
                ends[code] = max(ends.get(code, date.min), row.valid_to or date.max)
        for code in ends.keys() - {NATIONAL}:
            above = [ends[region.code] for region in book.regions.ancestors(code) if region.code in ends]
            stale += [(parameter.id, code) for end in above if ends[code] < end < date.max]
    assert stale == []


def test_lowest_lies_below_highest(book: Rulebook) -> None:
    highest = {
        (row.clause, row.regions[0]): row.value for row in book.parameters["pension_base_highest"].values if row.value
    }
    pairs = [
        (row.value, highest[row.clause, row.regions[0]])
        for row in book.parameters["pension_base_lowest"].values
        if row.value is not None and (row.clause, row.regions[0]) in highest
    ]
    assert len(pairs) > 25
    assert all(isinstance(high, int) and 4 * low < high < 6 * low for low, high in pairs)


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_hangzhou_takes_its_rate_of_its_fixed_base(book: Rulebook, year: int) -> None:
    found = [
        _row(book, name, "330100", date(year, 6, 1))
        for name in ("medical_base_lowest", "medical_rate_flexible", "medical_fee_monthly")
    ]
    base, rate, fee = (row.value for row in found if row is not None)
    assert isinstance(base, int) and isinstance(rate, Fraction)
    exact = Decimal(base) * rate.numerator / rate.denominator
    assert fee == int(exact.quantize(Decimal(1), ROUND_HALF_UP))
