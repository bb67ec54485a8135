"""Every kind of page in every dress: no accessibility violation, nothing too wide, every target big enough."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from looks import DRESSES, Axe, look_at_each, looker
from playwright.sync_api import Page
from rider import ONWARD, choose, press, send_blank, write


def pages_of(page: Page, language: str, size: str) -> Iterator[str]:
    """Walk past every kind of page; stops at each and says where."""
    page.goto(f"/{language}/" + (f"?size={size}" if size else ""))
    yield "start"
    press(page, "a.bright")
    yield "provinces"
    press(page, "button[value='330000']")
    yield "prefectures"
    press(page, "button[value='330100']")
    yield "counties"
    press(page, "button[value='330106']")
    yield "work"
    page.click(ONWARD)
    yield "asked for an answer on the spot"
    send_blank(page)
    yield "errors"
    choose(page, "[name=occupation][value=food_delivery]")
    choose(page, "[name=platform][value=meituan]")
    press(page, "button[value=on]")
    yield "agreement"
    choose(page, "[name=arrangement][value=managed]")
    choose(page, "[name=written_agreement][value=no]")
    press(page, "button[value=on]")
    yield "injury"
    choose(page, "[name=injured_on_order][value=no]")
    choose(page, "[name=injury_cover][value=none]")
    press(page, "button[value=on]")
    yield "insurance"
    choose(page, "[name=pension][value=flexible]")
    press(page, "button[value=result]")
    yield "early result"
    result = page.url
    page.goto(result.replace("/result?", "/questions?") + "&ask=age+graduation_month+injury_date+hardship")
    yield "typed answers"
    write(page, "[name=age]", "abc")
    write(page, "[name='injury_date.year']", "2026")
    press(page, "button[value=result]")
    yield "errors in typed answers"
    page.goto(result + "&open=1&drafts=1")
    yield "everything unfolded"
    page.goto(result[:-2])
    yield "dead link"
    page.goto(f"/{language}/nowhere" + (f"?size={size}" if size else ""))
    yield "no such page"


@pytest.mark.parametrize("dress", DRESSES, ids="".join)
def test_every_page_is_accessible_fits_and_can_be_pressed(page: Page, axe: Axe, dress: tuple[str, str]) -> None:
    look_at_each(page, pages_of(page, *dress), looker(axe, dress[1]))


@pytest.mark.parametrize(("size", "least"), [("", 18), ("l", 24)])
def test_text_is_large_enough(page: Page, size: str, least: int) -> None:
    page.goto(f"/zh-CN/?size={size}")
    shown = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main .wrap p')).fontSize)")
    assert shown >= least
