"""Questions of a page come one at a time where scripts run: by thumb, by keyboard, forwards and back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page
from rider import ONWARD, choose, press, send_blank, to_questions

FIRST, SECOND = "[name=occupation][value=food_delivery]", "[name=platform][value=meituan]"


@pytest.fixture
def asked(page: Page) -> Page:
    """The first page of questions: what work, which platform."""
    to_questions(page)
    return page


def shown(page: Page) -> list[bool]:
    return [question.is_visible() for question in page.locator(".question").all()]


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_one_question_is_seen_at_a_time(asked: Page) -> None:
    assert shown(asked) == [True, False]
    assert asked.inner_text(".count-of") == "第 1 题，共 2 题"
    asked.check(FIRST)
    assert shown(asked) == [True, False], "choosing alone does not lead on"
    asked.click(ONWARD)
    assert shown(asked) == [False, True]
    assert focused(asked) == "你主要接哪个平台的单？" and asked.inner_text(".count-of") == "第 2 题，共 2 题"


@pytest.mark.parametrize("javascript", [False])
def test_without_scripts_they_are_one_short_form(asked: Page) -> None:
    assert shown(asked) == [True, True]


def test_nothing_is_sent_between_them(asked: Page) -> None:
    sent: list[str] = []
    asked.on("request", lambda request: sent.append(request.url))
    choose(asked, FIRST)
    asked.click(ONWARD)
    asked.go_back()
    # a browser asks for the icon of a page whenever it likes
    assert [url for url in sent if not url.endswith("/favicon.svg")] == []


def test_an_answer_is_asked_for_on_the_spot(asked: Page) -> None:
    asked.click(ONWARD)
    assert shown(asked) == [True, False]
    assert asked.inner_text("[role=alert]").startswith("这一题还没有回答")
    assert asked.evaluate("document.activeElement.name") == "occupation"
    choose(asked, "[name=occupation][value='?']")
    asked.click(ONWARD)
    assert shown(asked) == [False, True], "不知道 is an answer"


def test_back_leads_to_the_question_before(asked: Page) -> None:
    choose(asked, FIRST)
    choose(asked, SECOND)
    asked.click(".back")
    assert asked.wait_for_selector(FIRST).is_visible() and asked.is_checked(FIRST)
    asked.go_forward()
    assert asked.wait_for_selector(SECOND).is_visible() and asked.is_checked(SECOND)
    asked.go_back()
    asked.go_back()
    asked.wait_for_url("**/place*")


def test_from_the_next_page_back_leads_to_the_last_question(asked: Page) -> None:
    choose(asked, FIRST)
    choose(asked, SECOND)
    press(asked, ONWARD)
    asked.go_back()
    assert asked.wait_for_selector(SECOND).is_visible() and asked.is_checked(SECOND)
    assert shown(asked) == [False, True]


def test_a_page_with_errors_shows_all_of_them(asked: Page) -> None:
    send_blank(asked)
    assert shown(asked) == [True, True]
    assert asked.evaluate("document.activeElement.id") == "errors"
    choose(asked, FIRST)
    choose(asked, SECOND)
    press(asked, ONWARD)
    assert not asked.title().startswith("错误")


def test_by_keyboard_alone(new_page: Any) -> None:
    page = new_page(is_mobile=False, has_touch=False)
    to_questions(page)
    keys = page.keyboard
    page.focus(FIRST)
    keys.press("Space")
    keys.press("Enter")
    assert focused(page) == "你主要接哪个平台的单？"
    keys.press("Tab")
    keys.press("Space")
    with page.expect_navigation():
        keys.press("Enter")
    assert page.inner_text("h1") == "和平台的关系"
