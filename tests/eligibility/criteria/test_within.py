"""``within``: a place in a region, above it, beside it, and not given. The regions themselves: test_regions.py."""

from __future__ import annotations

from typing import Any

import pytest

from eligibility.verdict import Verdict

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN


def within(region: Any, fact: str = "hukou_region") -> dict[str, dict[str, Any]]:
    return {"within": {"fact": fact, "region": region}}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("330100", TRUE),
        ("330106", TRUE),
        ("330000", UNKNOWN),
        ("330200", FALSE),
        ("320000", FALSE),
        (None, UNKNOWN),
    ],
)
def test_inside_above_and_beside(place: str | None, expected: Verdict, tried: Any) -> None:
    assert tried(within("330100"), {"hukou_region": place}) is expected


def test_an_old_code_of_the_region_is_understood(tried: Any) -> None:
    assert tried(within("371200"), {"hukou_region": "370100"}) is TRUE  # 莱芜市, part of 济南市 since 2019


def test_it_reads_its_fact(operator: Any) -> None:
    assert operator("within", fact="work_region", region="330000").facts == ("work_region",)


@pytest.mark.parametrize(
    ("declaration", "says"),
    [
        (within("330000", "hukou_regoin"), 'no fact is called "hukou_regoin" → did you mean "hukou_region"'),
        (within("330000", "occupation"), '"occupation" is of type enum → use a fact of type region'),
        (within("330999"), 'no region has the code "330999" → did you mean 330'),
        (within("杭州市"), 'no region has the code "杭州市" → did you mean 330100 杭州市'),
        (within(330000), 'this must be text, not 330000 → put it in quotes: "330000"'),
        ({"within": {"fact": "hukou_region"}}, '"region" is missing → add region: …'),
        ({"within": {"fact": "hukou_region", "reigon": "330000"}}, 'unknown key "reigon" → did you mean "region"?'),
    ],
)
def test_a_malformed_declaration_is_refused_with_a_remedy(
    declaration: dict[str, dict[str, Any]], says: str, refusal: Any
) -> None:
    assert says in refusal(declaration)
