"""A reader who asks for drafts sees each beside what was adopted: what became of it, and what stands there now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from eligibility.assessment import Calculator
from eligibility.wording import languages

GRADUATE = {
    "work_region": "330100",
    "occupation": "food_delivery",
    "arrangement": "managed",
    "flexible_registration": True,
    "hukou_region": "330100",
    "pension": "flexible",
    "medical": "flexible",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "education": "college_or_above",
    "graduation_month": "2025-06",
    "training_completed": True,
}
Show = Callable[..., Any]


def test_nobody_sees_a_draft_who_has_not_asked_for_it(show: Show) -> None:
    page = show(GRADUATE)
    assert "草案里原来这样写" not in page.text


def test_the_draft_stands_under_what_was_adopted(show: Show, calculator: Calculator) -> None:
    clauses = calculator.book.clauses
    page = show(GRADUATE, "&drafts=1")
    claim = page.section("claim")
    adopted, narrowed = clauses["ZJ2023-11-d"], clauses["ZJ2022D-4-c2"]
    assert claim.index(adopted.quote) < claim.index("草案里原来这样写") < claim.index(narrowed.quote)
    assert narrowed.became is not None and narrowed.became.note in page.text
    assert "正式文件收窄了这一句" in claim


def test_a_draft_says_what_became_of_it_and_what_stands_there_now(show: Show, calculator: Calculator) -> None:
    clauses = calculator.book.clauses
    section = show(GRADUATE, "&drafts=1").section("draft")
    dropped, instead = clauses["ZJ2022D-4-e"].quote, clauses["ZJ2023-12-d"].quote
    draft = section[section.index(dropped) :]
    assert draft.index("正式文件没有写进这一句") < draft.index("正式文件现在这样写") < draft.index(instead)


@pytest.mark.skipif("en" not in languages(), reason="no English catalogue")
def test_in_english_only_the_law_is_chinese(show: Show, calculator: Calculator) -> None:
    page = show(GRADUATE, "&drafts=1", language="en")
    assert "草案里原来这样写" not in page.text and "正式文件" not in page.text
    assert calculator.book.clauses["ZJ2022D-4-c2"].quote in page.text
