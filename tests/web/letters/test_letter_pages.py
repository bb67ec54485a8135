"""The page of a letter: from the result, in Chinese, escaped, kept by no cache; a friendly page where there is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from eligibility.assessment import Calculator
from eligibility.letters import compose, offers
from eligibility.rulebook.letters import Letter
from eligibility.wording import wording
from web.pages.visit import _seal
from web.state import Progress

RIDER: dict[str, Any] = {
    "work_region": "330106",
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "written_agreement": False,
    "injury_cover": "none",
    "monthly_hours": "200",
    "monthly_income": "3000.01",
    "platform_rules_published": False,
    "automatic_penalty": True,
    "union_member": False,
    "flexible_registration": True,
    "hukou_region": "330100",
    "pension": "flexible",
    "medical": "flexible",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "education": "college_or_above",
    "graduation_month": "2025-06",
}
PARAGRAPH = r'<(?:p|h2|h3) class="is-\w+" lang="zh-CN">(.*?)</'
Show = Callable[..., Any]


@pytest.fixture
def token(app: Flask) -> Callable[[dict[str, Any]], str]:
    """Seals answers."""

    def seal(answers: dict[str, Any]) -> str:
        with app.app_context():
            return _seal().seal(Progress(answers, tuple((fact,) for fact in answers)))

    return seal


@pytest.fixture
def show(token: Callable[[dict[str, Any]], str], reader: Any) -> Show:
    """Opens a letter, or another page, for answers."""

    def open_page(page: str, answers: dict[str, Any], language: str = "zh-CN", more: str = "") -> Any:
        return reader.open(f"/{language}/{page}?s={token(answers)}{more}")

    return open_page


def composed(calculator: Calculator, clock: Any, answers: dict[str, Any]) -> dict[str, list[str]]:
    found = calculator.assess(calculator.reader.read(answers, clock.day), clock.day)
    return {
        one.letter.id: [wording().say(block.words) for block in compose(calculator.book, one, found)]
        for one in offers(calculator.book, found)
    }


def test_every_letter_is_offered_on_its_card_and_opens(show: Show, reader: Any, calculator: Calculator) -> None:
    page = show("result", RIDER)
    links = page.all(r'<a href="(/zh-CN/letters/[^"]*)"')
    assert {re.split(r"[/?]", link)[3] for link in links} == set(calculator.book.letters)
    for link in links:
        assert reader.open(link).status == 200
        assert reader.follow("回到结果").heading == page.heading


def test_the_page_shows_the_letter_whole(show: Show, calculator: Calculator, clock: Any) -> None:
    for name, paragraphs in composed(calculator, clock, RIDER).items():
        assert show(f"letters/{name}", RIDER).all(PARAGRAPH) == paragraphs


def test_an_english_reader_gets_the_chinese_letter_and_an_aid(show: Show, calculator: Calculator, clock: Any) -> None:
    paragraphs = composed(calculator, clock, RIDER)["written_agreement"]
    page = show("letters/written_agreement", RIDER, "en")
    assert page.all(PARAGRAPH) == paragraphs
    quotes = len(page.all(r'class="is-quote"()'))
    assert quotes and len(page.all(r'class="aid">(.*?)</p>')) == len(paragraphs) - quotes
    assert "the company must by law conclude" in page.text
    assert 'class="aid"' not in show("letters/written_agreement", RIDER).html


def test_one_letter_serves_several_subsidies(show: Show) -> None:
    both = {**RIDER, "registered_unemployed_months": 6, "hardship": ["disabled"], "age": 30, "sex": "male"}
    for about, title in (("graduate", "高校毕业生"), ("difficulty", "就业困难人员")):
        page = show("letters/application", both, more=f"&provision={about}_insurance_subsidy")
        assert page.one('<h2 class="is-title" lang="zh-CN">(.*?)</h2>') == f"申请{title}灵活就业社保补贴"
        assert "provision=" in page.one(r'href="([^"]*\.docx[^"]*)"') and "provision=" in page.one(
            r'href="(/en/letters[^"]*)"'
        )
    assert show("letters/application", both).status == 200
    assert show("letters/application", both, more="&provision=union_membership").status == 404


def test_words_of_the_rules_are_escaped(show: Show, calculator: Calculator, monkeypatch: pytest.MonkeyPatch) -> None:
    letter: Letter = calculator.book.letters["rules_publication"]
    evil = replace(letter, opening="<script>alert(1)</script>{blank}", title="<b>&amp;</b>")
    monkeypatch.setitem(calculator.book.letters, letter.id, evil)
    html = show("letters/rules_publication", RIDER).html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html and "<script" not in html
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in html


@pytest.mark.parametrize("name", ["letters/written_agreement", "letters/written_agreement.docx", "letters/nowhere"])
def test_a_letter_is_kept_by_no_cache_and_told_to_nobody(client: Any, token: Any, name: str) -> None:
    response = client.get(f"/zh-CN/{name}?s={token(RIDER)}")
    assert response.headers["Cache-Control"] == "no-store" and "ETag" not in response.headers
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in response.headers


def test_addresses_hold_no_answer_but_sealed(show: Show) -> None:
    for link in show("letters/minimum_wage_shortfall", RIDER).all(r'href="(/[^"]*)"'):
        assert not re.search("meituan|330106|3000|food_delivery|managed", link.replace(link.split("s=")[-1], ""))


@pytest.mark.parametrize("name", ["written_agreement", "written_agreement.docx"])
def test_a_letter_that_the_answers_do_not_carry_is_explained(show: Show, reader: Any, name: str) -> None:
    page = show(f"letters/{name}", {**RIDER, "written_agreement": True})
    assert page.status == 404 and page.heading == "这封信现在写不了"
    assert "/result" in reader.follow("回到结果").one(r'<a href="([^"]*)" lang="en"')


def test_a_shortfall_that_is_none_is_explained(show: Show) -> None:
    page = show("letters/minimum_wage_shortfall", {**RIDER, "monthly_income": "5000"})
    assert page.status == 404 and "这封信要写明差多少钱" in page.text
    assert "差多少钱" not in show("letters/written_agreement", {"work_region": "330106"}).text


def test_without_answers_the_way_leads_to_the_start(reader: Any) -> None:
    page = reader.open("/zh-CN/letters/written_agreement")
    assert page.status == 404 and reader.follow("重新开始").status == 200


def test_an_unknown_letter_is_a_page_that_is_not_there(show: Show) -> None:
    page = show("letters/nowhere", RIDER)
    assert (page.status, page.heading) == (404, "没有这个页面")
    assert show("letters/written_agreement", RIDER, "xx").status == 404


@pytest.mark.parametrize("name", ["written_agreement", "written_agreement.docx"])
def test_a_dead_token_gets_a_friendly_page(reader: Any, token: Any, clock: Any, name: str) -> None:
    assert reader.open(f"/zh-CN/letters/{name}?s=x").heading == "这个链接打不开"
    sealed = token(RIDER)
    clock.turn(2)
    page = reader.open(f"/zh-CN/letters/{name}?s={sealed}")
    assert (page.status, page.heading) == (410, "这个链接已经过期")
    assert reader.follow("English").status == 200


def test_the_languages_lead_to_the_same_letter(show: Show, reader: Any) -> None:
    show("letters/union_join", RIDER)
    assert "/en/letters/union_join?" in reader.follow("English").one(r'href="([^"]*size=l[^"]*)"')
