"""The union desk at a desk and on a phone: accessible, worked by keyboard alone, never too wide, and one sheet of paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

DESKTOP = {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": False, "device_scale_factor": 1}
DRESSES = [(language, size) for language in ("zh-CN", "en") for size in ("", "l")]
BLANK, ANSWERED, SHEET_PAGES = 20 * 1024, 48 * 1024, 2
UNFOLD = "document.querySelectorAll('details').forEach(fold => fold.open = true)"
SMALL = """least => [...document.querySelectorAll('a, button, summary, select, input:not([type=hidden])')].map(element => {
  const control = element.matches('[type=radio], [type=checkbox]') ? element.labels[0] : element;
  const box = control.getBoundingClientRect();
  return [control.outerHTML.slice(0, 90), box.width, box.height];
}).filter(([_, width, height]) => width && (width < least || height < least) && !(width === 1 && height === 1))"""
Check = Callable[[Page], list[Any]]


def fill_in(page: Page) -> None:
    """Type what a typical member says."""
    typed = {"work_region": "杭州西湖", "hukou_region": "安徽阜阳", "age": "47", "pension_paid": "997.2"}
    typed |= {"medical_paid": "457", "subsidy_months_used": "12", "monthly_income": "5200", "monthly_hours": "240"}
    typed |= {"registered_unemployed_months": "6", "injury_date.year": "2026-09-03"}
    chosen = {"occupation": "food_delivery", "platform": "meituan", "arrangement": "managed", "pension": "flexible"}
    chosen |= {"medical": "flexible", "sex": "female", "education": "below_college", "injury_cover": "none"}
    ticked = {"written_agreement": "no", "flexible_registration": "yes", "receives_unemployment_benefit": "no"}
    ticked |= {"injured_on_order": "yes", "deposit_charged": "yes", "union_member": "no", "hardship": "-"}
    for name, value in typed.items():
        page.fill(f"[name='{name}']", value)
    for name, value in chosen.items():
        page.select_option(f"[name='{name}']", value)
    for name, value in ticked.items():
        page.check(f"[name='{name}'][value='{value}']")


def calculate(page: Page) -> None:
    """Press the button, and wait for the answer."""
    with page.expect_navigation():
        page.click(".bar button")


def pages_of(page: Page, language: str, size: str) -> Iterator[str]:
    """Walk past every state of the desk; stops at each and says where."""
    page.goto(f"/{language}/staff" + (f"?size={size}" if size else ""))
    yield "blank"
    page.fill("[name=work_region]", "朝阳")
    page.fill("[name=age]", "abc")
    page.select_option("[name=occupation]", "food_delivery")
    calculate(page)
    yield "mistakes"
    fill_in(page)
    page.check("[name=drafts]")
    calculate(page)
    page.evaluate(UNFOLD)
    yield "answered"
    page.click("[accesskey=p]")
    page.wait_for_selector(".sheet >> visible=true")
    yield "sheet"


def gather(page: Page, dress: tuple[str, str], check: Check) -> dict[str, list[Any]]:
    """What a check finds in each state."""
    return {name: found for name in pages_of(page, *dress) if (found := check(page))}


@pytest.mark.parametrize(
    ("device", "dress"),
    [({}, ("zh-CN", "")), ({}, ("en", "l")), (DESKTOP, ("en", "")), (DESKTOP, ("zh-CN", "l"))],
    ids=["phone", "phone-en-large", "desktop-en", "desktop-large"],
)
def test_no_accessibility_violations(new_page: Any, axe: Check, device: Any, dress: tuple[str, str]) -> None:
    assert gather(new_page(**device), dress, axe) == {}


@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_nothing_is_wider_than_the_window(page: Page, dress: tuple[str, str]) -> None:
    def too_wide(page: Page) -> list[int]:
        found = []
        for width in (280, 320, 360, 768, 1024, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(width)
        page.set_viewport_size({"width": 360, "height": 740})
        return found

    assert gather(page, dress, too_wide) == {}


@pytest.mark.parametrize(
    ("device", "size", "least"), [({}, "", 44), ({}, "l", 60), (DESKTOP, "", 24)], ids=["phone", "large", "desktop"]
)
def test_targets_are_big_enough(new_page: Any, device: Any, size: str, least: int) -> None:
    def too_small(page: Page) -> list[Any]:
        found: list[Any] = page.evaluate(SMALL, least - 0.5)
        return found

    assert gather(new_page(**device), ("zh-CN", size), too_small) == {}


def test_fields_stand_in_columns_and_the_answer_beside_them(new_page: Any) -> None:
    page = new_page(**DESKTOP)
    page.goto("/zh-CN/staff")
    fill_in(page)
    calculate(page)
    box = page.locator
    first, third = (box(f"#{fact}-1").bounding_box() for fact in ("work_region", "platform"))
    form, answer = box(".desk form").bounding_box(), box("#result").bounding_box()
    assert first and third and form and answer
    assert third["x"] > first["x"] + 200 and answer["x"] >= form["x"] + form["width"]
    assert answer["height"] <= 800, "it scrolls on its own, so that it stays in sight"


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_a_member_by_keyboard_alone(new_page: Any, javascript: bool) -> None:
    page = new_page(**DESKTOP)
    page.goto("/zh-CN/staff")
    page.wait_for_selector("[name=work_region]:focus")
    keys = page.keyboard
    keys.type("杭州")
    for typed in ("1", "1", "", "2"):
        keys.press("Tab")
        keys.type(typed)
    keys.press("Tab")
    keys.press("ArrowRight")
    with page.expect_navigation():
        keys.press("Enter")
    assert page.input_value("[name=work_region]") == "浙江省杭州市"
    assert [page.input_value(f"[name={name}]") for name in ("occupation", "platform", "arrangement")] == [
        "food_delivery",
        "meituan",
        "managed",
    ]
    assert page.is_checked("[name=schedule_autonomy][value=yes]")
    assert page.locator("#result .part.owed").is_visible()
    with page.expect_navigation():
        page.focus("[accesskey=n]")
        keys.press("Enter")
    page.wait_for_selector("[name=work_region]:focus")
    keys.type("苏州")
    assert page.input_value("[name=work_region]") == "苏州", "the first field has the focus, and it was empty"
    assert page.locator("select").evaluate_all("all => all.every(one => one.value === '')")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_sheet_is_short(new_page: Any, tmp_path: Path, language: str) -> None:
    page = new_page(**DESKTOP)
    page.goto(f"/{language}/staff")
    fill_in(page)
    calculate(page)
    for name, go in (("desk", None), ("sheet", "[accesskey=p]")):
        if go:
            page.click(go)
            page.wait_for_selector(".sheet >> visible=true")
        printed = page.pdf(path=tmp_path / f"{name}.pdf", format="A4")
        assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= SHEET_PAGES
    page.emulate_media(media="print")
    assert page.locator(".sheet").is_visible() and page.locator(".box").count() > 5
    assert not page.locator(".tools").first.is_visible() and not page.locator(".foot").is_visible()


def test_pages_stay_light(new_page: Any) -> None:
    page = new_page(**DESKTOP)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    weights: list[int] = []
    session.on("Network.loadingFinished", lambda event: weights.append(int(event["encodedDataLength"])))
    page.goto("/zh-CN/staff", wait_until="networkidle")
    assert 0 < sum(weights) <= BLANK
    fill_in(page)
    weights.clear()
    calculate(page)
    page.wait_for_load_state("networkidle")
    assert 0 < sum(weights) <= ANSWERED
    assert page.context.cookies() == []
