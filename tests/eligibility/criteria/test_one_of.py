"""``one_of``: a choice among several values."""

from __future__ import annotations

from typing import Any

import pytest

from eligibility.verdict import Verdict

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN


def one_of(fact: str, values: Any) -> dict[str, dict[str, Any]]:
    return {"one_of": {"fact": fact, "values": values}}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("food_delivery", TRUE), ("instant_delivery", TRUE), ("courier", FALSE), (None, UNKNOWN)],
)
def test_one_of_the_values_is_enough(answer: str | None, expected: Verdict, tried: Any) -> None:
    assert tried(one_of("occupation", ["food_delivery", "instant_delivery"]), {"occupation": answer}) is expected


def test_the_order_of_the_values_does_not_matter(tried: Any) -> None:
    for values in (["courier", "freight"], ["freight", "courier"]):
        assert tried(one_of("occupation", values), {"occupation": "courier"}) is TRUE


def test_one_value_needs_no_list(tried: Any) -> None:
    assert tried(one_of("occupation", "courier"), {"occupation": "courier"}) is TRUE
    assert tried(one_of("occupation", "courier"), {"occupation": "freight"}) is FALSE


def test_it_reads_its_fact(operator: Any) -> None:
    assert operator("one_of", fact="occupation", values=["courier"]).facts == ("occupation",)


@pytest.mark.parametrize(
    ("declaration", "says"),
    [
        (one_of("ocupation", ["courier"]), 'no fact is called "ocupation" → did you mean "occupation"'),
        (one_of("hardship", ["disabled"]), '"hardship" is of type enum_list → use a fact of type enum'),
        (one_of("union_member", [True]), '"union_member" is of type boolean → use a fact of type enum'),
        (one_of("occupation", ["courier", "fright"]), '"fright" is no choice of occupation → did you mean "freight"?'),
        (one_of("occupation", ["courier，freight"]), 'write the plain sign instead of "，"'),
        ({"one_of": {"fact": "occupation"}}, '"values" is missing → add values: …'),
        ({"one_of": {"fact": "occupation", "value": "courier"}}, 'unknown key "value" → did you mean "values"?'),
    ],
)
def test_a_malformed_declaration_is_refused_with_a_remedy(
    declaration: dict[str, dict[str, Any]], says: str, refusal: Any
) -> None:
    assert says in refusal(declaration)
