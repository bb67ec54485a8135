"""A member across the desk, and what the adviser types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

import pytest

MEMBER: dict[str, str | list[str]] = {
    "work_region": "杭州西湖",
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "written_agreement": "no",
    "flexible_registration": "yes",
    "hukou_region": "安徽阜阳",
    "pension": "flexible",
    "medical": "flexible",
    "pension_paid": "￥997.2",
    "medical_paid": "457",
    "subsidy_months_used": "12个月",
    "receives_unemployment_benefit": "no",
    "age": "47",
    "sex": "female",
    "education": "below_college",
    "registered_unemployed_months": "6",
    "hardship": ["-"],
    "injured_on_order": "yes",
    "injury_date.year": "2026-9-3",
    "injury_cover": "none",
    "monthly_income": "5,200元",
    "monthly_hours": "240",
    "deposit_charged": "yes",
    "union_member": "no",
    "platform_rules_published": "no",
}

Ask = Callable[..., Any]


@pytest.fixture
def member() -> dict[str, str | list[str]]:
    """What a typical member answers, as an adviser types it."""
    return dict(MEMBER)


@pytest.fixture
def ask(reader: Any) -> Ask:
    """Opens the desk, types answers, presses a button, and gives the page that comes."""

    def send(answers: Mapping[str, str | list[str]], language: str = "zh-CN", go: str = "result") -> Any:
        page = reader.open(f"/{language}/staff")
        action = unescape(page.one(r'<form method="post" action="([^"]*)"'))
        return reader._arrive(reader.client.post(action, data={**answers, "go": go}), action)

    return send
