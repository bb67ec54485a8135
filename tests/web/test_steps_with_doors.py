"""Any way through the questions, by any door or none, comes to what asking everything comes to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from eligibility.amounts.amount import Kind
from eligibility.assessment import Assessment, Calculator, Engine, Outcome
from eligibility.outcome_rules import Status
from eligibility.problems import SituationError
from eligibility.rulebook import find_rules, load
from eligibility.rulebook.scenarios import read_scenarios
from web.pages.steps import PAGE_SIZE, PLACE, first_facts, next_page, take_stock
from web.state import Progress

TODAY = date(2026, 11, 23)
# Workers in two cases at once have more answers than one case alone; those that contradict themselves are drawn again.
WORKED = [dict(case.situation) for case in read_scenarios(find_rules())]
DOORS = [None, *load().doors]


def walk(calculator: Calculator, truth: dict[str, Any], door: str | None) -> tuple[Progress, list[tuple[str, ...]]]:
    """Answer page after page, truly or with 不知道, until nothing is asked any more; the progress, and what was open first."""
    place = {PLACE: truth[PLACE]} if PLACE in truth else {}
    progress = Progress(door=door).with_answers(place, (PLACE,))
    pages: list[tuple[str, ...]] = []
    while page := next_page(calculator.book, standing := take_stock(calculator, progress)):
        urgent = [fact for fact in first_facts(calculator.book, progress) if fact in standing.unasked]
        assert list(page) == urgent[:PAGE_SIZE] or not urgent, "the door's facts come first while they are open"
        assert not set(page) & progress.seen and len(page) <= PAGE_SIZE
        progress = progress.with_answers({fact: truth.get(fact) for fact in page}, page)
        pages.append(page)
    return progress, pages


def comes_to(assessment: Assessment) -> dict[str, Any]:
    """What a worker is told, without sums that nobody is asked for: those of what is still open, and of their own payment."""

    def sums(one: Outcome) -> list[Any]:
        asked = one.reckoning.amounts if one.status is Status.ELIGIBLE else ()
        return [(amount.kind, amount.written) for amount in asked if amount.kind is not Kind.CONTRIBUTION_OWN]

    return {one.provision.id: (one.status, one.force, sums(one)) for one in assessment.outcomes}


@pytest.fixture(scope="module")
def calculator() -> Calculator:
    """The reference evaluator: quick to make up its mind, and held against the other one elsewhere."""
    return Calculator(load(), Engine.KLEENE)


@pytest.fixture
def at_work(app: Flask) -> Any:
    """Steps ask the application for the day."""
    with app.app_context():
        yield


@pytest.mark.parametrize("door", DOORS)
@settings(max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_door_changes_the_order_and_nothing_else(
    at_work: None, calculator: Calculator, door: str | None, data: st.DataObject
) -> None:
    truth = {**data.draw(st.sampled_from(WORKED)), **data.draw(st.sampled_from(WORKED))}
    try:
        facts = calculator.reader.read(truth, TODAY)
    except SituationError:
        assume(False)
    if truth.pop("birth_month", None):  # the form asks for the age
        truth["age"] = facts["age"]
    whole = comes_to(calculator.assess(facts, TODAY))
    progress, _ = walk(calculator, truth, door)
    assert comes_to(take_stock(calculator, progress).assessment) == whole


def test_a_door_that_is_gone_changes_nothing(at_work: None, calculator: Calculator) -> None:
    truth = {PLACE: "330100", "occupation": "food_delivery", "platform": "meituan", "arrangement": "managed"}
    assert walk(calculator, truth, "gone")[1] == walk(calculator, truth, None)[1]


def test_doors_do_change_the_order(at_work: None, calculator: Calculator) -> None:
    truth = {PLACE: "330100", "occupation": "food_delivery", "platform": "meituan", "arrangement": "managed"}
    begun = {door: walk(calculator, truth, door)[1][0] for door in DOORS}
    assert len(set(begun.values())) == len(DOORS)
