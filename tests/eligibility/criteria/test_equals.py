"""``equals``: yes/no and choices; unknown stays unknown."""

from __future__ import annotations

from typing import Any

import pytest

from eligibility.verdict import Verdict

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN


def equals(fact: str, value: Any) -> dict[str, dict[str, Any]]:
    return {"equals": {"fact": fact, "value": value}}


@pytest.mark.parametrize(
    ("wanted", "answer", "expected"),
    [
        (True, True, TRUE),
        (True, False, FALSE),
        (True, None, UNKNOWN),
        (False, True, FALSE),
        (False, False, TRUE),
        (False, None, UNKNOWN),
    ],
)
def test_yes_and_no(wanted: bool, answer: bool | None, expected: Verdict, tried: Any) -> None:
    assert tried(equals("flexible_registration", wanted), {"flexible_registration": answer}) is expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("employer", TRUE), ("flexible", FALSE), ("resident", FALSE), ("none", FALSE), (None, UNKNOWN)],
)
def test_a_choice(answer: str | None, expected: Verdict, tried: Any) -> None:
    assert tried(equals("pension", "employer"), {"pension": answer}) is expected


def test_none_as_a_choice_is_an_answer(tried: Any) -> None:
    assert tried(equals("pension", "none"), {"pension": "none"}) is TRUE
    assert tried(equals("pension", "none"), {}) is UNKNOWN


def test_other_facts_do_not_matter(tried: Any) -> None:
    assert tried(equals("pension", "employer"), {"medical": "employer"}) is UNKNOWN


def test_it_reads_its_fact(operator: Any) -> None:
    assert operator("equals", fact="pension", value="employer").facts == ("pension",)


@pytest.mark.parametrize(
    ("declaration", "says"),
    [
        (
            equals("flexible_registraton", True),
            'is called "flexible_registraton" → did you mean "flexible_registration"',
        ),
        (equals("age", 16), '"age" is of type integer → use a fact of type boolean or enum'),
        (equals("hardship", "disabled"), '"hardship" is of type enum_list → use a fact of type boolean or enum'),
        (equals("pension", "employee"), '"employee" is no choice of pension → did you mean "employer"?'),
        (equals("pension", True), '"True" is no choice of pension'),
        (equals("flexible_registration", "true"), "'true' is neither true nor false → write true or false, without"),
        (equals("flexible_registration", 1), "1 is neither true nor false"),
        (equals("flexible_registration", None), "None is neither true nor false"),
        ({"equals": {"fact": "pension"}}, '"value" is missing → add value: …'),
        ({"equals": {"fact": "pension", "values": ["none"]}}, 'unknown key "values" → did you mean "value"?'),
    ],
)
def test_a_malformed_declaration_is_refused_with_a_remedy(
    declaration: dict[str, dict[str, Any]], says: str, refusal: Any
) -> None:
    assert says in refusal(declaration)
