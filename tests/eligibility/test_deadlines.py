"""Deadlines: what is promised for a day is so on that day, and no longer on the next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.assessment import Calculator, Outcome
from eligibility.months import completed_month
from eligibility.outcome_rules import Status

DAY = date(2026, 11, 23)


def outcomes(calculator: Calculator, facts: Any, day: date) -> dict[str, Outcome]:
    return {outcome.provision.id: outcome for outcome in calculator.assess(facts, day).outcomes}


def aged(facts: Any, day: date) -> Any:
    """The same answers on a later day: whoever gave a birth month has grown older."""
    return {**facts, "age": (completed_month(day) - facts["birth_month"]) // 12} if "birth_month" in facts else facts


@settings(max_examples=60)
@given(data=st.data())
def test_an_outcome_changes_on_its_day_and_not_before(data: st.DataObject, situations: Any, kleene: Calculator) -> None:
    facts = kleene.reader.read(data.draw(situations), DAY)
    for name, outcome in outcomes(kleene, facts, DAY).items():
        closes, opens = outcome.deadline.closes_on, outcome.deadline.opens_on
        if closes is not None:
            after = closes + timedelta(days=1)
            assert outcome.status is Status.ELIGIBLE
            assert outcomes(kleene, aged(facts, closes), closes)[name].status is Status.ELIGIBLE
            later = outcomes(kleene, aged(facts, after), after).get(name)
            assert later is None or later.status is not Status.ELIGIBLE
        if opens is not None:
            before = opens - timedelta(days=1)
            assert outcome.status is Status.NOT_ELIGIBLE and opens > DAY
            assert outcomes(kleene, aged(facts, opens), opens)[name].status is Status.ELIGIBLE
            assert outcomes(kleene, aged(facts, before), before)[name].status is not Status.ELIGIBLE


def test_what_is_open_has_no_deadline(kleene: Calculator) -> None:
    for outcome in kleene.assess({}, DAY).outcomes:
        assert outcome.status is not Status.NEEDS_INFORMATION or outcome.deadline == type(outcome.deadline)()
