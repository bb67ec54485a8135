"""A typical rider answers twelve questions at most; more only where something that an office pays is still open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from eligibility.asking import Asker
from eligibility.assessment import Calculator, Engine
from web.pages.paging import next_page, short_way_ends
from web.pages.steps import PLACE, take_stock
from web.state import Progress

ORDINARY: dict[str, Any] = {
    "written_agreement": False,
    "injured_on_order": False,
    "injury_cover": "none",
    "pension": "resident",
    "medical": "resident",
    "flexible_registration": False,
    "receives_unemployment_benefit": False,
    "subsidy_months_used": 0,
    "hardship": [],
    "training_completed": False,
    "certificate_level": "none",
    "education": "below_college",
    "employed_since_graduation": True,
    "business": "none",
    "needs_loan": False,
    "rural_labourer": False,
    "registered_unemployed_months": 0,
    "unemployment_insurance_months": 0,
    "unemployment_insurance_now": "none",
    "union_member": False,
    "sex": "male",
    "age": 32,
}
GRADUATE = {
    "pension": "flexible",
    "medical": "flexible",
    "flexible_registration": True,
    "graduation_month": "2025-06",
    "education": "college_or_above",
    "age": 24,
}
RIDER = {"occupation": "food_delivery", "platform": "meituan", "arrangement": "managed"}
TYPICAL = {
    "a rider in Hangzhou": (12, {"work_region": "330106", "hukou_region": "410100", **RIDER}),
    "a rider in Nanjing": (12, {"work_region": "320102", "hukou_region": "340100", **RIDER}),
    "a rider where we know little": (12, {"work_region": "540102", "hukou_region": "540102", **RIDER}),
    "a courier in Yancheng": (
        12,
        {"work_region": "320902", "occupation": "courier", "platform": "other", "arrangement": "labour_relation"},
    ),
    "a driver who is their own boss, whose turnover counts": (
        14,
        {"work_region": "320102", "occupation": "ride_hailing", "platform": "didi", "arrangement": "independent"},
    ),
    "a graduate who can have a subsidy": (18, {"work_region": "330106", "hukou_region": "330106", **RIDER, **GRADUATE}),
}


@pytest.fixture(scope="module")
def kleene(calculator: Calculator) -> Calculator:
    """Kleene's logic on the shipped rule base: the pages ask alike whoever decides, and it is quicker."""
    return Calculator(calculator.book, Engine.KLEENE)


@pytest.fixture
def inside(app: Flask) -> Iterator[None]:
    """Inside a request: the pages take the day from the application."""
    with app.test_request_context("/zh-CN/"):
        yield


def walk(decider: Calculator, knows: dict[str, Any]) -> Progress:
    """Answer page after page from what somebody knows, until the result is shown; what they do not know is 不知道."""
    progress = Progress({PLACE: knows[PLACE]}, ((PLACE,),))
    while facts := next_page(decider, take_stock(decider, progress)):
        before = progress
        progress = progress.with_answers({fact: knows.get(fact) for fact in facts}, facts)
        if short_way_ends(decider, before, progress):
            break
    return progress


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize("who", TYPICAL)
def test_a_typical_worker_is_asked_little(kleene: Calculator, who: str) -> None:
    most, answers = TYPICAL[who]
    progress = walk(kleene, {**ORDINARY, **answers})
    asked = len(progress.seen - {PLACE})
    assert 5 < asked <= most, progress.asked
    standing = take_stock(kleene, progress)
    paying = [
        ask.fact for ask in Asker(kleene).ranking(standing.assessment) if ask.pays and ask.fact in standing.unasked
    ]
    assert paying == [], "what an office pays is decided by then"


@pytest.mark.usefixtures("inside")
def test_after_the_basics_what_pays_is_asked_before_what_is_owed(kleene: Calculator) -> None:
    _, answers = TYPICAL["a graduate who can have a subsidy"]
    pages = walk(kleene, {**ORDINARY, **answers}).asked
    asked = [fact for page in pages for fact in page]
    assert {"graduation_month", "subsidy_months_used", "hardship"} <= set(asked)
    assert "deposit_charged" not in asked and "safety_training" not in asked
