"""Worked cases try out every value and both sides of every line, and notice small mistakes."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from eligibility.assessment import Calculator
from eligibility.conditions import Any, Named
from eligibility.proof.exercised import untried
from eligibility.proof.mutants import Mutant, mutants
from eligibility.proof.mutation import Cases
from eligibility.rulebook import Rulebook
from eligibility.rulebook.scenarios import Scenario, read_scenarios


@pytest.fixture(scope="module")
def scenarios(book: Rulebook) -> list[Scenario]:
    return read_scenarios(book.root)


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


def test_cases_notice_small_mistakes(book: Rulebook, scenarios: list[Scenario]) -> None:
    """A sample; ``python -m benchmarks.mutation`` tries them all."""
    cases = Cases(book, scenarios)
    sample = random.Random(20261123).sample(list(mutants(book)), 80)
    survivors = [f"{mutant.file}: {mutant.what}" for mutant in sample if cases.notice(mutant) is None]
    assert len(survivors) <= 0.05 * len(sample), survivors


def test_the_right_rule_base_survives(book: Rulebook, scenarios: list[Scenario]) -> None:
    cases = Cases(book, scenarios)
    assert cases.notice(Mutant("", "nothing", book, frozenset({"union_membership"}))) is None


def test_a_wrong_one_does_not(book: Rulebook, scenarios: list[Scenario], kleene: Calculator) -> None:
    provision = book.provisions["union_membership"]
    wrong = replace(provision, bases=tuple(replace(basis, when=Named("delivers_food")) for basis in provision.bases))
    mutant = Mutant(
        "", "", replace(book, provisions={**book.provisions, provision.id: wrong}), frozenset({provision.id})
    )
    assert Cases(book, scenarios).notice(mutant) is not None


def test_mutants_are_of_every_kind(book: Rulebook) -> None:
    found = list(mutants(book))
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
    ):
        assert kind in words
    concept = book.concepts["pays_as_flexible_worker"]
    assert isinstance(concept.holds, Any)
    changed = [one.book.concepts[concept.id] for one in found if one.what.startswith(concept.id)]
    assert len(changed) == 5 and concept not in changed
