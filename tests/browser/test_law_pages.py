"""The pages about the rules in every dress: accessible, no wider than the phone, big enough targets, the same without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from looks import DRESSES, UNFOLD, Axe, look_at_each, looker
from playwright.sync_api import Page

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
LIGHT = 40 * 1024


def pages_of(page: Page, language: str, size: str) -> Iterator[str]:
    """Open each page, everything on it unfolded; stops at each and says which."""
    for name, address in PAGES.items():
        mark = "&" if "?" in address else "?"
        page.goto(f"/{language}/rules/{address}" + (f"{mark}size={size}" if size else ""))
        page.evaluate(UNFOLD)
        yield name


@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_every_page_is_accessible_fits_and_can_be_pressed(page: Page, axe: Axe, dress: tuple[str, str]) -> None:
    look_at_each(page, pages_of(page, *dress), looker(axe, dress[1]))


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
