"""One page of every kind, for tests that look at each of them once."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page
from rider import to_early_result


def every_kind(page: Page, language: str) -> Iterator[tuple[str, str]]:
    """The address of a page of every kind, with a name for it."""
    to_early_result(page, language)
    result = page.url
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
