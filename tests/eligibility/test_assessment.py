"""Statuses and force, provision by provision: the readings of docs/semantics.md on real workers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from eligibility.assessment import Assessment, Calculator, Outcome
from eligibility.outcome_rules import Force, Status
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import Standing
from eligibility.wording import wording

ELIGIBLE, NOT_ELIGIBLE = Status.ELIGIBLE, Status.NOT_ELIGIBLE
OPEN, NOT_VERIFIED = Status.NEEDS_INFORMATION, Status.NOT_VERIFIED
RIDER = {"work_region": "330100", "occupation": "food_delivery", "platform": "meituan", "arrangement": "managed"}
GRADUATE = {
    "work_region": "330100",
    "occupation": "food_delivery",
    "education": "college_or_above",
    "graduation_month": "2025-06",
    "employed_since_graduation": False,
    "flexible_registration": True,
    "pension": "flexible",
    "receives_unemployment_benefit": False,
    "subsidy_months_used": 0,
}
DISABLED = {"hardship": ["disabled"], "registered_unemployed_months": 2}
DAY = date(2026, 11, 23)
DRAFT = "training_subsidy_without_ties_draft"


@pytest.fixture
def outcome(assess: Callable[..., Assessment]) -> Callable[..., Outcome]:
    """The outcome of one provision; KeyError where it is left out."""

    def run(provision: str, raw: dict[str, Any], day: str = "2026-11-23", *, drafts: bool = False) -> Outcome:
        return {found.provision.id: found for found in assess(raw, day, drafts=drafts).outcomes}[provision]

    return run


def notes(found: Outcome) -> str:
    return "；".join(wording().say(note) for note in found.notes)


def test_what_our_source_does_not_tell_is_not_verified_and_not_asked(outcome: Any) -> None:
    """In a province of the third stage nobody has told us when the scheme began."""
    known = {**RIDER, "work_region": "140100", "injury_cover": "none"}
    found = outcome("injury_scheme_enrolment", known)
    assert found.status is NOT_VERIFIED and found.missing == ()
    assert any("12333" in entry for entry in found.unverified)
    assert outcome("injury_scheme_enrolment", {**known, "work_region": "330100"}).status is ELIGIBLE


def test_an_answer_that_could_still_rule_it_out_is_asked_first(outcome: Any) -> None:
    unanswered = {**RIDER, "work_region": "140100"}
    found = outcome("injury_scheme_enrolment", unanswered)
    assert found.status is OPEN and found.missing == ("injury_cover",) and found.unverified == ()
    assert outcome("injury_scheme_enrolment", {**unanswered, "injury_cover": "employer"}).status is NOT_ELIGIBLE
    assert outcome("injury_scheme_enrolment", {**unanswered, "occupation": "livestreaming"}).status is NOT_ELIGIBLE


def test_beside_what_is_not_verified_there_is_something_to_quote(outcome: Any) -> None:
    found = outcome("injury_scheme_rollout", {**RIDER, "work_region": "140100"})
    assert (found.status, found.force) == (ELIGIBLE, Force.LEVER)


@pytest.mark.parametrize(("done", "says"), [(True, "你会符合"), (False, "你也不符合"), (None, "没有生效。")])
def test_a_draft_is_never_eligible_and_says_what_it_would_have_given(
    done: bool | None, says: str, outcome: Any
) -> None:
    found = outcome(DRAFT, {**RIDER, "training_completed": done}, drafts=True)
    assert found.status is NOT_ELIGIBLE and found.standing is Standing.DRAFT and found.force is Force.LEVER
    assert says in notes(found) and found.missing == ()


def test_drafts_are_left_out_unless_asked_for(outcome: Any, assess: Any) -> None:
    with pytest.raises(KeyError):
        outcome(DRAFT, RIDER)
    usual, more = assess(RIDER), assess(RIDER, drafts=True)
    assert [found for found in more.outcomes if not found.provision.draft_only] == list(usual.outcomes)
    assert more.next_questions == usual.next_questions


def test_a_draft_displaces_nothing(assess: Any, book: Rulebook) -> None:
    for found in assess(RIDER, drafts=True).outcomes:
        assert not any(book.clauses[clause].document.draft for clause in found.displaces)


@pytest.mark.parametrize(
    ("provision", "fulfilled"),
    [
        ("written_agreement", {"written_agreement": True}),
        ("injury_scheme_enrolment", {"injury_cover": "occupational_injury_scheme"}),
        ("platform_rules", {"platform_rules_published": True}),
        ("safety_training", {"safety_training": True}),
    ],
)
def test_a_duty_already_met_is_not_owed_again(provision: str, fulfilled: dict[str, Any], outcome: Any) -> None:
    unmet = {fact: False if answer is True else "none" for fact, answer in fulfilled.items()}
    assert outcome(provision, {**RIDER, **unmet}).status is ELIGIBLE
    found = outcome(provision, {**RIDER, **fulfilled})
    assert found.status is NOT_ELIGIBLE and "已履行" in notes(found)


def test_a_right_in_use_stays_and_says_so(outcome: Any) -> None:
    found = outcome("employee_pension_as_flexible_worker", {"pension": "flexible"})
    assert found.status is ELIGIBLE and found.already_in_use
    found = outcome("union_membership", {**RIDER, "union_member": True})
    assert found.status is ELIGIBLE and found.already_in_use
    assert not outcome("union_membership", {**RIDER, "union_member": False}).already_in_use


def test_who_could_have_two_of_a_group_must_choose_and_loses_neither(outcome: Any) -> None:
    both = {**GRADUATE, **DISABLED}
    for provision in ("graduate_insurance_subsidy", "difficulty_insurance_subsidy"):
        found = outcome(provision, both)
        assert found.status is ELIGIBLE and found.must_choose
    assert not outcome("graduate_insurance_subsidy", GRADUATE).must_choose
    only = outcome("graduate_insurance_subsidy", {**both, "hardship": [], "registered_unemployed_months": 0})
    assert only.status is ELIGIBLE and not only.must_choose


def test_what_is_still_open_is_no_choice_yet(outcome: Any) -> None:
    poor = {
        "hardship": ["low_income_margin"],
        "registered_unemployed_months": 2,
    }  # named in Zhejiang, not by the nation
    found = outcome("difficulty_insurance_subsidy", {**GRADUATE, **poor, "work_region": None})
    assert found.status is OPEN and "work_region" in found.missing and not found.must_choose


def test_a_bar_takes_what_would_be_due_and_names_its_clause(outcome: Any) -> None:
    raw = {**GRADUATE, "work_region": "320700", "receives_unemployment_benefit": True}
    found = outcome("graduate_insurance_subsidy", raw)
    assert found.status is NOT_ELIGIBLE and "不能同时享受" in notes(found)
    assert "SUB-EXCL-LYG" in [clause.id for clause in found.clauses]
    elsewhere = outcome("graduate_insurance_subsidy", {**raw, "work_region": "330100"})
    assert elsewhere.status is NOT_ELIGIBLE
    assert "SUB-EXCL-LYG" not in [clause.id for clause in elsewhere.clauses], "a clause of Lianyungang, not of Hangzhou"


def test_an_open_bar_leaves_it_open(outcome: Any) -> None:
    raw = {**GRADUATE, "receives_unemployment_benefit": None}
    found = outcome("graduate_insurance_subsidy", raw)
    assert found.status is OPEN
    assert set(found.missing) == {"receives_unemployment_benefit", "unemployment_insurance_now"}


def test_what_the_local_rule_displaces_is_named(outcome: Any) -> None:
    found = outcome("graduate_insurance_subsidy", GRADUATE)
    assert "CN-SUBSIDY-GRAD" in found.displaces
    assert "CN-SUBSIDY-GRAD" not in [clause.id for clause in found.clauses]


def test_a_local_rule_that_is_not_met_does_not_revive_the_national_one(
    outcome: Any, kleene: Calculator, book: Rulebook
) -> None:
    def own_rules(place: str) -> set[str]:
        candidates = kleene.selector.candidates(book.provisions["difficulty_insurance_subsidy"], place, DAY)
        return {region for variant in candidates for basis in variant.bases for region in basis.regions} - {"000000"}

    raw = {
        **GRADUATE,
        **DISABLED,
        "flexible_registration": False,
    }  # Zhejiang asks for the registration, the nation does not
    assert outcome("difficulty_insurance_subsidy", raw).status is NOT_ELIGIBLE
    elsewhere = next(place.code for place in book.regions.provinces() if not own_rules(place.code))
    found = outcome("difficulty_insurance_subsidy", {**raw, "work_region": elsewhere})
    assert found.status is ELIGIBLE and found.displaces == ()


@pytest.mark.parametrize(
    ("provision", "raw", "force"),
    [
        ("injury_scheme_benefits", RIDER, Force.CLAIM),
        ("graduate_insurance_subsidy", GRADUATE, Force.CLAIM),
        ("union_membership", RIDER, Force.CLAIM),
        ("injury_scheme_enrolment", RIDER, Force.OWED),
        ("minimum_wage", {**RIDER, "arrangement": "labour_relation"}, Force.OWED),
        ("minimum_wage", {**RIDER, "occupation": "courier"}, Force.LEVER),
        ("written_agreement", RIDER, Force.OWED),
        ("written_agreement", {**RIDER, "arrangement": "independent"}, Force.LEVER),
        ("third_party_insurance", RIDER, Force.LEVER),
    ],
)
def test_the_strongest_clause_gives_the_force(provision: str, raw: Any, force: Force, outcome: Any) -> None:
    assert outcome(provision, raw).force is force


def test_the_calculator_answers_the_same_from_either_engine(
    durable: Calculator, kleene: Calculator, assess: Any
) -> None:
    assessment = assess({**GRADUATE, **DISABLED}, drafts=True)
    assert durable.assess(assessment.facts, assessment.as_of, include_drafts=True) == assessment
