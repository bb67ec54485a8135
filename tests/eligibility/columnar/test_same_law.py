"""The columns are the same law: what they say of 100,000 generated workers is what the reference says of each (1,000,000 in a soak)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest
from many_workers import differences, seen, table, workers

from eligibility.assessment import Calculator
from eligibility.columnar import Plan, Wanted, run

TODAY = date(2026, 11, 23)
PARTS = 8
IN_PART = 12_500
IN_SOAK = 112_500  # with those above, more than a million

OTHER_DAYS = (date(2022, 7, 1), date(2024, 2, 29), date(2025, 6, 30), date(2025, 12, 31), date(2031, 1, 1))
"""Before, between and after the days on which law, platforms and age lines changed."""


@lru_cache(maxsize=1)
def plan(kleene: Calculator, as_of: date) -> Plan:
    """The plan of a day, made once for the parts that are tried by one process."""
    return Plan(kleene.book, as_of, Wanted())


def check(kleene: Calculator, as_of: date, count: int, seed: int, *, drafts: bool = False) -> dict[str, int]:
    """Compare the two, and count what came about."""
    facts = workers(kleene, as_of, count, seed)
    outcomes = run(
        table(kleene, facts), Plan(kleene.book, as_of, Wanted(drafts=True)) if drafts else plan(kleene, as_of)
    )
    assert differences(kleene, facts, outcomes, as_of, drafts=drafts) == []
    return seen(outcomes)


@pytest.mark.parametrize("part", range(PARTS))
def test_columns_say_what_the_reference_says(part: int, kleene: Calculator) -> None:
    counted = check(kleene, TODAY, IN_PART, seed=part)
    kinds = ("eligible", "not_eligible", "needs_information", "not_verified", "monthly", "remaining", "total")
    more = ("shortfall", "one_off", "standard", "contribution_lowest", "contribution_own", "opens_on", "closes_on")
    assert [kind for kind in (*kinds, *more) if counted[kind] < 20] == []


@pytest.mark.parametrize("as_of", OTHER_DAYS, ids=str)
def test_columns_say_what_the_reference_says_on_other_days(as_of: date, kleene: Calculator) -> None:
    check(kleene, as_of, 400, seed=as_of.toordinal())


def test_drafts_are_never_a_yes(kleene: Calculator) -> None:
    check(kleene, TODAY, 400, seed=99, drafts=True)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_columns_say_what_the_reference_says_of_a_million(part: int, kleene: Calculator) -> None:
    check(kleene, TODAY, IN_SOAK, seed=1000 + part)
