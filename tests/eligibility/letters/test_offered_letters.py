"""Which letters an assessment offers, for cases on both sides of every line: eligible, in use, open, unverified, a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from eligibility.assessment import Assessment
from eligibility.letters import offers
from eligibility.letters.completeness import unwritten
from eligibility.outcome_rules import Status
from eligibility.rulebook import Rulebook, find_rules
from eligibility.rulebook.documents import Standing
from eligibility.rulebook.scenarios import read_scenarios

RIDER: dict[str, Any] = {
    "work_region": "330106",
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
}
GRADUATE: dict[str, Any] = {
    **RIDER,
    "flexible_registration": True,
    "hukou_region": "330100",
    "pension": "flexible",
    "medical": "flexible",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "education": "college_or_above",
    "graduation_month": "2025-06",
}
SHORT = {"monthly_hours": "200", "monthly_income": "4999.99"}
ENOUGH = {"monthly_hours": "200", "monthly_income": "5000"}

Assess = Callable[..., Assessment]
CASES = [
    ("written_agreement", {**RIDER, "written_agreement": False}, "owed"),
    ("written_agreement", {**RIDER, "written_agreement": False, "work_region": "340100"}, "lever"),
    ("written_agreement", {**RIDER, "written_agreement": False, "arrangement": "independent"}, "lever"),
    ("written_agreement", {**RIDER, "written_agreement": True}, None),
    ("written_agreement", RIDER, None),
    ("minimum_wage_shortfall", {**RIDER, **SHORT}, "lever"),
    ("minimum_wage_shortfall", {**RIDER, **SHORT, "work_region": "500112", "monthly_income": "1"}, "owed"),
    ("minimum_wage_shortfall", {**RIDER, "arrangement": "labour_relation", "monthly_income": "2659.99"}, "owed"),
    ("minimum_wage_shortfall", {**RIDER, "arrangement": "labour_relation", "monthly_income": "2660"}, None),
    ("minimum_wage_shortfall", {**RIDER, **ENOUGH}, None),
    ("minimum_wage_shortfall", {**RIDER, "monthly_income": "1"}, None),
    ("minimum_wage_shortfall", {**RIDER, **SHORT, "arrangement": "independent"}, None),
    ("injury_scheme_enrolment", {**RIDER, "injury_cover": "none"}, "owed"),
    ("injury_scheme_enrolment", {**RIDER, "injury_cover": "occupational_injury_scheme"}, None),
    ("injury_scheme_enrolment", {**RIDER, "injury_cover": "employer"}, None),
    ("injury_scheme_enrolment", {**RIDER, "injury_cover": "none", "work_region": "410100"}, None),  # not verified
    ("rules_publication", {**RIDER, "platform_rules_published": False}, "lever"),
    ("rules_publication", {**RIDER, "platform_rules_published": True}, None),
    ("automated_decision", {**RIDER, "automatic_penalty": True}, "owed"),
    ("automated_decision", {**RIDER, "automatic_penalty": False}, None),
    ("application", GRADUATE, "claim"),
    ("application", {**GRADUATE, "graduation_month": "2020-06"}, None),
    ("union_join", {**RIDER, "union_member": False}, "claim"),
    ("union_join", {**RIDER, "union_member": True}, None),
    ("union_join", {"work_region": "330106"}, "claim"),
    ("union_join", {"work_region": "330106", "occupation": "not_platform_work", "arrangement": "managed"}, None),
    ("collective_bargaining", RIDER, "lever"),
    ("collective_bargaining", {"work_region": "330106", "occupation": "food_delivery"}, "lever"),
    ("collective_bargaining", {**RIDER, "arrangement": "independent"}, None),
]


@pytest.mark.parametrize(("letter", "situation", "force"), CASES)
def test_a_letter_is_offered_with_the_force_that_the_clauses_give(
    book: Rulebook, assess: Assess, letter: str, situation: dict[str, Any], force: str | None
) -> None:
    offered = [one for one in offers(book, assess(situation)) if one.letter.id == letter]
    assert [one.outcome.force.value for one in offered] == ([] if force is None else [force])


def test_every_letter_is_tried_out_and_refused(book: Rulebook) -> None:
    assert {letter for letter, _, force in CASES if force} == {letter for letter, _, force in CASES if not force}
    assert {letter for letter, _, _ in CASES} == set(book.letters)
    assert {(letter, force) for letter, _, force in CASES if force} == {
        (letter.id, force) for letter in book.letters.values() for force in letter.words
    }


@pytest.mark.parametrize("situation", [GRADUATE, RIDER, {}], ids=["graduate", "rider", "nobody"])
def test_drafts_offer_no_letter(book: Rulebook, assess: Assess, situation: dict[str, Any]) -> None:
    with_drafts = assess(situation, drafts=True)
    assert any(outcome.standing is Standing.DRAFT for outcome in with_drafts.outcomes)
    assert offers(book, with_drafts) == offers(book, assess(situation))


def test_no_worked_case_offers_what_it_does_not_carry(book: Rulebook, assess: Assess) -> None:
    for scenario in read_scenarios(find_rules())[::5]:
        for one in offers(book, assess(scenario.situation, scenario.as_of.isoformat(), drafts=True)):
            wanted = {Status.ELIGIBLE} | ({Status.NEEDS_INFORMATION} if one.letter.to == "union" else set())
            assert one.outcome.status in wanted and not one.outcome.already_in_use, scenario.id
            assert one.outcome.standing is Standing.IN_FORCE and not one.outcome.provision.draft_only, scenario.id


def test_one_text_serves_every_subsidy(book: Rulebook, assess: Assess) -> None:
    both = {**GRADUATE, "registered_unemployed_months": 6, "hardship": ["disabled"], "age": 30, "sex": "male"}
    about = {one.about for one in offers(book, assess(both)) if one.letter.id == "application"}
    assert about == {"graduate_insurance_subsidy", "difficulty_insurance_subsidy"}


def test_every_force_that_can_come_about_has_its_words(book: Rulebook) -> None:
    assert list(unwritten(book)) == []
