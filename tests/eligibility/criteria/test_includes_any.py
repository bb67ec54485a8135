"""``includes_any``: a list of choices; an empty list is a no, an unanswered question is not."""

from __future__ import annotations

from typing import Any

import pytest

from eligibility.verdict import Verdict

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN


def includes_any(fact: str, values: Any) -> dict[str, dict[str, Any]]:
    return {"includes_any": {"fact": fact, "values": values}}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (("disabled",), TRUE),
        (("veteran", "disabled"), TRUE),
        (("disabled", "land_requisitioned"), TRUE),
        (("veteran",), FALSE),
        ((), FALSE),
        (None, UNKNOWN),
    ],
)
def test_one_in_common_is_enough(answer: tuple[str, ...] | None, expected: Verdict, tried: Any) -> None:
    assert tried(includes_any("hardship", ["disabled", "land_requisitioned"]), {"hardship": answer}) is expected


def test_it_reads_its_fact(operator: Any) -> None:
    assert operator("includes_any", fact="hardship", values=["disabled"]).facts == ("hardship",)


@pytest.mark.parametrize(
    ("declaration", "says"),
    [
        (includes_any("hardships", ["disabled"]), 'no fact is called "hardships" → did you mean "hardship"?'),
        (includes_any("occupation", ["courier"]), '"occupation" is of type enum → use a fact of type enum_list'),
        (includes_any("hardship", ["disable"]), '"disable" is no choice of hardship → did you mean "disabled"?'),
        (includes_any("hardship", ["disabled", "veterans"]), '"veterans" is no choice of hardship'),
        ({"includes_any": {"fact": "hardship"}}, '"values" is missing → add values: …'),
        ({"includes_any": {"fact": "hardship", "value": []}}, 'unknown key "value" → did you mean "values"?'),
    ],
)
def test_a_malformed_declaration_is_refused_with_a_remedy(
    declaration: dict[str, dict[str, Any]], says: str, refusal: Any
) -> None:
    assert says in refusal(declaration)
