"""The same content has the same bytes, however it was written, and another content has others."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.receipts.canonical import canonical, situation_digest

JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**12), 10**12), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=6), inner, max_size=4)),
    max_leaves=12,
)


@given(JSON)
def test_it_can_be_read_back_and_writing_it_again_changes_nothing(value: Any) -> None:
    written = canonical(value)
    assert json.loads(written) == value
    assert canonical(json.loads(written)) == written


@given(st.dictionaries(st.text(max_size=6), JSON, max_size=5))
def test_the_order_of_names_does_not_count(content: dict[str, Any]) -> None:
    assert canonical(dict(reversed(content.items()))) == canonical(content)


@given(JSON, JSON)
def test_different_contents_differ(one: Any, other: Any) -> None:
    assert (canonical(one) == canonical(other)) == (
        json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    )


@pytest.mark.parametrize("value", [1.5, float("nan"), float("inf"), {1, 2}, b"x", [object()]])
def test_what_has_no_one_form_is_refused(value: Any) -> None:
    with pytest.raises((ValueError, OverflowError)):
        canonical(value)


def test_a_digest_depends_on_every_answer_and_on_the_salt_but_not_on_null() -> None:
    rider = {"work_region": "330100", "age": 30}
    assert situation_digest({**rider, "sex": None}, "a") == situation_digest(rider, "a")
    assert len({situation_digest(s, salt) for s in (rider, {**rider, "age": 31}, {}) for salt in ("a", "b")}) == 6
