"""``same_year``: the calendar year of the day asked about, or of another month, from its first month to its last."""

from __future__ import annotations

from typing import Any

import pytest

from eligibility.months import month_index
from eligibility.verdict import Verdict
from eligibility.wording import wording

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
GRADUATES = {"same_year": {"fact": "graduation_month"}}


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [
        ("2025-12", "2026-01-01", FALSE),
        ("2026-01", "2026-01-01", TRUE),
        ("2026-06", "2026-01-01", TRUE),  # still to come, but this year
        ("2026-12", "2026-11-23", TRUE),
        ("2026-01", "2026-12-31", TRUE),
        ("2026-12", "2026-12-31", TRUE),
        ("2027-01", "2026-12-31", FALSE),
        ("2026-12", "2027-01-01", FALSE),
        (None, "2026-11-23", UNKNOWN),
    ],
)
def test_both_ends_of_the_year(month: str | None, day: str, expected: Verdict, tried: Any) -> None:
    facts = {"graduation_month": None if month is None else month_index(month)}
    assert tried(GRADUATES, facts, day) is expected


@pytest.mark.parametrize(
    ("month", "other", "expected"),
    [
        ("2025-01", "2025-12", TRUE),
        ("2025-12", "2025-01", TRUE),
        ("2025-12", "2026-01", FALSE),
        ("2026-01", "2025-12", FALSE),
        ("2025-06", None, UNKNOWN),
        (None, "2025-06", UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_with_as_the_other_month_gives_the_year(
    month: str | None, other: str | None, expected: Verdict, tried: Any
) -> None:
    declaration = {"same_year": {"fact": "graduation_month", "as": "certificate_month"}}
    facts = {
        name: month_index(value)
        for name, value in (("graduation_month", month), ("certificate_month", other))
        if value is not None
    }
    for day in ("2020-01-01", "2026-11-23"):
        assert tried(declaration, facts, day) is expected


def test_it_says_which_year(operator: Any, circumstances: Any) -> None:
    criterion = operator("same_year", fact="graduation_month")
    at = circumstances("2026-11-23")
    assert wording().say(criterion.detail({"graduation_month": month_index("2025-12")}, at)) == "2025年1月1日至12月31日"
    assert criterion.detail({}, at) is None


def test_it_reads_its_fact_and_the_other_where_one_is_named(operator: Any) -> None:
    assert operator("same_year", fact="graduation_month").facts == ("graduation_month",)
    both = operator("same_year", **{"fact": "graduation_month", "as": "certificate_month"})
    assert both.facts == ("graduation_month", "certificate_month")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"fact": "graduation"}, 'no fact is called "graduation" → did you mean "graduation_month"'),
        ({"fact": "injury_date"}, '"injury_date" is of type date → use a fact of type month'),
        ({"fact": "graduation_month", "as": "age"}, '"age" is of type integer → use a fact of type month'),
        ({"fact": "graduation_month", "as": "2025"}, 'no fact is called "2025"'),
        ({}, '"fact" is missing → add fact: …'),
        ({"fact": "graduation_month", "year": 2026}, 'unknown key "year" → one of: fact'),
        ({"facts": "graduation_month"}, 'unknown key "facts" → did you mean "fact"?'),
    ],
)
def test_a_malformed_declaration_is_refused_with_a_remedy(arguments: dict[str, Any], says: str, refusal: Any) -> None:
    assert says in refusal({"same_year": arguments})
