"""A result is shared on one phone and opened on another, by link, with and without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page
from rider import ONWARD, choose, press, to_questions

WAYS = pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])


def result(page: Page) -> None:
    """To an early result of a rider in Hangzhou."""
    to_questions(page)
    choose(page, "[name=occupation][value=food_delivery]")
    choose(page, "[name=platform][value='?']")
    press(page, ONWARD)
    press(page, "button[value=result]")


@WAYS
def test_what_one_phone_shares_another_opens(new_page: Any, javascript: bool) -> None:
    page, other = new_page(), new_page()
    result(page)
    before = page.inner_text("main")
    press(page, "a:has-text('发给别人')")
    link = page.input_value("#share-link")
    sent: list[str] = []
    other.on("request", lambda request: sent.append(request.url))
    other.goto(link)
    if javascript:
        assert not other.locator("#shared-link").is_visible()
        assert other.locator("text=打开链接里的回答？").is_visible()
    else:
        other.fill("#shared-link", link)
    press(other, "button:has-text('打开')")
    assert other.inner_text("main") == before
    kept = link.partition("#")[2]
    assert sent and not [url for url in sent if kept in url], "the fragment stays on the phone"


def test_a_link_pasted_over_an_open_page_is_taken(page: Page) -> None:
    page.goto("/zh-CN/open")
    assert page.locator("#shared-link").is_visible()
    page.evaluate("location.hash = '1abc'")
    page.wait_for_selector(".found:not([hidden])")
    press(page, "button:has-text('打开')")
    assert page.title().startswith("错误") and page.locator("#shared-link").is_visible()


def test_the_link_is_copied(page: Page) -> None:
    result(page)
    press(page, "a:has-text('发给别人')")
    page.click("[data-copy]")
    assert page.inner_text("[data-copy]") == "已复制"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("size", ["", "l"])
def test_the_pages_fit_and_can_be_read_by_all(page: Page, axe: Any, language: str, size: str) -> None:
    result(page)
    page.goto(page.url.replace("zh-CN/result", f"{language}/share") + (f"&size={size}" if size else ""))
    addresses = [page.url, f"/{language}/open" + (f"?size={size}" if size else "")]
    for address in addresses:
        page.goto(address)
        assert axe(page) == []
        for width in (280, 320, 360, 412):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
    page.fill("#shared-link", "?")
    press(page, "main button")
    assert axe(page) == []
