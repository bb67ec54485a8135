"""More answers never turn a yes into a no, nor a no into a yes."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.assessment import Calculator
from eligibility.outcome_rules import Status

DAY = date(2026, 11, 23)
FINAL = {Status.ELIGIBLE, Status.NOT_ELIGIBLE}


@settings(max_examples=200)
@given(data=st.data())
def test_an_answer_more_never_reverses_a_decision(data: st.DataObject, situations: Any, kleene: Calculator) -> None:
    whole = data.draw(situations)
    held_back = data.draw(st.sets(st.sampled_from(sorted(whole)), min_size=1)) if whole else set()
    part = {name: value for name, value in whole.items() if name not in held_back}
    before = _statuses(kleene, part)
    after = _statuses(kleene, whole)
    for provision, status in before.items():
        if status in FINAL and provision in after:
            assert after[provision] not in FINAL - {status}, f"{provision}: {status} became {after[provision]}"


@settings(max_examples=100)
@given(data=st.data())
def test_what_is_decided_with_a_coarse_place_stays_with_a_finer_one(
    data: st.DataObject, situations: Any, kleene: Calculator
) -> None:
    whole = data.draw(situations)
    place = whole.get("work_region", "330106")
    coarse = {**whole, "work_region": place[:2] + "0000"}
    before, after = _statuses(kleene, coarse), _statuses(kleene, {**whole, "work_region": place})
    for provision, status in before.items():
        if status in FINAL and provision in after:
            assert after[provision] not in FINAL - {status}, provision


@settings(max_examples=100)
@given(data=st.data())
def test_a_decided_outcome_misses_nothing_and_an_open_one_misses_something(
    data: st.DataObject, situations: Any, kleene: Calculator
) -> None:
    raw = data.draw(situations)
    for outcome in kleene.assess(kleene.reader.read(raw, DAY), DAY).outcomes:
        assert bool(outcome.missing) == (outcome.status is Status.NEEDS_INFORMATION), outcome.provision.id
        coarse = {"work_region", "hukou_region"}
        assert not (set(outcome.missing) - coarse) & set(raw), outcome.provision.id


def _statuses(calculator: Calculator, raw: dict[str, Any]) -> dict[str, Status]:
    facts = calculator.reader.read(raw, DAY)
    return {outcome.provision.id: outcome.status for outcome in calculator.assess(facts, DAY).outcomes}
