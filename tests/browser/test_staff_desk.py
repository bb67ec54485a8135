"""The union desk at a desk and on a phone: accessible, worked by keyboard alone, never too wide, and one sheet of paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from looks import DRESSES, UNFOLD, Axe, look_at_each, looker, too_small
from playwright.sync_api import Page

DESKTOP = {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": False, "device_scale_factor": 1}
BLANK, ANSWERED, SHEET_PAGES = 20 * 1024, 48 * 1024, 2
WIDTHS = (280, 320, 360, 768, 1024, 1280)


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


@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_on_a_phone_it_is_accessible_fits_and_can_be_pressed(page: Page, axe: Axe, dress: tuple[str, str]) -> None:
    look_at_each(page, pages_of(page, *dress), looker(axe, dress[1], WIDTHS))


@pytest.mark.parametrize("dress", [("en", ""), ("zh-CN", "l")], ids="".join)
def test_at_a_desk_it_is_accessible(new_page: Any, axe: Axe, dress: tuple[str, str]) -> None:
    page = new_page(**DESKTOP)
    look_at_each(page, pages_of(page, *dress), axe)


def test_at_a_desk_targets_are_big_enough(new_page: Any) -> None:
    page = new_page(**DESKTOP)
    look_at_each(page, pages_of(page, "zh-CN", ""), lambda page: too_small(page, 24))


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
