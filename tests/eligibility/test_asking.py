"""What is asked next: the most decisive question first, and nothing that a shorter way would have answered differently."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.asking import Asker
from eligibility.assessment import Calculator
from eligibility.outcome_rules import Status

DAY = date(2026, 11, 23)
RIDER = {"work_region": "330106", "occupation": "food_delivery", "arrangement": "managed"}


def order(kleene: Calculator, assess: Any, raw: dict[str, Any]) -> list[str]:
    return [ask.fact for ask in Asker(kleene).ranking(assess(raw))]


def test_the_line_of_work_comes_first(kleene: Calculator, assess: Any) -> None:
    assert order(kleene, assess, {"work_region": "330106"})[0] == "occupation"


def test_what_alone_settles_an_outcome_comes_before_what_does_not(kleene: Calculator, assess: Any) -> None:
    """Without training there is no training subsidy, whoever one is: that is asked before who one is."""
    asked = order(kleene, assess, {**RIDER, "pension": "none", "medical": "resident"})
    assert asked.index("training_completed") < asked.index("age")
    assert asked.index("training_completed") < asked.index("rural_labourer")


def test_what_can_only_be_quoted_comes_last(kleene: Calculator, assess: Any) -> None:
    asked = order(kleene, assess, RIDER)
    assert asked.index("flexible_registration") < asked.index("safety_training")


def test_nothing_is_asked_where_nothing_is_open(kleene: Calculator, assess: Any) -> None:
    assessment = assess(RIDER)
    ranked = {ask.fact for ask in Asker(kleene).ranking(assessment)}
    assert ranked == {
        fact for one in assessment.outcomes if one.status is Status.NEEDS_INFORMATION for fact in one.missing
    }


@settings(max_examples=60)
@given(data=st.data())
def test_the_short_way_leads_where_all_answers_lead(
    data: st.DataObject, situations: Any, kleene: Calculator, assess: Any
) -> None:
    whole = data.draw(situations)
    asker = Asker(kleene)
    told = {fact: value for fact, value in whole.items() if fact == "work_region"}
    for _ in range(80):
        assessment = assess(told)
        ranked = [ask.fact for ask in asker.ranking(assessment)]
        wanted = next((fact for fact in ranked if fact in whole and fact not in told), None)
        if wanted is None:
            break
        told[wanted] = whole[wanted]
    short = {one.provision.id: one.status for one in assess(told).outcomes}
    full = {one.provision.id: one.status for one in assess(whole).outcomes}
    assert short == full
