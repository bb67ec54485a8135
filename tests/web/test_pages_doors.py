"""Doors: what happened, what to do now, and the same questions in another order."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from eligibility.assessment import Calculator

DOORS = ["injured", "graduated", "social_insurance", "low_pay", "no_contract", "training", "online_shop"]


def enter(reader: Any, door: str, place: str = "330100") -> Any:
    """Go through a door to the first question page, working at a prefecture."""
    reader.open(f"/zh-CN/doors/{door}")
    reader.follow("开始")
    reader.send({"region": place[:2] + "0000"})
    reader.send({"region": place})
    return reader.send({"region": "enough"})


def test_the_start_page_offers_every_door_beside_the_plain_start(reader: Any) -> None:
    page = reader.open("/zh-CN/")
    assert page.all(r'<a href="/zh-CN/doors/(\w+)">') == DOORS
    assert reader.follow("我受伤了").heading == "我受伤了"


@pytest.mark.parametrize("door", DOORS)
def test_a_door_says_at_once_what_to_do(reader: Any, calculator: Calculator, door: str) -> None:
    page, held = reader.open(f"/zh-CN/doors/{door}"), calculator.book.doors[door]
    assert page.status == 200 and page.heading == held.title
    for step in held.steps:
        assert step.text in page.text
        if step.clause:
            assert step.clause.quote in page.text and f"#{step.clause.id}" in page.html
        if step.unverified:
            assert step.unverified in page.text
    assert page.html.index("现在先做这些") < page.html.index("打给谁") < page.html.index("可能用得上的")
    assert page.all(r'href="tel:(\d+)"')[:-4], "hotlines of its own, beside those of every page"


def test_a_clause_of_one_place_says_so(reader: Any) -> None:
    assert "只适用：上海市" in reader.open("/zh-CN/doors/injured").text
    assert "只适用" not in reader.open("/zh-CN/doors/no_contract").text


def test_a_step_ends_with_its_clause(reader: Any, clock: Any) -> None:
    assert "免征增值税" in reader.open("/zh-CN/doors/online_shop").text
    clock.turn(500)  # into 2028: the exemption was for until the end of 2027
    page = reader.open("/zh-CN/doors/online_shop")
    assert "免征增值税" not in page.html.split("可能用得上的")[0] and "不用办营业执照" in page.text


def test_it_is_the_same_for_everybody_and_may_be_kept(client: FlaskClient) -> None:
    first, second = client.get("/zh-CN/doors/injured"), client.get("/zh-CN/doors/injured")
    assert first.data == second.data
    assert not re.search(r"[?&;]s=", first.text), "nothing sealed, which would end with the day"
    assert first.headers["Cache-Control"].startswith("public, max-age=")
    assert "Set-Cookie" not in first.headers
    assert "noindex" not in first.text


@pytest.mark.parametrize("address", ["/zh-CN/doors/injured", "/zh-CN/wrong/minimum_wage"])
def test_both_style_sheets_are_let_in(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    policy = response.headers["Content-Security-Policy"]
    assert response.text.count("<style>") == 2 == policy.count("'sha256-") and "unsafe" not in policy


def test_the_way_on_holds_no_word_of_what_happened(client: FlaskClient) -> None:
    response = client.get("/zh-CN/doors/injured/start")
    assert response.status_code == 303 and response.headers["Cache-Control"] == "no-store"
    assert response.headers["Location"].startswith("/zh-CN/place?s=")
    assert "injur" not in response.headers["Location"] and "door" not in response.headers["Location"]


def test_what_matters_most_is_asked_first(reader: Any, calculator: Calculator) -> None:
    page = enter(reader, "injured")
    assert page.heading == "我受伤了"
    assert page.asked == ["injured_on_order", "occupation", "platform", "injury_cover", "arrangement"]
    page = reader.answer({"injured_on_order": "yes", "occupation": "food_delivery", "platform": "meituan"})
    assert page.asked == ["injury_date"], "its turn comes once an injury is told of"
    page = reader.answer({})
    assert page.heading == "和平台的关系", "then what the calculator would ask next"
    assert not set(page.asked) & set(calculator.book.doors["injured"].first)


def test_without_a_door_the_usual_order_holds(reader: Any) -> None:
    assert reader.at_questions().asked == ["occupation", "platform"]


@pytest.mark.parametrize("door", DOORS)
def test_a_question_is_asked_first_only_while_it_is_open(reader: Any, calculator: Calculator, door: str) -> None:
    first = calculator.book.doors[door].first
    page, asked = enter(reader, door), []
    while "/result" not in reader.address:
        asked += page.asked
        page = reader.answer({"occupation": "not_platform_work"} if "occupation" in page.asked else {})
    assert asked[0] in first and len(asked) == len(set(asked))


def test_back_leads_to_the_door(reader: Any) -> None:
    reader.open("/zh-CN/doors/low_pay")
    reader.follow("开始")
    assert reader.follow("返回").heading == "收入太低、被扣款"


def test_changing_one_answer_shows_its_topic(reader: Any) -> None:
    enter(reader, "injured")
    page = reader.to_result({"occupation": "food_delivery"})
    (change,) = page.all(r'<dd class="change"><a href="([^"]*ask=occupation&[^"]*)"')
    page = reader.open(change)
    assert (page.asked, page.heading) == (["occupation"], "你的工作")


def test_text_size_goes_through_the_door(reader: Any) -> None:
    reader.open("/zh-CN/?size=l")
    reader.follow("我受伤了")
    assert 'class="large"' in reader.follow("开始").html


@pytest.mark.parametrize("address", ["/zh-CN/doors/nowhere", "/zh-CN/doors/nowhere/start", "/zh-CN/wrong/nowhere"])
def test_there_is_no_such_door(reader: Any, address: str) -> None:
    assert reader.open(address).status == 404
