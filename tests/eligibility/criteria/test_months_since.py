"""``months_since``: a month counts from its last day, and so do the months after it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from babel.dates import format_date

from eligibility.months import last_day, month_index
from eligibility.verdict import Verdict
from eligibility.wording import wording

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN


def months_since(at_most: Any, fact: str = "graduation_month") -> dict[str, dict[str, Any]]:
    return {"months_since": {"fact": fact, "at_most": at_most}}


@pytest.mark.parametrize(
    ("month", "at_most", "day", "expected"),
    [
        # the last day and the day after
        ("2024-11", 24, "2026-11-30", TRUE),
        ("2024-11", 24, "2026-12-01", FALSE),
        ("2024-11", 24, "2026-11-23", TRUE),
        ("2024-10", 24, "2026-11-01", FALSE),
        # it begins on the last day of the month itself
        ("2026-11", 24, "2026-11-29", FALSE),
        ("2026-11", 24, "2026-11-30", TRUE),
        # the future
        ("2026-12", 24, "2026-11-30", FALSE),
        ("2027-06", 24, "2026-11-23", FALSE),
        # ends of months with 30 and 31 days, over the turn of a year
        ("2025-08", 6, "2026-02-28", TRUE),
        ("2025-08", 6, "2026-03-01", FALSE),
        ("2025-12", 1, "2025-12-30", FALSE),
        ("2025-12", 1, "2025-12-31", TRUE),
        ("2025-12", 1, "2026-01-31", TRUE),
        ("2025-12", 1, "2026-02-01", FALSE),
        # leap Februaries
        ("2024-02", 12, "2024-02-28", FALSE),
        ("2024-02", 12, "2024-02-29", TRUE),
        ("2024-02", 12, "2025-02-28", TRUE),
        ("2024-02", 12, "2025-03-01", FALSE),
        ("2022-02", 24, "2024-02-28", TRUE),
        ("2022-02", 24, "2024-02-29", TRUE),
        ("2022-02", 24, "2024-03-01", FALSE),
        # no months at all leave just the last day
        ("2026-11", 0, "2026-11-30", TRUE),
        ("2026-10", 0, "2026-11-01", FALSE),
    ],
)
def test_both_ends(month: str, at_most: int, day: str, expected: Verdict, tried: Any) -> None:
    assert tried(months_since(at_most), {"graduation_month": month_index(month)}, day) is expected


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [
        (
            "2026-11",
            "2026-11-01",
            TRUE,
        ),  # nobody states a certificate of the future: this month has come with its first day
        ("2026-12", "2026-11-30", FALSE),
        ("2025-11", "2026-11-30", TRUE),
        ("2025-11", "2026-12-01", FALSE),
    ],
)
def test_a_month_that_cannot_lie_ahead_has_come_with_its_first_day(
    month: str, day: str, expected: Verdict, tried: Any
) -> None:
    assert tried(months_since(12, "certificate_month"), {"certificate_month": month_index(month)}, day) is expected


def test_without_the_month_it_is_open(tried: Any) -> None:
    assert tried(months_since(24), {}) is UNKNOWN


def test_a_parameter_is_read_on_the_day(tried: Any) -> None:
    declaration = months_since("zhejiang_older_unemployed_woman_age")  # 45 until 2027, then 46; before 2025 unknown
    assert tried(declaration, {"graduation_month": month_index("2024-03")}, "2027-12-31") is TRUE
    assert tried(declaration, {"graduation_month": month_index("2024-03")}, "2028-01-31") is TRUE
    assert tried(declaration, {"graduation_month": month_index("2024-02")}, "2027-12-31") is FALSE
    assert tried(declaration, {"graduation_month": month_index("2024-03")}, "2024-12-31") is UNKNOWN


@pytest.mark.parametrize(
    ("month", "day", "says"),
    [
        ("2024-11", "2026-11-23", "算到2026年11月30日为止，含当天"),
        ("2022-02", "2026-11-23", "算到2024年2月29日为止，含当天"),
        ("2026-11", "2026-11-29", "从2026年11月30日起算"),
        ("2026-11", "2026-11-30", "算到2028年11月30日为止，含当天"),
    ],
)
def test_it_says_from_when_and_until_when(month: str, day: str, says: str, operator: Any, circumstances: Any) -> None:
    criterion = operator("months_since", fact="graduation_month", at_most=24)
    facts = {"graduation_month": month_index(month)}
    assert wording().say(criterion.detail(facts, circumstances(day))) == says


def test_the_last_day_it_names_is_the_last_day_it_holds(tried: Any) -> None:
    for month in range(month_index("2019-12"), month_index("2025-03")):
        until = last_day(month + 24)
        assert tried(months_since(24), {"graduation_month": month}, until.isoformat()) is TRUE
        after = date.fromordinal(until.toordinal() + 1)
        assert tried(months_since(24), {"graduation_month": month}, after.isoformat()) is FALSE
        assert format_date(after, "d", locale="en") == "1"


def test_without_an_answer_or_a_limit_it_says_nothing(operator: Any, circumstances: Any) -> None:
    criterion = operator("months_since", fact="graduation_month", at_most="zhejiang_older_unemployed_woman_age")
    assert criterion.detail({}, circumstances("2026-11-23")) is None
    assert criterion.detail({"graduation_month": month_index("2024-03")}, circumstances("2024-12-31")) is None


def test_it_reads_its_fact(operator: Any) -> None:
    assert operator("months_since", fact="certificate_month", at_most=12).facts == ("certificate_month",)


@pytest.mark.parametrize(
    ("declaration", "says"),
    [
        (months_since(24, "graduation_moth"), 'is called "graduation_moth" → did you mean "graduation_month"?'),
        (months_since(24, "injury_date"), '"injury_date" is of type date → use a fact of type month'),
        (months_since("two_years"), 'no parameter is called "two_years"'),
        (months_since(True), "True is neither a whole number nor a parameter"),
        ({"months_since": {"fact": "graduation_month"}}, '"at_most" is missing → add at_most: …'),
        ({"months_since": {"fact": "graduation_month", "atmost": 24}}, 'unknown key "atmost" → did you mean "at_most"'),
    ],
)
def test_a_malformed_declaration_is_refused_with_a_remedy(
    declaration: dict[str, dict[str, Any]], says: str, refusal: Any
) -> None:
    assert says in refusal(declaration)
