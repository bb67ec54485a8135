"""A question that is said not to matter any more changes nothing, whatever is answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from eligibility.assessment import Assessment, Calculator
from eligibility.bearing import moot_facts
from eligibility.outcome_rules import Status
from eligibility.problems import SituationError
from eligibility.rulebook.questions import Question
from eligibility.rulebook.scenarios import read_scenarios

TODAY = date(2026, 11, 23)
RIDER = {
    "work_region": "330106",
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "pension": "flexible",
    "medical": "flexible",
}


@pytest.fixture(scope="module")
def decider() -> Calculator:
    """The shipped rule base."""
    return Calculator()


def come_to(assessment: Assessment) -> list[tuple[Any, ...]]:
    """All that a reader is told, but for reasons and for remarks under a no."""
    return [
        (one.provision.id, one.status)
        if one.status is Status.NOT_ELIGIBLE
        else (one.provision.id, one.status, one.force, one.already_in_use, one.notes, one.reckoning.amounts, one.window)
        for one in assessment.outcomes
    ]


def answers(question: Question) -> Iterator[Any]:
    """Several answers to a question."""
    match question.type:
        case "boolean":
            yield from (True, False)
        case "enum":
            yield from question.choices
        case "enum_list":
            yield from ([], list(question.choices)[:1], list(question.choices))
        case "integer":
            yield from (question.minimum, 20, 46, question.maximum)
        case "money" | "hours":
            yield from ("0", "1200.00", "99999.00")
        case "month":
            yield from ("1979-02", "2025-06", "2026-10")
        case "date":
            yield from ("2024-01-05", "2026-11-01")
        case _:
            yield from ("330106", "340100", "320500", "650100")


def check(decider: Calculator, situation: dict[str, Any], day: date) -> frozenset[str]:
    """Try every answer to every moot question; returns the moot questions."""
    before = decider.assess(decider.reader.read(situation, day), day)
    moot = moot_facts(decider.book, before)
    for fact in moot:
        for answer in answers(decider.book.questions.by_fact[fact]):
            try:
                facts = decider.reader.read({**situation, fact: answer}, day)
            except SituationError:
                continue
            assert come_to(decider.assess(facts, day)) == come_to(before), (fact, answer)
    return moot


def test_before_the_first_answer_only_what_has_ended_is_moot(decider: Calculator) -> None:
    assert moot_facts(decider.book, decider.assess({}, TODAY)) == {"unemployment_insurance_months"}
    assert moot_facts(decider.book, decider.assess({}, date(2025, 6, 1))) == frozenset()


def test_what_a_rider_need_not_be_asked(decider: Calculator) -> None:
    moot = check(decider, RIDER, TODAY)
    assert {"sells_own_products", "vat_small_scale", "monthly_sales"} <= moot, "those are for merchants"
    assert not {"age", "pension_paid", "injured_on_order", "written_agreement"} & moot


def test_a_birth_month_matters_while_the_age_does(decider: Calculator) -> None:
    facts = decider.reader.read({**RIDER, "birth_month": "1980-02"}, TODAY)
    assert "birth_month" not in moot_facts(decider.book, decider.assess({**RIDER, "age": 46}, TODAY))
    assert "age" not in moot_facts(decider.book, decider.assess(facts, TODAY)), "it is known from the birth month"


def test_no_moot_question_changes_a_worked_case(decider: Calculator) -> None:
    cases = read_scenarios(decider.book.root)
    found = [check(decider, dict(case.situation), case.as_of) for case in cases[::47]]
    assert any(found)
