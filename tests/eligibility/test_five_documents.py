"""The five documents that the project began with: each of them answers somebody, its drafts only as drafts."""

from __future__ import annotations

from typing import Any

import pytest

from eligibility.assessment import Outcome
from eligibility.outcome_rules import Force, Status
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import Standing

HANGZHOU_GRADUATE = {
    "work_region": "330100",
    "occupation": "food_delivery",
    "arrangement": "managed",
    "education": "college_or_above",
    "graduation_month": "2025-06",
    "flexible_registration": True,
    "pension": "flexible",
    "receives_unemployment_benefit": False,
}
YANCHENG_SHOP = {"work_region": "320900", "occupation": "online_shop", "business": "individual"}
BEIJING_RIDER = {"work_region": "110000", "occupation": "food_delivery", "platform_rules_published": False}
HANGZHOU_SHOP = {"work_region": "330100", "occupation": "online_shop", "business": "none"}
HANGZHOU_TRAINED = {"work_region": "330100", "occupation": "food_delivery", "training_completed": True}

IN_FORCE = [
    ("CN2021", BEIJING_RIDER, "platform_rules", Force.LEVER),
    ("ZJ2023", HANGZHOU_GRADUATE, "graduate_insurance_subsidy", Force.CLAIM),
    ("YC2023", YANCHENG_SHOP, "platform_fees", Force.OWED),
]
DRAFTS = [
    ("ZJ2020D", HANGZHOU_SHOP, "merchant_support_draft"),
    ("ZJ2022D", HANGZHOU_SHOP, "merchant_support_draft"),
    ("ZJ2022D", HANGZHOU_TRAINED, "training_subsidy_without_ties_draft"),
]


def _citing(assessment: Any, document: str) -> dict[str, Outcome]:
    return {
        outcome.provision.id: outcome
        for outcome in assessment.outcomes
        if any(clause.document.id == document for clause in outcome.clauses)
    }


@pytest.mark.parametrize(("document", "situation", "provision", "force"), IN_FORCE, ids=lambda value: str(value)[:20])
def test_a_document_in_force_gives_somebody_something(
    document: str, situation: dict[str, Any], provision: str, force: Force, assess: Any
) -> None:
    outcome = _citing(assess(situation), document)[provision]
    assert (outcome.status, outcome.force, outcome.standing) == (Status.ELIGIBLE, force, Standing.IN_FORCE)


@pytest.mark.parametrize(("document", "situation", "provision"), DRAFTS, ids=lambda value: str(value)[:20])
def test_a_draft_says_what_it_would_have_given_but_gives_nothing(
    document: str, situation: dict[str, Any], provision: str, assess: Any
) -> None:
    assert _citing(assess(situation), document) == {}, "a draft is shown only to those who ask for drafts"
    outcome = _citing(assess(situation, drafts=True), document)[provision]
    assert (outcome.status, outcome.standing) == (Status.NOT_ELIGIBLE, Standing.DRAFT)
    assert "假如照草案执行，你会符合" in "".join(str(note) for note in outcome.notes)


def test_that_is_all_five(book: Rulebook) -> None:
    tried = {document for document, *_ in IN_FORCE} | {document for document, *_ in DRAFTS}
    assert tried == {"CN2021", "ZJ2023", "YC2023", "ZJ2022D", "ZJ2020D"} <= set(book.documents)
    assert {document for document in tried if book.documents[document].draft} == {row[0] for row in DRAFTS}
