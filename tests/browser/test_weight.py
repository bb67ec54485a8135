"""What pages weigh on a slow connection: the first page fits the first round trip, and nothing blocks it."""

from __future__ import annotations

from playwright.sync_api import Page
from rider import choose, press, to_questions

FIRST_PAGE = 14 * 1024
RESULT = 30 * 1024


def weigh(page: Page, address: str) -> tuple[int, list[str]]:
    """All bytes on the wire for one page, and what was asked for."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    asked: dict[str, str] = {}
    weights: dict[str, int] = {}
    session.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    session.on(
        "Network.loadingFinished", lambda event: weights.update({event["requestId"]: int(event["encodedDataLength"])})
    )
    page.goto(address, wait_until="networkidle")
    session.detach()
    # what the page before this one had asked for may arrive only now
    return sum(weight for request, weight in weights.items() if request in asked), list(asked.values())


def test_the_first_page_fits_the_first_round_trip(page: Page) -> None:
    weight, asked = weigh(page, "/zh-CN/")
    assert 0 < weight <= FIRST_PAGE
    assert len(asked) <= 2, "the page, and at most its icon"


def test_the_largest_result_stays_light(page: Page) -> None:
    to_questions(page)
    choose(page, "[name=occupation][value=food_delivery]")
    choose(page, "[name=platform][value=meituan]")
    press(page, "button[value=on]")
    press(page, "button[value=result]")
    weight, _ = weigh(page, page.url + "&open=1&drafts=1")
    assert 0 < weight <= RESULT
