"""Every kind of page in every dress: no accessibility violation, nothing too wide, every target big enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page
from rider import ONWARD, choose, press, send_blank, write

from eligibility.wording import languages

DRESSES = [(language, size) for language in ("zh-CN", "en") if language in languages() for size in ("", "l")]
WIDTHS = (280, 320, 360, 412)
SMALL = """least => [...document.querySelectorAll('a, button, summary, input:not([type=hidden])')].map(element => {
  const control = element.matches('[type=radio], [type=checkbox]') ? element.labels[0] : element;
  const box = control.getBoundingClientRect();
  return [control.outerHTML.slice(0, 90), box.width, box.height];
}).filter(([_, width, height]) => width && (width < least || height < least) && !(width === 1 && height === 1))"""


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


Check = Callable[[Page], list[Any]]


def gather(page: Page, dress: tuple[str, str], check: Check) -> dict[str, list[Any]]:
    """What a check finds on each page."""
    return {name: found for name in pages_of(page, *dress) if (found := check(page))}


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
    least = 60 if dress[1] else 44

    def too_small(page: Page) -> list[Any]:
        found: list[Any] = page.evaluate(SMALL, least - 0.5)
        return found

    assert gather(page, dress, too_small) == {}


@pytest.mark.parametrize(("size", "least"), [("", 18), ("l", 24)])
def test_text_is_large_enough(page: Page, size: str, least: int) -> None:
    page.goto(f"/zh-CN/?size={size}")
    shown = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main .wrap p')).fontSize)")
    assert shown >= least
