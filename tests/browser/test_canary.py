"""What a worker says shows on their own pages and nowhere else: no address, header, cookie or line of the server's log."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from rider import ONWARD, choose, press, write

INCOME, SALES = "41973.55", "86421.07"
DAY = ("2026", "7", "19")
CANARIES = (INCOME, SALES, "41,973.55", "86,421.07", "2026-07-19", "designated_driver", "659001", "%E7%9F%B3%E6%B2%B3")


@pytest.fixture
def seen(page: Page) -> list[str]:
    """Every address and every header that travels, either way."""
    told: list[str] = []

    def sent(request: Any) -> None:
        told.extend([request.url, json.dumps(request.headers)])

    page.on("request", sent)
    page.on("response", lambda reply: told.append(json.dumps(reply.headers)))
    return told


def test_a_whole_journey(page: Page, seen: list[str], server: str, server_log: Path) -> None:
    page.goto("/zh-CN/staff")
    page.fill("[name=work_region]", "659001")
    page.select_option("[name=occupation]", "designated_driver")
    page.fill("[name=monthly_income]", INCOME)
    press(page, "button[accesskey=s]")
    assert "石河子" in page.input_value("[name=work_region]")
    page.goto("/zh-CN/place")
    for choice in ("650000", "659001"):
        press(page, f"button[value='{choice}']")
    page.goto(page.url.partition("?")[0].replace("place", "questions") + "?" + page.url.partition("?")[2])
    page.goto(page.url + "&ask=monthly_income+monthly_sales+injury_date+occupation&then=result")
    write(page, "[name=monthly_income]", INCOME)
    write(page, "[name=monthly_sales]", SALES)
    for part, number in zip(("year", "month", "day"), DAY, strict=True):
        write(page, f"[name='injury_date.{part}']", number)
    choose(page, "[name=occupation][value=designated_driver]")
    press(page, ONWARD)
    assert "41,973.55" in page.content(), "the canary is on the worker's own page"
    result = page.url
    for link in page.eval_on_selector_all("a[href*='/letters/'], a[href*='/wrong/']", "all => all.map(a => a.href)")[
        :4
    ]:
        page.goto(link)
    page.goto(result.replace("/result?", "/result/print?"))
    page.goto(result.replace("/result?", "/share?"))
    kept = page.input_value("#share-link").partition("#")[2]
    reply = page.request.post(
        f"{server}/api/v1/assessments", data={"situation": {"monthly_income": INCOME, "work_region": "659001"}}
    )
    assert reply.ok
    assert len(seen) > 30
    travelled = "\n".join(seen)
    assert [canary for canary in (*CANARIES, kept) if canary in travelled] == []
    assert not re.search(r'"referer": "[^"]', travelled.lower())
    assert page.context.cookies() == []
    logged = server_log.read_text("utf-8")
    assert [canary for canary in (*CANARIES, kept, "s=") if canary in logged] == []
