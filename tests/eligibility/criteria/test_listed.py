"""``listed``: platform and line of work in the injury scheme, on the day asked about or on the day of the injury."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from eligibility.verdict import Verdict

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
TODAY = {"listed": {"platform": "platform", "occupation": "occupation"}}
WHEN_HURT = {"listed": {"platform": "platform", "occupation": "occupation", "on": "injury_date"}}


@pytest.mark.parametrize(
    ("platform", "occupation", "expected"),
    [
        ("meituan", "food_delivery", TRUE),
        ("meituan", "instant_delivery", TRUE),
        ("didi", "ride_hailing", TRUE),
        ("didi", "designated_driver", FALSE),  # the platform is in, this line of work is not
        ("other", "food_delivery", FALSE),
        ("meituan", "ride_hailing", FALSE),
        ("meituan", None, UNKNOWN),
        ("other", None, FALSE),  # no line of work of an unlisted platform can be in
        (None, "food_delivery", UNKNOWN),
        (None, "livestreaming", FALSE),  # nor any platform of an unlisted line of work
        (None, None, UNKNOWN),
    ],
)
def test_platform_and_line_of_work_must_both_match(
    platform: str | None, occupation: str | None, expected: Verdict, tried: Any
) -> None:
    assert tried(TODAY, {"platform": platform, "occupation": occupation}) is expected


@pytest.mark.parametrize(
    ("platform", "occupation", "day", "expected"),
    [
        ("meituan", "food_delivery", "2022-06-30", FALSE),
        ("meituan", "food_delivery", "2022-07-01", TRUE),
        ("didi", "ride_hailing", "2025-06-30", FALSE),
        ("didi", "ride_hailing", "2025-07-01", TRUE),
        ("meituan", "instant_delivery", "2025-06-30", FALSE),
        ("meituan", "instant_delivery", "2025-07-01", TRUE),
        (None, None, "2022-06-30", FALSE),
        (None, None, "2022-07-01", UNKNOWN),
        ("didi", None, "2025-06-30", FALSE),
        ("didi", None, "2025-07-01", UNKNOWN),
    ],
)
def test_the_list_grows_with_the_years(
    platform: str | None, occupation: str | None, day: str, expected: Verdict, tried: Any
) -> None:
    assert tried(TODAY, {"platform": platform, "occupation": occupation}, day) is expected


@pytest.mark.parametrize(
    ("platform", "occupation", "hurt", "expected"),
    [
        ("didi", "ride_hailing", date(2025, 6, 30), FALSE),
        ("didi", "ride_hailing", date(2025, 7, 1), TRUE),
        ("didi", "ride_hailing", None, UNKNOWN),
        ("didi", None, date(2025, 6, 30), FALSE),
        ("didi", None, date(2025, 7, 1), UNKNOWN),
        ("other", "ride_hailing", None, FALSE),  # not listed today, so not on any earlier day: the day is not asked
        ("didi", "designated_driver", date(2026, 1, 1), FALSE),
        (None, None, date(2022, 6, 30), FALSE),
        (None, None, None, UNKNOWN),
    ],
)
def test_with_on_the_day_of_the_injury_counts(
    platform: str | None, occupation: str | None, hurt: date | None, expected: Verdict, tried: Any
) -> None:
    facts = {"platform": platform, "occupation": occupation, "injury_date": hurt}
    assert tried(WHEN_HURT, facts) is expected


def test_the_list_only_ever_grows(book: Any) -> None:
    days = sorted({row.since for row in book.listings.rows})
    lists = [book.listings.pairs(day) for day in days]
    assert all(earlier < later for earlier, later in pairwise(lists))


def test_it_reads_platform_work_and_the_day_where_one_is_named(operator: Any) -> None:
    assert operator("listed", **TODAY["listed"]).facts == ("platform", "occupation")
    assert operator("listed", **WHEN_HURT["listed"]).facts == ("platform", "occupation", "injury_date")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"platform": "plattform"}, 'no fact is called "plattform" → did you mean "platform"?'),
        ({"occupation": "age"}, '"age" is of type integer → use a fact of type enum'),
        ({"on": "injury_day"}, 'no fact is called "injury_day" → did you mean "injury_date"'),
        ({"on": "birth_month"}, '"birth_month" is of type month → use a fact of type date'),
        ({"onn": "injury_date"}, 'unknown key "onn" → one of: occupation, platform'),
        ({"platforms": "platform"}, 'unknown key "platforms" → did you mean "platform"?'),
    ],
)
def test_a_malformed_declaration_is_refused_with_a_remedy(change: dict[str, Any], says: str, refusal: Any) -> None:
    assert says in refusal({"listed": {**TODAY["listed"], **change}})


def test_both_facts_must_be_named(refusal: Any) -> None:
    assert refusal({"listed": {"platform": "platform"}}) == ('under_test: "occupation" is missing → add occupation: …')
