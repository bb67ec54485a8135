"""The pages about the rules in every dress: accessible, no wider than the phone, big enough targets, the same without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

DRESSES = [(language, size) for language in ("zh-CN", "en") for size in ("", "l")]
PAGES = {
    "index": "",
    "search": "?q=工伤",
    "nothing found": "?q=zzzz",
    "provision": "provisions/difficulty_insurance_subsidy",
    "draft provision": "provisions/training_subsidy_without_ties_draft",
    "examples": "provisions/union_membership/examples",
    "documents": "documents/",
    "document": "documents/ZJ2023",
    "draft": "documents/ZJ2022D",
    "numbers": "parameters/minimum_wage_hourly",
    "place": "places/330200",
    "coverage": "coverage",
    "missing": "documents/zj2022",
}
WIDTHS = (280, 320, 360)
LIGHT = 40 * 1024
# links inside closed folds have no box until these are opened
UNFOLD = "document.querySelectorAll('details').forEach(fold => fold.open = true)"
SMALL = """least => [...document.querySelectorAll('a, button, summary, input:not([type=hidden])')].map(element => {
  const box = element.getBoundingClientRect();
  return [element.outerHTML.slice(0, 90), box.width, box.height];
}).filter(([_, width, height]) => width && (width < least || height < least) && !(width === 1 && height === 1))"""
Check = Callable[[Page], list[Any]]


def gather(page: Page, dress: tuple[str, str], check: Check) -> dict[str, list[Any]]:
    """What a check finds on each page, with everything unfolded."""
    language, size = dress
    found = {}
    for name, address in PAGES.items():
        mark = "&" if "?" in address else "?"
        page.goto(f"/{language}/rules/{address}" + (f"{mark}size={size}" if size else ""))
        page.evaluate(UNFOLD)
        if faults := check(page):
            found[name] = faults
    return found


@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_no_accessibility_violations(page: Page, axe: Check, dress: tuple[str, str]) -> None:
    assert gather(page, dress, axe) == {}


@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_nothing_is_wider_than_the_phone(page: Page, dress: tuple[str, str]) -> None:
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


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_from_a_word_to_the_sentence_to_the_form(page: Page, javascript: bool) -> None:
    page.goto("/zh-CN/")
    page.click("text=规则库：每一句原文")
    page.fill("#q", "户籍限制")
    page.click("button:has-text('搜索')")
    page.wait_for_url("**/rules/?q=*")
    page.click(".hits a:has-text('关于促进平台经济高质量发展的实施意见')")
    page.wait_for_url("**/documents/ZJ2023#ZJ2023-12-b")
    assert page.locator("[id='ZJ2023-12-b'] blockquote[cite='urn:gigrights:ZJ2023-12-b']").is_visible()
    page.click("[id='ZJ2023-12-b'] a:has-text('以灵活就业身份参加职工养老保险')")
    page.wait_for_url("**/provisions/employee_pension_as_flexible_worker#ZJ2023-12-b")
    page.click("text=用我的情况算一算")
    page.wait_for_url("**/zh-CN/")
    assert page.locator("a.bright").inner_text() == "开始"


def test_paper_shows_what_is_folded(page: Page) -> None:
    page.goto("/zh-CN/rules/provisions/minimum_wage")
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "[...document.querySelectorAll('.basis .tree')].filter(tree => !tree.getBoundingClientRect().height).length"
    )
    assert hidden == 0


def test_the_longest_page_stays_light(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    weights: list[int] = []
    session.on("Network.loadingFinished", lambda event: weights.append(int(event["encodedDataLength"])))
    page.goto("/zh-CN/rules/provisions/difficulty_insurance_subsidy", wait_until="networkidle")
    assert 0 < sum(weights) <= LIGHT
    assert page.context.cookies() == []
