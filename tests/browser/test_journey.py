"""A whole journey on a rider's phone, with and without JavaScript, forwards and back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page
from rider import ONWARD, choose, press, send_blank, write
from typical import CHOSEN

ANSWERS = {**CHOSEN, "hukou_region": "same"}
TYPED = {
    "subsidy_months_used": "０",
    "graduation_month.year": "2025年6月",
    "age": "25 岁",
    "registered_unemployed_months": "0",
}
WAYS = pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])


def to_place(page: Page) -> None:
    """From the start page to Hangzhou."""
    page.goto("/zh-CN/")
    press(page, "text=开始")
    for choice in ("330000", "330100", "enough"):
        press(page, f"button[value='{choice}']")


def fill(page: Page) -> None:
    """Answer every question of the page, as somebody would who knows what stands in ANSWERS and TYPED."""
    asked = page.get_attribute("input[name=asked]", "value") or ""
    for fact in asked.split():
        typed = [name for name in TYPED if name.split(".")[0] == fact]
        for name in typed:
            write(page, f"[name='{name}']", TYPED[name])
        if not typed:
            value = ANSWERS.get(fact, "?")
            unknown = f"[name='{fact}.unknown']"
            choose(page, unknown if page.locator(unknown).count() else f"[name='{fact}'][value='{value}']")


def to_result(page: Page) -> None:
    """Page after page, until the result is there."""
    for _ in range(30):
        if "/result" in page.url:
            return
        fill(page)
        press(page, "text=继续")
    raise AssertionError(f"no result after 30 pages, but {page.url}")


def test_the_whole_way_and_what_it_ends_with(new_page: Any) -> None:
    read = []
    for scripts in (True, False):
        page, requests = new_page(java_script_enabled=scripts), list[str]()
        page.on("request", lambda request, requests=requests: requests.append(request.url))
        to_place(page)
        to_result(page)
        assert re.fullmatch(r"你现在可以申请 \d+ 项", page.inner_text("h1"))
        assert "高校毕业生灵活就业社保补贴" in page.inner_text("#claim")
        read.append(page.inner_text("main"))
        _nothing_is_left_on_the_phone(page, requests)
        _print_shows_what_is_folded(page)
    assert read[0] == read[1], "with and without JavaScript the result reads the same"


def _nothing_is_left_on_the_phone(page: Page, requests: list[str]) -> None:
    own = page.url.split("/zh-CN")[0]
    assert requests and all(url.startswith((own, "data:")) for url in requests), "no third parties"
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def _print_shows_what_is_folded(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.locator("blockquote").first.is_visible()
    assert page.locator(".recap dl").is_visible()
    assert not page.locator(".top nav").is_visible()


@WAYS
def test_errors_keep_what_was_typed(page: Page, javascript: bool) -> None:
    to_place(page)
    if javascript:
        page.click(ONWARD)
        assert page.locator(".error").inner_text().startswith("这一题还没有回答")
        assert page.evaluate("document.activeElement.name") == "occupation"
        send_blank(page)
    else:
        press(page, ONWARD)
    page.check("[name=platform][value=didi]")
    press(page, ONWARD)
    assert page.title().startswith("错误：")
    assert page.locator("[role=alert]").is_visible()
    assert page.is_checked("[name=platform][value=didi]")
    page.click("[role=alert] a")
    assert page.evaluate("location.hash") == "#occupation-1" if javascript else page.url.endswith("#occupation-1")
    fill(page)
    press(page, "text=继续")
    assert not page.title().startswith("错误：")


def test_the_summary_of_errors_takes_the_focus(page: Page) -> None:
    to_place(page)
    send_blank(page)
    assert page.evaluate("document.activeElement.id") == "errors"


@WAYS
def test_back_and_reload_never_ask_to_send_again(page: Page, javascript: bool) -> None:
    to_place(page)
    fill(page)
    press(page, "text=继续")
    second = page.inner_text("h1")
    page.reload()
    assert page.inner_text("h1") == second
    page.go_back()
    assert page.inner_text("h1") == "你的工作"
    page.go_forward()
    assert page.inner_text("h1") == second
    press(page, "text=返回")
    assert page.is_checked("[name=occupation][value=food_delivery]")


@WAYS
def test_an_answer_is_changed_from_the_result(page: Page, javascript: bool) -> None:
    to_place(page)
    fill(page)
    press(page, "text=继续")
    press(page, "button:has-text('先看结果')")
    page.click(".recap summary")
    press(page, "a:has-text('修改 平台')")
    page.check("[name=platform][value=eleme]")
    press(page, "text=保存修改")
    page.click(".recap summary")
    assert "饿了么" in page.inner_text(".recap")


def test_chinese_is_set_in_simplified_glyphs(page: Page) -> None:
    page.goto("/zh-CN/")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    heading = session.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": heading})["fonts"]
    assert not [font["familyName"] for font in fonts if font["familyName"].endswith((" JP", " KR", " TC", " HK"))]
