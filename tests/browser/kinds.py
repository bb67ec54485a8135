"""One page of every kind, for tests that look at each of them once."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page
from rider import ONWARD, choose, press


def result_address(page: Page, language: str) -> str:
    """An early result of a rider in Hangzhou who has signed nothing, by the pages of a language."""
    page.goto(f"/{language}/place")
    for choice in ("330000", "330100", "330106"):
        press(page, f"button[value='{choice}']")
    choose(page, "[name=occupation][value=food_delivery]")
    choose(page, "[name=platform][value=meituan]")
    press(page, ONWARD)
    choose(page, "[name=arrangement][value=managed]")
    choose(page, "[name=written_agreement][value=no]")
    press(page, "button[value=result]")
    return page.url


def every_kind(page: Page, language: str) -> Iterator[tuple[str, str]]:
    """The address of a page of every kind, with a name for it."""
    result = result_address(page, language)
    token = result.partition("s=")[2].partition("&")[0]
    yield "result", result
    yield "everything unfolded", f"{result}&open=1&drafts=1"
    for name in ("result/print", "share", "questions"):
        yield name, f"/{language}/{name}?s={token}"
    page.goto(result)
    for kind in ("/letters/", "/wrong"):
        yield kind, page.locator(f"a[href*='{kind}']").first.evaluate("link => link.href")
    for name in ("", "place", "open", "doors/injured", "staff", "embed", "api", "rules/", "rules/coverage", "nowhere"):
        yield name or "start", f"/{language}/{name}"
    for name in ("documents/ZJ2023", "provisions/minimum_wage", "parameters/minimum_wage_hourly", "places/330100"):
        yield name, f"/{language}/rules/{name}"
