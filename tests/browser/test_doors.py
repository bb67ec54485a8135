"""Doors, checklists and objections on a phone: no violation, nothing too wide, big targets, scripts or none, and on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from looks import DRESSES, Axe, look_at_each, looker
from playwright.sync_api import Page
from rider import choose, press, write

ANSWERS = {
    "injured_on_order": "yes",
    "occupation": "food_delivery",
    "platform": "meituan",
    "injury_cover": "none",
    "arrangement": "managed",
}


def result_through_a_door(page: Page, language: str, size: str = "") -> None:
    """From the start page through the door of the injured to a result."""
    page.goto(f"/{language}/" + (f"?size={size}" if size else ""))
    press(page, "a[href*='/doors/injured']")
    press(page, "a.bright")
    for choice in ("330000", "330100", "enough"):
        press(page, f"button[value='{choice}']")
    for fact, answer in ANSWERS.items():
        choose(page, f"[name={fact}][value={answer}]")
    press(page, "button[value=on]")
    for part, number in (("year", "2026"), ("month", "9"), ("day", "1")):
        write(page, f"[name='injury_date.{part}']", number)
    press(page, "button[value=result]")


def places(page: Page, language: str, size: str) -> Iterator[str]:
    """Every new kind of page; stops at each and says which."""
    suffix = f"?size={size}" if size else ""
    page.goto(f"/{language}/{suffix}")
    yield "start"
    for door in ("injured", "low_pay", "online_shop"):
        page.goto(f"/{language}/doors/{door}{suffix}")
        yield door
    result_through_a_door(page, language, size)
    page.goto(page.url + "&open=1")
    yield "result, unfolded"
    press(page, "a[href*='/wrong/']")
    yield "objection"


@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_every_place_is_accessible_fits_and_can_be_pressed(page: Page, axe: Axe, dress: tuple[str, str]) -> None:
    look_at_each(page, places(page, *dress), looker(axe, dress[1]))


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_from_a_door_to_an_objection(page: Page) -> None:
    result_through_a_door(page, "zh-CN")
    page.locator("summary", has_text="留好证据，找谁问").first.click()
    assert page.locator(".keep li", has_text="订单号").first.is_visible()
    page.locator("summary", has_text="为什么，写在哪一条").first.click()
    with page.expect_navigation():
        page.locator("a[href*='/wrong/']", has_text="觉得不对？").first.click()
    text = page.locator("textarea").input_value()
    assert "规则库版本：" in text and "美团" not in text and "杭州" not in text
    press(page, "a.back")
    assert "/result" in page.url


def test_the_door_is_urgent_at_first_sight(page: Page) -> None:
    page.goto("/zh-CN/doors/injured")
    assert page.locator(".steps > li").first.bounding_box()["y"] < 740  # type: ignore[index]
    page.goto("/zh-CN/")
    assert page.locator(".doors a").first.bounding_box()["y"] < 740  # type: ignore[index]


def test_paper_has_boxes_and_each_checklist_once(page: Page) -> None:
    result_through_a_door(page, "zh-CN")
    page.emulate_media(media="print")
    sign = "element => getComputedStyle(element, '::before').content"
    assert "☐" in page.locator(".keep li").first.evaluate(sign)
    again = page.locator("details.again")
    assert again.count() and not any(one.is_visible() for one in again.all())
    page.goto("/zh-CN/doors/injured")
    assert "☐" in page.locator(".keep li").first.evaluate(sign)
    assert page.locator(".steps > li").first.is_visible() and not page.locator(".door .button").is_visible()
