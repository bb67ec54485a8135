"""Letters in a real browser: accessible, no wider than the phone, on one sheet of paper, to be had without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page
from rider import choose

DRESSES = [(language, size) for language in ("zh-CN", "en") for size in ("", "l")]
WIDTHS = (280, 320, 360)
SMALL = """least => [...document.querySelectorAll('a, button, summary')].map(element => {
  const box = element.getBoundingClientRect();
  return [element.outerHTML.slice(0, 90), box.width, box.height];
}).filter(([_, width, height]) => width && (width < least || height < least) && !(width === 1 && height === 1))"""
Check = Callable[[Page], list[Any]]


def to_result(page: Page, language: str, size: str) -> None:
    """Answer a little, as a rider in Hangzhou who has signed nothing would, and go to the result."""

    def press(selector: str) -> None:
        with page.expect_navigation():
            page.click(selector)

    page.goto(f"/{language}/" + (f"?size={size}" if size else ""))
    press("a.bright")
    for place in ("330000", "330100", "330106"):
        press(f"button[value='{place}']")
    choose(page, "[name=occupation][value=food_delivery]")
    choose(page, "[name=platform][value=meituan]")
    press("button[value=on]")
    choose(page, "[name=arrangement][value=managed]")
    choose(page, "[name=written_agreement][value=no]")
    press("button[value=result]")


def letters_of(page: Page, dress: tuple[str, str]) -> Iterator[str]:
    """Open each letter that the result offers, then one that it does not; stops at each and says which."""
    to_result(page, *dress)
    links = page.eval_on_selector_all("a[href*='/letters/']", "links => links.map(link => link.href)")
    assert len(links) >= 3
    for link in links:
        page.goto(link)
        yield re.split(r"/letters/|\?", link)[1]
    page.goto(re.sub(r"/letters/\w+", "/letters/rules_publication", links[0]))
    yield "refused"


def gather(page: Page, dress: tuple[str, str], check: Check) -> dict[str, list[Any]]:
    """What a check finds on each letter."""
    return {name: faults for name in letters_of(page, dress) if (faults := check(page))}


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
    assert gather(page, dress, lambda page: list(page.evaluate(SMALL, least - 0.5))) == {}


@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_a_letter_fits_one_sheet(page: Page, dress: tuple[str, str]) -> None:
    def sheets(page: Page) -> list[Any]:
        if page.locator(".letter").count() == 0:
            return []
        count = len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))
        return [] if count == 1 else [count]

    assert gather(page, dress, sheets) == {}


def test_paper_holds_the_chinese_letter_and_nothing_else(page: Page) -> None:
    to_result(page, "en", "")
    page.click("a[href*='/letters/written_agreement']")
    page.wait_for_selector(".letter")
    page.emulate_media(media="print")
    printed = page.evaluate("document.body.innerText")
    assert "请求签订书面劳动合同或者书面协议" in printed and "依法应当" in printed
    assert not re.search("[a-z]{4,}", printed)


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_the_word_file_can_be_had(page: Page, javascript: bool) -> None:
    to_result(page, "zh-CN", "")
    page.click("a[href*='/letters/written_agreement']")
    with page.expect_download() as download:
        page.click("a.button:has-text('下载 Word 文件')")
    assert download.value.suggested_filename == "letter.docx"
    assert page.context.cookies() == []
