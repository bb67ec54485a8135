"""``compare``: both sides of each line, for whole numbers, money and hours, with literals and dated parameters."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from eligibility.verdict import Verdict

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
AGE_LINE = "zhejiang_older_unemployed_woman_age"


def compare(fact: str, comparison: str, value: Any) -> dict[str, dict[str, Any]]:
    return {"compare": {"fact": fact, "is": comparison, "value": value}}


@pytest.mark.parametrize(
    ("comparison", "below", "on", "above"),
    [(">=", FALSE, TRUE, TRUE), (">", FALSE, FALSE, TRUE), ("<=", TRUE, TRUE, FALSE), ("<", TRUE, FALSE, FALSE)],
)
def test_both_sides_of_the_line_and_the_line_itself(
    comparison: str, below: Verdict, on: Verdict, above: Verdict, tried: Any
) -> None:
    declaration = compare("registered_unemployed_months", comparison, 6)
    for months, expected in ((5, below), (6, on), (7, above), (None, UNKNOWN)):
        assert tried(declaration, {"registered_unemployed_months": months}) is expected, months


def test_nought_is_an_answer(tried: Any) -> None:
    assert tried(compare("subsidy_months_used", ">=", 1), {"subsidy_months_used": 0}) is FALSE
    assert tried(compare("subsidy_months_used", "<", 24), {"subsidy_months_used": 0}) is TRUE


def test_money_is_compared_in_fen(tried: Any) -> None:
    declaration = compare("monthly_sales", "<=", 10_000_000)
    assert tried(declaration, {"monthly_sales": 10_000_000}) is TRUE
    assert tried(declaration, {"monthly_sales": 10_000_001}) is FALSE


def test_hours_are_compared_with_their_fractions(tried: Any) -> None:
    declaration = compare("monthly_hours", ">", 176)
    assert tried(declaration, {"monthly_hours": Decimal("176")}) is FALSE
    assert tried(declaration, {"monthly_hours": Decimal("176.01")}) is TRUE


@pytest.mark.parametrize(
    ("day", "age", "expected"),
    [
        ("2027-12-31", 45, TRUE),
        ("2028-01-01", 45, FALSE),
        ("2028-01-01", 46, TRUE),
        ("2030-12-31", 46, TRUE),
        ("2031-01-01", 46, FALSE),
        ("2031-01-01", 47, TRUE),
        ("2025-01-01", 45, TRUE),
    ],
)
def test_a_parameter_is_read_on_the_day(day: str, age: int, expected: Verdict, tried: Any) -> None:
    assert tried(compare("age", ">=", AGE_LINE), {"age": age}, day) is expected


def test_a_day_for_which_the_parameter_is_not_known_leaves_it_open(tried: Any) -> None:
    assert tried(compare("age", ">=", AGE_LINE), {"age": 99}, "2024-12-31") is UNKNOWN


def test_it_reads_its_fact(operator: Any) -> None:
    assert operator("compare", **compare("age", ">=", 16)["compare"]).facts == ("age",)


@pytest.mark.parametrize(
    ("declaration", "says"),
    [
        (compare("agee", ">=", 16), 'no fact is called "agee" → did you mean "age"?'),
        (compare("sex", ">=", 16), '"sex" is of type enum → use a fact of type integer or money or hours'),
        (compare("age", "=>", 16), "'=>' is no comparison → one of: <, <=, >, >="),
        (compare("age", "==", 16), "'==' is no comparison → one of: <, <=, >, >="),
        (compare("age", "＞=", 16), "is no comparison"),
        (compare("age", ">=", AGE_LINE[:-1]), f'is called "{AGE_LINE[:-1]}" → did you mean "{AGE_LINE}"?'),
        (compare("age", ">=", True), "True is neither a whole number nor a parameter"),
        (compare("age", ">=", None), "None is neither a whole number nor a parameter"),
        ({"compare": {"fact": "age", "is": ">="}}, '"value" is missing → add value: …'),
        (
            {"compare": {"fact": "age", "is": ">=", "valeu": 16}},
            'unknown key "valeu" → did you mean "value"?',
        ),
    ],
)
def test_a_malformed_declaration_is_refused_with_a_remedy(
    declaration: dict[str, dict[str, Any]], says: str, refusal: Any
) -> None:
    assert says in refusal(declaration)
