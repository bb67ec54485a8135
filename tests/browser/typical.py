"""The typical rider of Hangzhou whose answers several tests give, and the quickest way to the result of answers."""

from __future__ import annotations

import re

from playwright.sync_api import Page
from rider import press

from eligibility.months import month_of, month_text, today

MONTH = month_of(today())
CHOSEN = {
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
    "graduation_month.year": month_text(MONTH - 17),
    "registered_unemployed_months": "0",
}


class Answered:
    """Opens the result of answers; what has been typed once at a server is opened by its link from then on."""

    def __init__(self) -> None:
        self._kept: dict[tuple[tuple[str, str], ...], str] = {}

    def __call__(self, page: Page, language: str, size: str, chosen: dict[str, str], typed: dict[str, str]) -> None:
        key = (*chosen.items(), *typed.items())
        if key not in self._kept:
            self._kept[key] = _typed_in(page, chosen, typed)
        page.goto(f"/{language}/result?s={self._kept[key]}" + (f"&size={size}" if size else ""))


def _typed_in(page: Page, chosen: dict[str, str], typed: dict[str, str]) -> str:
    """Give the answers on the one-page form of the desk; what stands in the address of their result."""
    page.goto("/zh-CN/staff")
    page.fill("[name=work_region]", "杭州")
    for name, value in typed.items():
        page.fill(f"[name='{name}']", value)
    for name, value in chosen.items():
        field = page.locator(f"[name='{name}']").first
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            page.check(f"[name='{name}'][value='{value}']")
    press(page, ".bar button")
    address = re.search(r"[?&]s=([^&#]+)", page.url)
    assert address, page.url
    return address[1]
