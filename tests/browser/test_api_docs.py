"""The page about the API in every dress: accessible, no wider than the phone, code that scrolls inside itself, no script needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from rider import press

DRESSES = [(language, size) for language in ("zh-CN", "en") for size in ("", "l")]
WIDTHS = (280, 320, 360, 1280)
SEND = "form button[type=submit]"
RIDER = '{"work_region": "330100", "occupation": "food_delivery"}'
UNFOLD = "document.querySelectorAll('details').forEach(fold => fold.open = true)"
# axe is slow on much text, and one macro makes all folds: two operations and two shapes stand for the others
UNFOLD_SOME = """['#post-assessments details', '#get-provisions-id details', '#shape-Situation', '#shape-Outcome'].forEach(which =>
  document.querySelectorAll(which).forEach(fold => fold.open = true))"""
SMALL = """least => [...document.querySelectorAll('a, button, summary, select, textarea, input:not([type=hidden])')].map(one => {
  const control = one.matches('[type=checkbox]') ? one.labels[0] : one;
  const box = control.getBoundingClientRect();
  return [control.outerHTML.slice(0, 90), box.width, box.height];
}).filter(([_, width, height]) => width && (width < least || height < least) && !(width === 1 && height === 1))"""
WIDE = "[...document.querySelectorAll('pre')].filter(code => code.scrollWidth > code.clientWidth)"
Check = Callable[[Page], list[Any]]


def states(page: Page, dress: tuple[str, str], unfold: str) -> Iterator[str]:
    """The page with its folds open, an answer, and what is shown where something is wrong."""
    language, size = dress
    address = f"/{language}/api" + (f"?size={size}" if size else "")
    for name, situation in (("page", None), ("answer", RIDER), ("mistakes", '{"age": "26", "work_regoin": 1}')):
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(address)
        if situation is not None:
            page.fill("#situation", situation)
            press(page, SEND)
        page.evaluate(unfold)
        yield name


def gather(page: Page, dress: tuple[str, str], check: Check, unfold: str = UNFOLD) -> dict[str, list[Any]]:
    """What a check finds in each state."""
    return {name: found for name in states(page, dress, unfold) if (found := check(page))}


@pytest.mark.parametrize("dress", [("zh-CN", ""), ("en", "l")], ids="".join)
def test_no_accessibility_violations(page: Page, axe: Check, dress: tuple[str, str]) -> None:
    assert gather(page, dress, axe, UNFOLD_SOME) == {}


@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_nothing_is_wider_than_the_screen(page: Page, dress: tuple[str, str]) -> None:
    def too_wide(page: Page) -> list[int]:
        found = []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(width)
        return found

    assert gather(page, dress, too_wide) == {}


@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_targets_are_big_enough_for_a_thumb(page: Page, dress: tuple[str, str]) -> None:
    least = 60 if dress[1] else 44

    def too_small(page: Page) -> list[Any]:
        found: list[Any] = page.evaluate(SMALL, least - 0.5)
        return found

    assert gather(page, dress, too_small) == {}


def test_code_scrolls_inside_itself_and_by_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto("/en/api")
    page.evaluate(UNFOLD)
    assert page.evaluate(f"{WIDE}.length") > 20
    assert page.evaluate(f"{WIDE}.every(code => code.tabIndex === 0 && code.getAttribute('aria-label'))")
    code = page.locator("#post-assessments-curl")
    page.locator("#post-assessments details", has=code).locator("summary").focus()
    page.keyboard.press("Tab")
    expect(code).to_be_focused()
    assert code.evaluate("code => getComputedStyle(code).outlineStyle") == "solid"
    code.evaluate("code => { window.scrolled = new Promise(done => code.addEventListener('scroll', done)); }")
    page.keyboard.press("ArrowRight")
    page.evaluate("scrolled.then(() => true)")
    assert code.evaluate("code => code.scrollLeft") > 0


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_it_can_be_tried(page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto("/zh-CN/api")
    page.locator("#get-keys summary", has_text="Python").click()
    expect(page.locator("#get-keys-python")).to_contain_text("urlopen")
    press(page, SEND)
    expect(page.locator("#answer h2").first).to_contain_text("200 OK")
    expect(page.locator("#answer-json")).to_contain_text('"outcomes": [')
    expect(page.locator("#answer-curl")).to_contain_text("/api/v1/assessments")
    page.fill("#situation", '{"age": "26"}')
    page.check("#include_drafts")
    press(page, SEND)
    expect(page.locator("[role=alert] li")).to_contain_text("/situation/age")
    assert page.title().startswith("错误")
    assert page.is_checked("#include_drafts") and page.input_value("#situation") == '{"age": "26"}'
    page.click("[role=alert] a")
    assert page.evaluate("document.activeElement.id") == "situation"
    assert page.context.cookies() == []
    assert {request.partition("#")[0].rpartition("/")[2] for request in requests} <= {"api", "favicon.svg"}
