"""The result and its version for paper in a real browser: every group accessible, nothing too wide, two sheets of paper at most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from looks import DRESSES, WIDTHS, Axe, look_at_each, looker
from playwright.sync_api import Page
from typical import CHOSEN, MONTH, TYPED, Answered

from eligibility.months import month_text, today

PAGES_OF_PAPER, LARGEST = 2, 30 * 1024
# Somebody with a day that comes first and one that comes last, and something that a step would bring.
DATED = {**CHOSEN, "training_completed": "yes", "certificate_level": "four", "rural_labourer": "yes"}
DATES = {**TYPED, "graduation_month.year": month_text(MONTH + 4), "certificate_month.year": month_text(MONTH - 3)}


@pytest.fixture(scope="module")
def answered() -> Answered:
    """Opens the result of answers."""
    return Answered()


def states_of(page: Page, answered: Answered, language: str, size: str) -> Iterator[str]:
    """Every kind of group, folded and unfolded, and the version for paper; stops at each and says which."""
    answered(page, language, size, DATED, DATES)
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
    answered(
        page, language, size, {**CHOSEN, "flexible_registration": "no", "pension": "none", "medical": "none"}, TYPED
    )
    yield "steps"


@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_every_state_is_accessible_fits_and_can_be_pressed(
    page: Page, axe: Axe, answered: Answered, dress: tuple[str, str]
) -> None:
    look_at_each(page, states_of(page, answered, *dress), looker(axe, dress[1]))


@pytest.mark.parametrize("size", ["", "l"])
def test_words_of_the_drawing_stay_inside_and_readable(page: Page, answered: Answered, size: str) -> None:
    answered(page, "zh-CN", size, DATED, DATES)
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
    page: Page, answered: Answered, tmp_path: Path, javascript: bool, dress: tuple[str, str]
) -> None:
    answered(page, *dress, CHOSEN, TYPED)
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


def test_with_every_answer_it_stays_light(page: Page, answered: Answered) -> None:
    hurt = {"injury_cover": "none", "injured_on_order": "yes", "deposit_charged": "yes", "union_member": "no"}
    more = {"monthly_income": "5200", "monthly_hours": "240", "pension_paid": "997.2", "medical_paid": "457"}
    more |= {"injury_date.year": (today() - timedelta(days=80)).isoformat(), "hukou_region": "安徽阜阳"}
    answered(page, "zh-CN", "", {**CHOSEN, **hurt}, {**TYPED, **more})
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    weights: list[int] = []
    session.on("Network.loadingFinished", lambda event: weights.append(int(event["encodedDataLength"])))
    page.goto(page.url + "&open=1&drafts=1", wait_until="networkidle")
    assert 0 < sum(weights) <= LARGEST, weights
