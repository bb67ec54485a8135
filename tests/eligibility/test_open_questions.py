"""What is missing and what to ask next; the place is asked only where it decides, and other regions are left out."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.assessment import Assessment, Calculator
from eligibility.months import today
from eligibility.outcome_rules import Status
from eligibility.rulebook import Rulebook

RIDER = {"occupation": "food_delivery", "platform": "meituan", "arrangement": "managed"}
GRADUATE = {
    "occupation": "food_delivery",
    "education": "college_or_above",
    "graduation_month": "2025-06",
    "employed_since_graduation": False,
    "flexible_registration": True,
    "pension": "flexible",
    "receives_unemployment_benefit": False,
    "subsidy_months_used": 0,
}


def missing(assessment: Assessment) -> dict[str, tuple[str, ...]]:
    return {outcome.provision.id: outcome.missing for outcome in assessment.outcomes}


def test_the_place_is_missing_only_where_it_decides(assess: Any) -> None:
    found = missing(assess({}))
    assert "work_region" in found["third_party_insurance"]
    assert "work_region" in found["graduate_insurance_subsidy"]
    for everywhere_alike in ("union_membership", "labour_relation_criteria", "work_injury_recognition"):
        assert "work_region" not in found[everywhere_alike]
        assert found[everywhere_alike]


def test_where_every_place_agrees_it_is_not_asked(assess: Any) -> None:
    assert missing(assess({"pension": "flexible"}))["employee_pension_as_flexible_worker"] == ()  # in use, anywhere
    insured = {**GRADUATE, "pension": "employer", "medical": "employer"}
    assert missing(assess(insured))["graduate_insurance_subsidy"] == ()


def test_where_places_disagree_it_is_asked_first(assess: Any) -> None:
    unregistered = {**GRADUATE, "flexible_registration": False}  # enough for the nation, not for Zhejiang
    assert missing(assess(unregistered))["graduate_insurance_subsidy"][0] == "work_region"
    assert missing(assess({**unregistered, "work_region": "330000"}))["graduate_insurance_subsidy"] == ()


def test_a_province_is_asked_for_again_where_its_cities_differ(assess: Any) -> None:
    online = {
        **GRADUATE,
        "work_region": "330000",
        "occupation": "not_platform_work",
    }  # Hangzhou does not ask for a platform
    assert missing(assess(online))["graduate_insurance_subsidy"] == ("work_region",)
    for city, status in (("330100", Status.ELIGIBLE), ("330200", Status.NOT_ELIGIBLE)):
        outcomes = {outcome.provision.id: outcome for outcome in assess({**online, "work_region": city}).outcomes}
        assert outcomes["graduate_insurance_subsidy"].status is status


def test_a_province_is_asked_for_again_to_tell_whether_the_hukou_is_local(assess: Any) -> None:
    raw = {"work_region": "330000", "hukou_region": "330100", "pension": "none", "flexible_registration": False}
    assert missing(assess(raw))["employee_pension_as_flexible_worker"] == ("work_region",)


@pytest.mark.parametrize(
    ("place", "day", "left_out"),
    [
        ("320100", "2026-11-23", "third_party_insurance"),  # Zhejiang's alone
        ("330100", "2026-11-23", "injury_scheme_rollout"),  # of the provinces of the third stage
        ("140100", "2025-12-31", "injury_scheme_rollout"),  # not before 2026
        ("320100", "2026-11-23", "training_subsidy"),
        ("310115", "2022-06-30", "injury_scheme_benefits"),
    ],
)
def test_provisions_of_other_regions_and_days_are_left_out(place: str, day: str, left_out: str, assess: Any) -> None:
    assert left_out not in missing(assess({"work_region": place}, day))


def test_every_other_provision_is_there_whatever_its_status(assess: Any, book: Rulebook) -> None:
    found = missing(assess({}))
    assert set(found) == {provision.id for provision in book.provisions.values() if not provision.draft_only}
    assert len({outcome.status for outcome in assess({**RIDER, "work_region": "330100"}).outcomes}) >= 3


def test_a_question_waits_for_the_one_it_stands_behind(assess: Any, book: Rulebook) -> None:
    behind = {fact: question.ask_after for fact, question in book.questions.by_fact.items() if question.ask_after}
    assert behind["own_account"] == "arrangement"
    asked = assess({"work_region": "330100", "occupation": "food_delivery"}).next_questions
    assert "arrangement" in asked and not set(behind) & set(asked)
    # three other answers settle the arrangement as well, so that it need not be asked
    told = {"schedule_autonomy": True, "bound_by_platform_rules": True, "own_account": False}
    assert "arrangement" not in assess({"work_region": "330100", "occupation": "food_delivery", **told}).next_questions


def test_nothing_is_asked_when_all_is_decided(assess: Any) -> None:
    raw = {
        "occupation": "not_platform_work",
        "arrangement": "independent",
        "pension": "employer",
        "medical": "employer",
        "unemployment_insurance_now": "none",
    }
    assessment = assess({**raw, "work_region": "440300", "injured_on_order": False, "union_member": False})
    assert {outcome.status for outcome in assessment.outcomes} == {Status.NOT_ELIGIBLE}
    assert assessment.next_questions == ()


@settings(max_examples=100)
@given(data=st.data())
def test_next_questions_are_the_open_facts_most_waited_for_first(
    data: st.DataObject, situations: Any, kleene: Calculator, book: Rulebook, assess: Any
) -> None:
    raw = data.draw(situations)
    assessment = assess(raw)
    waiting = Counter(fact for outcome in assessment.outcomes for fact in outcome.missing)
    reckoned = [one.reckoning.missing for one in assessment.outcomes if one.status is Status.ELIGIBLE]
    for_amounts = Counter(fact for missing in reckoned for fact in missing)
    asked = assessment.next_questions
    assert set(asked) <= set(waiting) | set(for_amounts) and len(set(asked)) == len(asked)
    deciding = [fact for fact in asked if fact in waiting]
    assert list(asked[: len(deciding)]) == deciding, "what only an amount waits for comes last"
    order = list(book.questions.by_fact)
    assert deciding == sorted(deciding, key=lambda fact: (-waiting[fact], order.index(fact)))
    for fact in set(waiting) - set(asked):
        assert book.questions.by_fact[fact].ask_after in waiting, f"nobody ever asks for {fact}"
    for fact in asked:
        assert fact not in raw or book.questions.by_fact[fact].type == "region", f"{fact} has been answered"
    assert bool(deciding) == any(outcome.status is Status.NEEDS_INFORMATION for outcome in assessment.outcomes)


def test_the_day_is_the_one_asked_about(assess: Any) -> None:
    assert assess({}, "2031-01-01").as_of.isoformat() == "2031-01-01" != today().isoformat()
