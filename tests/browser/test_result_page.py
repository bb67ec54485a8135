"""The result and its version for paper in a real browser: every group accessible, nothing too wide, two sheets of paper at most."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from eligibility.months import month_of, month_text, today

DRESSES = [(language, size) for language in ("zh-CN", "en") for size in ("", "l")]
WIDTHS = (280, 320, 360, 412)
PAGES_OF_PAPER, LARGEST = 2, 30 * 1024
SMALL = """least => [...document.querySelectorAll('a, button, summary')].map(element => {
  const box = element.getBoundingClientRect();
  return [element.outerHTML.slice(0, 90), box.width, box.height];
}).filter(([_, width, height]) => width && (width < least || height < least) && !(width === 1 && height === 1))"""
# The typical rider of the journey's tests, with twelve answers and what goes with them.
RIDER = {
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "written_agreement": "no",
    "flexible_registration": "yes",
    "pension": "flexible",
    "medical": "flexible",
    "receives_unemployment_benefit": "no",
    "education": "college_or_above",
    "hardship": "-",
}
TYPED = {
    "hukou_region": "杭州",
    "age": "25",
    "subsidy_months_used": "0",
    "graduation_month.year": month_text(month_of(today()) - 17),
    "registered_unemployed_months": "0",
}
# Somebody with a day that comes first and one that comes last, and something that a step would bring.
DATED = {**RIDER, "training_completed": "yes", "certificate_level": "four", "rural_labourer": "yes"}
MONTH = month_of(today())
DATES = {**TYPED, "graduation_month.year": month_text(MONTH + 4), "certificate_month.year": month_text(MONTH - 3)}
Check = Callable[[Page], list[Any]]


def answer(page: Page, language: str, size: str, chosen: dict[str, str], typed: dict[str, str]) -> None:
    """Go to the result of answers, which the one-page form of the desk takes quickest."""
    page.goto(f"/{language}/staff" + (f"?size={size}" if size else ""))
    page.fill("[name=work_region]", "杭州")
    for name, value in typed.items():
        page.fill(f"[name='{name}']", value)
    for name, value in chosen.items():
        field = page.locator(f"[name='{name}']").first
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            page.check(f"[name='{name}'][value='{value}']")
    with page.expect_navigation():
        page.click(".bar button")
    page.goto(re.sub(r"/staff\?(.*?)(#.*)?$", r"/result?\1", page.url))


def states_of(page: Page, language: str, size: str) -> Iterator[str]:
    """Every kind of group, folded and unfolded, and the version for paper; stops at each and says which."""
    answer(page, language, size, DATED, DATES)
    result = page.url
    assert {"claim", "owed", "open", "later", "lever", "using", "no"} <= set(
        page.eval_on_selector_all(".group", "groups => groups.map(group => group.id)")
    )
    assert page.locator(".dates svg").is_visible()
    yield "dated"
    page.goto(result + "&open=1")
    yield "unfolded"
    page.goto(result.replace("/result?", "/result/print?"))
    yield "paper"
    answer(page, language, size, {**RIDER, "flexible_registration": "no", "pension": "none", "medical": "none"}, TYPED)
    yield "steps"


def gather(page: Page, dress: tuple[str, str], check: Check) -> dict[str, list[Any]]:
    """What a check finds in each state."""
    return {name: faults for name in states_of(page, *dress) if (faults := check(page))}


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
        page.set_viewport_size({"width": 360, "height": 740})
        return found

    assert gather(page, dress, too_wide) == {}


@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_targets_are_big_enough_for_a_thumb(page: Page, dress: tuple[str, str]) -> None:
    def too_small(page: Page) -> list[Any]:
        found: list[Any] = page.evaluate(SMALL, (60 if dress[1] else 44) - 0.5)
        return found

    assert gather(page, dress, too_small) == {}


@pytest.mark.parametrize("size", ["", "l"])
def test_words_of_the_drawing_stay_inside_and_readable(page: Page, size: str) -> None:
    answer(page, "zh-CN", size, DATED, DATES)
    for width in WIDTHS[1:]:
        page.set_viewport_size({"width": width, "height": 740})
        frame = page.locator(".dates svg").bounding_box()
        boxes = page.eval_on_selector_all(
            ".dates text",
            "all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.right, box.height])",
        )
        assert frame and len(boxes) >= 4
        for left, right, height in boxes:
            assert frame["x"] - 1 <= left and right <= frame["x"] + frame["width"] + 1
            assert height >= (17 if size else 12)


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_a_typical_rider_fits_on_two_sheets(
    page: Page, tmp_path: Path, javascript: bool, dress: tuple[str, str]
) -> None:
    answer(page, *dress, RIDER, TYPED)
    with page.expect_navigation():
        page.click("a[href*='/result/print']")
    assert page.locator(".screen").is_visible()
    printed = page.pdf(path=tmp_path / "rider.pdf", format="A4")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= PAGES_OF_PAPER
    page.emulate_media(media="print")
    for selector in (".sheet", ".box", ".given", ".line", "blockquote"):
        assert page.locator(selector).first.is_visible()
    for selector in (".screen", ".top", ".foot"):
        assert not page.locator(selector).first.is_visible()


def test_with_every_answer_it_stays_light(page: Page) -> None:
    hurt = {"injury_cover": "none", "injured_on_order": "yes", "deposit_charged": "yes", "union_member": "no"}
    more = {"monthly_income": "5200", "monthly_hours": "240", "pension_paid": "997.2", "medical_paid": "457"}
    more |= {"injury_date.year": (today() - timedelta(days=80)).isoformat(), "hukou_region": "安徽阜阳"}
    answer(page, "zh-CN", "", {**RIDER, **hurt}, {**TYPED, **more})
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    weights: list[int] = []
    session.on("Network.loadingFinished", lambda event: weights.append(int(event["encodedDataLength"])))
    page.goto(page.url + "&open=1&drafts=1", wait_until="networkidle")
    assert 0 < sum(weights) <= LARGEST, weights
