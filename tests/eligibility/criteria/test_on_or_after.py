"""``on_or_after``: the day itself counts; before that day nothing can have happened on or after it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eligibility.verdict import Verdict

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN


def on_or_after(day: Any, fact: str = "injury_date") -> dict[str, dict[str, Any]]:
    return {"on_or_after": {"fact": fact, "day": day}}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (date(2025, 6, 30), FALSE),
        (date(2025, 7, 1), TRUE),
        (date(2026, 11, 23), TRUE),
        (None, UNKNOWN),
    ],
)
def test_both_sides_of_the_day(answer: date | None, expected: Verdict, tried: Any) -> None:
    assert tried(on_or_after("2025-07-01"), {"injury_date": answer}) is expected


def test_without_a_date_it_is_false_until_the_day_has_come(tried: Any) -> None:
    assert tried(on_or_after("2025-07-01"), {}, "2025-06-30") is FALSE
    assert tried(on_or_after("2025-07-01"), {}, "2025-07-01") is UNKNOWN


def test_the_leap_day_is_a_day(tried: Any) -> None:
    assert tried(on_or_after("2024-02-29"), {"injury_date": date(2024, 2, 28)}) is FALSE
    assert tried(on_or_after("2024-02-29"), {"injury_date": date(2024, 2, 29)}) is TRUE


def test_it_reads_its_fact(operator: Any) -> None:
    assert operator("on_or_after", fact="injury_date", day="2025-07-01").facts == ("injury_date",)


@pytest.mark.parametrize(
    ("declaration", "says"),
    [
        (on_or_after("2025-07-01", "injury_dates"), 'no fact is called "injury_dates" → did you mean "injury_date"'),
        (on_or_after("2025-07-01", "birth_month"), '"birth_month" is of type month → use a fact of type date'),
        (on_or_after("2025-7-1"), "'2025-7-1' is no date → write it like \"2025-07-01\""),
        (on_or_after("2025-02-29"), "'2025-02-29' is no date"),
        (on_or_after("2025"), "'2025' is no date"),
        (on_or_after(None), "None is no date"),
        ({"on_or_after": {"fact": "injury_date"}}, '"day" is missing → add day: …'),
        ({"on_or_after": {"fact": "injury_date", "days": "2025-07-01"}}, 'unknown key "days" → did you mean "day"?'),
    ],
)
def test_a_malformed_declaration_is_refused_with_a_remedy(
    declaration: dict[str, dict[str, Any]], says: str, refusal: Any
) -> None:
    assert says in refusal(declaration)
