"""Worked cases try out every value and both sides of every line, and notice small mistakes."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from eligibility.conditions import Any, Named
from eligibility.proof.exercised import untried
from eligibility.proof.mutant import Mutant
from eligibility.proof.mutants import mutants
from eligibility.proof.mutation import Cases
from eligibility.proof.sight import Sight
from eligibility.rulebook import Rulebook
from eligibility.rulebook.scenarios import Scenario, read_scenarios


@pytest.fixture(scope="module")
def scenarios(book: Rulebook) -> list[Scenario]:
    return read_scenarios(book.root)


@pytest.fixture(scope="module")
def cases(book: Rulebook, scenarios: list[Scenario]) -> Cases:
    return Cases(book, scenarios)


@pytest.fixture(scope="module")
def every(book: Rulebook) -> list[Mutant]:
    return list(mutants(book))


def test_everything_is_tried(book: Rulebook, scenarios: list[Scenario]) -> None:
    assert list(untried(book, scenarios)) == []


def test_a_value_that_no_case_has(book: Rulebook, scenarios: list[Scenario]) -> None:
    left = [one for one in scenarios if "veteran" not in one.situation.get("hardship", ())]
    faults = [str(fault) for fault in untried(book, left)]
    assert any("criteria/person.yaml" in fault and "hardship: veteran" in fault for fault in faults)


def test_a_line_with_one_side(book: Rulebook, scenarios: list[Scenario]) -> None:
    left = [one for one in scenarios if one.situation.get("registered_unemployed_months") != 5]
    (fault,) = untried(book, left)
    assert fault.cause.startswith("registered_unemployed_6_months: ") and "directly before the line" in fault.cause


def test_cases_notice_small_mistakes(cases: Cases, every: list[Mutant]) -> None:
    """A sample; ``python -m benchmarks.mutation`` tries them all."""
    draw = random.Random(20261128)
    decisions = [one for one in every if one.number is None]
    numbers = [one for one in every if one.number is not None]
    for kind in (decisions, numbers):
        sample = draw.sample(kind, 80)
        survivors = [f"{mutant.file}: {mutant.what}" for mutant in sample if cases.notice(mutant) is None]
        assert len(survivors) <= 0.05 * len(sample), survivors


def test_the_right_rule_base_survives(book: Rulebook, cases: Cases) -> None:
    assert cases.notice(Mutant("", "nothing", book, frozenset({"union_membership"}))) is None


def test_a_wrong_one_does_not(book: Rulebook, cases: Cases) -> None:
    provision = book.provisions["union_membership"]
    wrong = replace(provision, bases=tuple(replace(basis, when=Named("delivers_food")) for basis in provision.bases))
    mutant = Mutant(
        "", "", replace(book, provisions={**book.provisions, provision.id: wrong}), frozenset({provision.id})
    )
    assert cases.notice(mutant) is not None


def test_mutants_are_of_every_kind(book: Rulebook, every: list[Mutant]) -> None:
    found = every
    assert len({(mutant.file, mutant.what) for mutant in found}) > 0.95 * len(found)
    words = " ".join(mutant.what for mutant in found)
    for kind in (
        "for >=",
        "value +1",
        "all for any of",
        "any for all of",
        "without basis",
        "first day -1",
        "not is_courier",
        "without cap",
        "without method 1",
        "without amount 1",
        "amount 1: method 2: not over_4555_line",
        "without filing window",
        "left out",
        "not at most",
        "330000 浙江省 2025-01-01: 498600 + 100",
    ):
        assert kind in words
    concept = book.concepts["pays_as_flexible_worker"]
    assert isinstance(concept.holds, Any)
    changed = [one.book.concepts[concept.id] for one in found if one.what.startswith(concept.id)]
    assert len(changed) == 5 and concept not in changed


def test_a_wrong_number_is_noticed_only_where_it_is_used(book: Rulebook, scenarios: list[Scenario]) -> None:
    parameter = book.parameters["minimum_wage_hourly"]
    row = next(one for one in parameter.values if one.regions == ("310000",) and one.valid_to is None)
    dearer = replace(row, value=(row.value or 0) + 1)
    wrong = replace(parameter, values=tuple(dearer if one is row else one for one in parameter.values))
    spoilt = replace(book, parameters={**book.parameters, parameter.id: wrong})
    mutant = Mutant("", "", spoilt, frozenset({parameter.id}), row.regions, parameter.id)
    assert Cases(book, scenarios).notice(mutant) is not None
    elsewhere = [one for one in scenarios if not str(one.situation.get("work_region", "31")).startswith("31")]
    assert Cases(book, elsewhere).notice(mutant) is None


def test_a_number_that_nobody_can_see(book: Rulebook) -> None:
    """A base where no rate is known shows in no amount; the same base with a rate does."""
    sight, parameter = Sight(book), book.parameters["pension_base_lowest"]
    for region, shows in (("150000", False), ("330000", True)):
        row = next(one for one in parameter.values if one.regions == (region,))
        assert row.value is not None
        dearer = replace(row, value=row.value + 100)
        wrong = replace(parameter, values=tuple(dearer if one is row else one for one in parameter.values))
        assert sight.can_show(parameter, wrong, row) is shows


def test_a_day_moved_moves_the_row_before(every: list[Mutant]) -> None:
    what = "minimum_wage_monthly: 110000 北京市 2025-09-01: first day +1"
    (mutant,) = (one for one in every if one.what == what)
    before, row = [one for one in mutant.book.parameters["minimum_wage_monthly"].values if one.regions == ("110000",)][
        1:
    ]
    assert row.valid_from == date(2025, 9, 2) and before.valid_to == date(2025, 9, 1)
