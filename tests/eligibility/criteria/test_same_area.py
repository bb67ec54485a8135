"""``same_area``: two places in one social-insurance area (统筹地区)."""

from __future__ import annotations

from typing import Any

import pytest

from eligibility.verdict import Verdict

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
LOCAL = {"same_area": {"fact": "hukou_region", "as": "work_region"}}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("330100", "330100", TRUE),
        ("330106", "330102", TRUE),  # two districts of one prefecture
        ("330106", "330100", TRUE),
        ("330106", "330200", FALSE),
        ("330100", "320100", FALSE),
        # a municipality is one area
        ("310115", "310101", TRUE),
        ("310000", "310101", TRUE),
        ("310115", "110101", FALSE),
        # a county that its province governs is an area of its own
        ("419001", "419001", TRUE),
        ("419001", "410100", FALSE),
        ("659001", "659002", FALSE),
        # a bare province leaves it open within the province only
        ("330000", "330100", UNKNOWN),
        ("330000", "330000", UNKNOWN),
        ("330000", "320100", FALSE),
        ("330000", "320000", FALSE),
        ("410000", "419001", UNKNOWN),
        ("330100", None, UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_the_same_area_both_ways_round(one: str | None, other: str | None, expected: Verdict, tried: Any) -> None:
    assert tried(LOCAL, {"hukou_region": one, "work_region": other}) is expected
    assert tried(LOCAL, {"hukou_region": other, "work_region": one}) is expected


def test_it_reads_both_places(operator: Any) -> None:
    assert operator("same_area", **LOCAL["same_area"]).facts == ("hukou_region", "work_region")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            {"fact": "hukou_regoin", "as": "work_region"},
            'no fact is called "hukou_regoin" → did you mean "hukou_region"',
        ),
        ({"fact": "hukou_region", "as": "work_regoin"}, 'is called "work_regoin" → did you mean "work_region"'),
        ({"fact": "age", "as": "work_region"}, '"age" is of type integer → use a fact of type region'),
        ({"fact": "hukou_region", "as": "330000"}, 'no fact is called "330000"'),
        ({"fact": "hukou_region"}, '"as" is missing → add as: …'),
        ({"facts": "hukou_region", "as": "work_region"}, 'unknown key "facts" → did you mean "fact"?'),
    ],
)
def test_a_malformed_declaration_is_refused_with_a_remedy(arguments: dict[str, Any], says: str, refusal: Any) -> None:
    assert says in refusal({"same_area": arguments})
