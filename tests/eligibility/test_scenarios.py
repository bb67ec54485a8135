"""The worked cases of ``rules/scenarios/``: what the law gives in each, decided by both evaluators."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from eligibility.assessment import Calculator
from eligibility.engine import available
from eligibility.expectations import differences
from eligibility.outcome_rules import Status
from eligibility.rulebook import Rulebook, find_rules
from eligibility.rulebook.documents import Standing
from eligibility.rulebook.faults import RulebookError
from eligibility.rulebook.scenarios import Scenario, read_scenarios

SCENARIOS = read_scenarios(find_rules())


@pytest.fixture(params=["durable", "kleene"])
def calculator(request: pytest.FixtureRequest) -> Calculator:
    if request.param == "durable" and not available():
        pytest.skip("durable-rules cannot be imported here")
    calculator: Calculator = request.getfixturevalue(request.param)
    return calculator


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_scenario(calculator: Calculator, scenario: Scenario) -> None:
    facts = calculator.reader.read(scenario.situation, scenario.as_of)
    assessment = calculator.assess(facts, scenario.as_of, include_drafts=scenario.include_drafts)
    outcomes = {outcome.provision.id: outcome for outcome in assessment.outcomes}
    failures = [f"{name}: not among the outcomes" for name in scenario.expect if name not in outcomes]
    failures += [f"{name}: must be absent" for name in scenario.absent if name in outcomes]
    for name, expected in scenario.expect.items():
        failures += [f"{name}.{text}" for text in (differences(expected, outcomes[name]) if name in outcomes else ())]
    for name, outcome in outcomes.items():
        if bool(outcome.unverified) != (outcome.status is Status.NOT_VERIFIED):
            failures.append(f"{name}: {outcome.status.value}, but what is unverified reads {outcome.unverified}")
    assert not failures, "\n".join([f"{scenario.file}:{scenario.line} {scenario.title}", *failures])


def test_there_are_enough_cases() -> None:
    assert len(SCENARIOS) >= 60


def test_ids_are_unique(tmp_path: Path) -> None:
    assert len({scenario.id for scenario in SCENARIOS}) == len(SCENARIOS)
    case = '- {id: twice, title: 一, as_of: "2026-11-23", situation: {age: 30}, expect: {}}\n'
    folder = tmp_path / "rules"
    (folder / "scenarios").mkdir(parents=True)
    shutil.copytree(find_rules() / "schemas", folder / "schemas")
    for name in ("first", "second"):
        (folder / "scenarios" / f"{name}.yaml").write_text(case, "utf-8")
    with pytest.raises(RulebookError, match=r'second\.yaml:1: id "twice" is already in rules/scenarios/first\.yaml'):
        read_scenarios(folder)


def test_every_provision_has_a_case_of_each_status(book: Rulebook) -> None:
    """A yes (unless nothing of it is verified), a no and a question each; "not verified" where our source ends; a draft only
    ever as a draft."""
    seen = {(name, wanted["status"]) for scenario in SCENARIOS for name, wanted in scenario.expect.items()}
    drafts = {
        name
        for scenario in SCENARIOS
        for name, wanted in scenario.expect.items()
        if wanted.get("standing") == Standing.DRAFT.value
    }
    lacking = []
    for provision in book.provisions.values():
        if provision.draft_only:
            lacking += [(provision.id, "draft")] * (provision.id not in drafts)
            continue
        needed = [Status.NOT_ELIGIBLE, Status.NEEDS_INFORMATION]
        if not all(basis.unverified for basis in provision.bases):
            needed.append(Status.ELIGIBLE)
        if any(basis.unverified for basis in provision.bases):
            needed.append(Status.NOT_VERIFIED)
        lacking += [(provision.id, status.value) for status in needed if (provision.id, status.value) not in seen]
    assert not lacking


def test_every_name_in_a_case_exists(book: Rulebook) -> None:
    """Provisions, clauses and facts; a misspelt one would never be found missing."""
    unknown = []
    for scenario in SCENARIOS:
        unknown += [(scenario.id, name) for name in [*scenario.expect, *scenario.absent] if name not in book.provisions]
        for wanted in scenario.expect.values():
            clauses = [
                clause for key in ("clauses", "cites", "displaces", "amount_clauses") for clause in wanted.get(key, ())
            ]
            unknown += [(scenario.id, clause) for clause in clauses if clause not in book.clauses]
            missing = wanted.get("missing", ())
            unknown += [(scenario.id, fact) for fact in missing if fact not in book.questions.by_fact]
    assert not unknown
