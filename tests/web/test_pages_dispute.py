"""觉得不对: a page that can be reached from every card, whose text holds no answer and no place."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest

ANSWERS = {
    "occupation": "food_delivery",
    "platform": "manbang_shengsheng",
    "arrangement": "managed",
    "injured_on_order": "yes",
    "injury_date.year": "2026",
    "injury_date.month": "8",
    "injury_date.day": "19",
    "monthly_income": "3217.45",
    "monthly_hours": "213.5",
    "age": "47",
    "hardship": ["land_requisitioned"],
}
CANARIES = (
    "满帮",
    "manbang",
    "杭州",
    "浙江省",
    "330100",
    "3217",
    "3,217",
    "213.5",
    "47",
    "2026年8月",
    "被征地",
    "land_",
)


def passed_on(page: Any) -> str:
    """The text to copy."""
    return unescape(page.one(r"<textarea[^>]*>(.*?)</textarea>"))


@pytest.fixture
def result(reader: Any) -> Any:
    """The result of somebody with much to tell."""
    reader.at_questions()
    return reader.to_result(ANSWERS)


def test_every_card_leads_to_it(reader: Any, result: Any, calculator: Any) -> None:
    cards = result.html.count('<article class="card')
    leads = result.all(r'<a href="/zh-CN/wrong/(\w+)\?')
    assert len(leads) == cards > 20 and len(set(leads)) == cards
    assert set(leads) <= calculator.book.provisions.keys()


def test_it_holds_the_provision_the_rules_the_day_and_the_verdicts(reader: Any, result: Any, calculator: Any) -> None:
    page = reader.open(result.all(r'<a href="(/zh-CN/wrong/injury_scheme_benefits\?[^"]*)"')[0])
    told = passed_on(page)
    assert "（injury_scheme_benefits）" in told and calculator.book.version in told and "2026年11月23日" in told
    assert "[hurt_on_an_order]" in told and "结果：" in told
    assert "readonly" in page.one(r"<textarea([^>]*)>") and "<script" not in page.html
    assert page.response.headers["Cache-Control"] == "no-store"


def test_no_answer_is_on_the_page(reader: Any, result: Any) -> None:
    for address in result.all(r'<a href="(/zh-CN/wrong/[^"]*)"'):
        page = reader.open(address)
        told = passed_on(page).replace("2026年11月23日", "")
        version = told.split("规则库版本：")[1].split("\n")[0]
        told = told.replace(version, "")
        assert [canary for canary in CANARIES if canary in told] == [], address


def test_the_canaries_do_sing_elsewhere(result: Any) -> None:
    assert all(canary in result.text for canary in ("满帮", "杭州", "3,217", "2026年8月", "被征地"))


def test_it_says_how_to_contest(reader: Any, result: Any) -> None:
    page = reader.open(result.all(r'<a href="(/zh-CN/wrong/minimum_wage\?[^"]*)"')[0])
    assert page.all(r'href="tel:(\d+)"')[:3] == ["12333", "12351", "12348"]
    assert 'href="/zh-CN/rules/provisions/minimum_wage"' in page.html and "mailto:" not in page.html
    assert reader.follow("返回").heading == result.heading


def test_without_answers_it_can_be_opened_as_well(reader: Any) -> None:
    page = reader.open("/zh-CN/wrong/minimum_wage")
    assert page.status == 200 and "（minimum_wage）" in passed_on(page)
    assert reader.follow("返回").heading == "跑单这份活，你有哪些权益？"
