"""What would change it: what is proposed really helps, nothing smaller does, and only what a person can do is proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.assessment import Assessment, Calculator, Outcome
from eligibility.conditions import evaluate
from eligibility.facts import criteria_verdicts
from eligibility.outcome_rules import Status
from eligibility.problems import SituationError
from eligibility.rulebook import find_rules
from eligibility.rulebook.actions import Action
from eligibility.rulebook.documents import Standing
from eligibility.rulebook.scenarios import Scenario, read_scenarios
from eligibility.verdict import Verdict
from eligibility.what_if import ALTERNATIVES, AT_ONCE

DAY = date(2026, 11, 23)
CASES = [one for one in read_scenarios(find_rules()) if one.file.endswith("what_would_help.yaml")]
Raw = dict[str, Any]

# Written out, so that no rule file can ever make us tell somebody to become younger, or somebody else.
DOABLE = {
    "flexible_registration": {True},
    "pension": {"flexible"},
    "medical": {"flexible"},
    "written_agreement": {True},
    "training_completed": {True},
    "certificate_level": {"five"},
    "certificate_month": {"2026-11"},
    "union_member": {True},
}

NOT_DONE: Raw = {
    "flexible_registration": False,
    "pension": "none",
    "medical": "resident",
    "training_completed": False,
    "certificate_level": "none",
    "union_member": False,
}


@pytest.fixture(scope="session")
def undone(situations: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    """Workers who have not done much of what they could do."""
    fewer = st.fixed_dictionaries({}, optional={fact: st.just(answer) for fact, answer in NOT_DONE.items()})
    return st.tuples(situations, fewer).map(lambda both: {**both[0], **both[1]})


def outcomes(calculator: Calculator, raw: Raw, *, drafts: bool = False) -> dict[str, Outcome]:
    found = calculator.assess(calculator.reader.read(raw, DAY), DAY, include_drafts=drafts)
    return {outcome.provision.id: outcome for outcome in found.outcomes}


def proposed(outcome: Outcome) -> list[Raw]:
    return [dict(change.facts) for change in outcome.changes if change.facts]


@settings(max_examples=80)
@given(data=st.data())
def test_a_proposal_leads_to_a_yes_by_both_evaluators(
    data: st.DataObject, undone: Any, durable: Calculator, kleene: Calculator
) -> None:
    raw = data.draw(undone)
    for name, before in outcomes(kleene, raw, drafts=True).items():
        if before.status is Status.ELIGIBLE or before.standing is Standing.DRAFT:
            assert before.changes == ()
        assert len(proposed(before)) <= ALTERNATIVES
        for change in proposed(before):
            assert all(value in DOABLE[fact] for fact, value in change.items())
            assert all(raw.get(fact) != value or fact == "certificate_month" for fact, value in change.items())
            for calculator in (kleene, durable):
                after = outcomes(calculator, {**raw, **change})[name]
                assert after.status is Status.ELIGIBLE and after.standing is Standing.IN_FORCE
                assert after.already_in_use <= before.already_in_use


@settings(max_examples=10)
@given(data=st.data())
def test_the_shortest_ways_are_found_and_no_others(data: st.DataObject, undone: Any, kleene: Calculator) -> None:
    _hold_against_trying_everything(kleene, data.draw(undone))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_shortest_ways_are_found_in_worked_cases(case: Scenario, kleene: Calculator) -> None:
    assert case.as_of == DAY
    _hold_against_trying_everything(kleene, dict(case.situation))


def _hold_against_trying_everything(calculator: Calculator, raw: Raw) -> None:
    """Every set of actions is tried on the whole decision: without shortcuts, and through the public doors only."""

    @cache
    def after(way: frozenset[Action]) -> dict[str, Outcome]:
        try:
            return outcomes(calculator, {**raw, **_change(way)})
        except SituationError:
            return {}

    def gone_through(way: frozenset[Action]) -> bool:
        """Whether each action is open to the worker once the others are done."""
        gates = [after(way - {action}).get(action.through) for action in way if action.through is not None]
        return all(gate and gate.status is Status.ELIGIBLE and not gate.already_in_use for gate in gates)

    before = after(frozenset())
    possible = list(_possible(calculator, raw))
    shortest: dict[str, list[Raw]] = {}
    for size in range(1, AT_ONCE + 1):
        helps: dict[str, list[Raw]] = {}
        for way in combinations(possible, size):
            if not gone_through(frozenset(way)):
                continue
            for name, outcome in after(frozenset(way)).items():
                questions_first = before[name].status is Status.NEEDS_INFORMATION
                told = all(action.fact in raw for action in way) if questions_first else True
                new = before[name].status is not Status.ELIGIBLE and not outcome.already_in_use
                if outcome.status is Status.ELIGIBLE and told and new:
                    helps.setdefault(name, []).append(_change(way))
        shortest = {**helps, **shortest}
    for name, outcome in before.items():
        assert proposed(outcome) == shortest.get(name, [])[:ALTERNATIVES], name


def _possible(calculator: Calculator, raw: Raw) -> Iterator[Action]:
    """The actions that are something new, and not out of the question."""
    book = calculator.book
    known = criteria_verdicts(book, calculator.reader.read(raw, DAY), calculator.book.circumstances(DAY))
    known |= calculator.evaluator.decide(known, ())
    for action in book.actions:
        barred = action.unless is not None and evaluate(action.unless, known.__getitem__) is Verdict.TRUE
        if raw.get(action.fact) != action.value and not barred:
            yield action


def _change(way: Iterable[Action]) -> Raw:
    return {fact: answer for action in way for fact, answer in action.written(DAY).items()}


def test_waiting_is_told_with_its_day(assess: Callable[..., Assessment]) -> None:
    raw = next(case for case in CASES if case.id == "only_waiting_helps").situation
    found = {outcome.provision.id: outcome for outcome in assess(raw).outcomes}
    (wait,) = found["graduate_insurance_subsidy"].changes
    assert (dict(wait.facts), wait.opens_on) == ({}, date(2027, 6, 30))
