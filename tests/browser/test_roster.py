"""A roster in the browser: with scripts and without, on a phone, at a desk and on paper; never too wide, and light."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from looks import too_small
from playwright.sync_api import Page

ROSTER = (
    "姓名,工作地,工作,户籍地,年龄,养老保险,医疗保险,每月养老保险费,每月医疗保险费,毕业年月,学历,灵活就业登记,正在领失业金\n"
    "赵小满,杭州,送外卖,安徽阜阳,24,flexible,flexible,997.2,457,2025-01,college_or_above,是,否\n"
    "钱二,火星,送外卖,,很多,,,,,,,,\n" + "".join(f"会员{number},苏州,送外卖,,,,,,,,,,\n" for number in range(60))
)
RESULT = 30 * 1024
WAIT = 120_000
DESKTOP = {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": False, "device_scale_factor": 1}
Check = Callable[[Page], list[Any]]


def send(page: Page, language: str, content: str = ROSTER, size: str = "") -> None:
    """Upload a file, and wait for the page that comes."""
    page.goto(f"/{language}/staff/roster" + (f"?size={size}" if size else ""))
    page.set_input_files("#roster", {"name": "名册.csv", "mimeType": "text/csv", "buffer": content.encode()})
    page.fill("#as_of", "2026-11-23")
    with page.expect_navigation(timeout=WAIT):
        page.click("button[value=page]", timeout=WAIT)


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_both_ways(page: Page, javascript: bool) -> None:
    send(page, "zh-CN")
    assert page.locator("h1").inner_text() == "名册结果"
    assert page.locator("[aria-labelledby=members] tbody tr").count() == 50
    page.set_input_files("#roster", {"name": "名册.csv", "mimeType": "text/csv", "buffer": ROSTER.encode()})
    with page.expect_download(timeout=WAIT) as loading:
        page.click("button[value=file]", timeout=WAIT)
    with open(loading.value.path(), "rb") as file:
        book = openpyxl.load_workbook(io.BytesIO(file.read()))
    assert "赵小满" in [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    ("device", "language", "size"), [({}, "zh-CN", ""), ({}, "en", "l"), (DESKTOP, "en", "")], ids=str
)
def test_accessible_and_never_too_wide(new_page: Any, axe: Check, device: Any, language: str, size: str) -> None:
    page = new_page(**device)
    least = 60 if size else 44
    for content in (None, ROSTER, "甲,乙\n1,2\n"):
        if content is None:
            page.goto(f"/{language}/staff/roster" + (f"?size={size}" if size else ""))
        else:
            send(page, language, content, size)
        assert axe(page) == []
        assert device or too_small(page, least) == []
        for width in (280, 320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.set_viewport_size(device.get("viewport", {"width": 360, "height": 740}))


def test_tables_scroll_by_keyboard(page: Page) -> None:
    send(page, "zh-CN")
    table = page.locator(".scroll").first
    table.focus()
    assert table.evaluate("box => box === document.activeElement && box.scrollWidth > box.clientWidth")
    page.emulate_media(media="print")
    assert not page.locator(".upload").is_visible()
    assert table.evaluate("box => getComputedStyle(box).overflowX") == "visible"


def test_the_result_is_light(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    weights: list[int] = []
    session.on("Network.loadingFinished", lambda event: weights.append(int(event["encodedDataLength"])))
    send(page, "zh-CN")
    assert 0 < max(weights) <= RESULT


def test_what_is_too_large_is_explained(page: Page) -> None:
    send(page, "zh-CN", ROSTER + "\n" * (6 << 20))
    assert "最多 5 MB" in page.locator("[role=alert]").inner_text()
