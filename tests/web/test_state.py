"""Sealed progress: what goes in comes out, for two days, unless anybody touched it."""

from __future__ import annotations

import base64
import json
import os
import tracemalloc
import zlib
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from web.state import _DAY, _NONCE, _VERSION, MAX_TOKEN, BadToken, ExpiredToken, Progress, Seal, _derive

DAY = date(2026, 11, 23)
SECRET = b"a secret for tests"
PROGRESS = Progress(
    {"work_region": "330100", "hardship": [], "written_agreement": False, "age": 30}, (("work_region",), ("age", "sex"))
)


def seal_on(day: date, secret: bytes = SECRET) -> Seal:
    return Seal(secret, lambda: day)


def sealed(packed: bytes, day: date = DAY) -> str:
    """A token with any content, made with the right key."""
    stamp, nonce = day.toordinal().to_bytes(_DAY, "big"), os.urandom(_NONCE)
    closed = _derive(SECRET, day.toordinal()).encrypt(nonce, packed, _VERSION + stamp)
    return base64.urlsafe_b64encode(stamp + nonce + closed).decode().rstrip("=")


def test_what_is_sealed_comes_out_again() -> None:
    assert seal_on(DAY).open(seal_on(DAY).seal(PROGRESS)) == PROGRESS


names = st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=1, max_size=12)
values = st.one_of(st.booleans(), st.integers(), st.text(max_size=20), st.lists(names, max_size=4))


@settings(max_examples=50, deadline=None)
@given(
    st.dictionaries(names, values, max_size=10),
    st.lists(st.lists(names, min_size=1, max_size=5).map(tuple), max_size=6),
    st.none() | names,
)
def test_any_progress_survives(answers: dict[str, Any], asked: list[tuple[str, ...]], door: str | None) -> None:
    progress = Progress(answers, tuple(asked), door)
    assert progress.with_answers({"age": 30}, ("age",)).door == door
    assert seal_on(DAY).open(seal_on(DAY).seal(progress)) == progress


def test_two_tokens_of_the_same_answers_differ() -> None:
    seal = seal_on(DAY)
    assert seal.seal(PROGRESS) != seal.seal(PROGRESS)


def test_answers_cannot_be_read_from_a_token() -> None:
    token = seal_on(DAY).seal(Progress({"platform": "canary"}))
    raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    assert b"canary" not in raw and b"canary" not in token.encode()


def test_a_token_opens_today_and_tomorrow() -> None:
    token = seal_on(DAY).seal(PROGRESS)
    assert seal_on(DAY + timedelta(days=1)).open(token) == PROGRESS


@pytest.mark.parametrize("days", [2, 3, 400])
def test_after_that_it_has_expired(days: int) -> None:
    token = seal_on(DAY).seal(PROGRESS)
    with pytest.raises(ExpiredToken):
        seal_on(DAY + timedelta(days=days)).open(token)


def test_a_token_from_the_future_is_no_good() -> None:
    with pytest.raises(BadToken) as refused:
        seal_on(DAY).open(seal_on(DAY + timedelta(days=1)).seal(PROGRESS))
    assert refused.type is BadToken


def test_an_old_token_with_a_new_day_written_on_it_stays_closed() -> None:
    raw = base64.urlsafe_b64decode(seal_on(DAY - timedelta(days=30)).seal(PROGRESS) + "==")
    forged = DAY.toordinal().to_bytes(_DAY, "big") + raw[_DAY:]
    with pytest.raises(BadToken):
        seal_on(DAY).open(base64.urlsafe_b64encode(forged).decode().rstrip("="))


def test_every_changed_character_is_noticed() -> None:
    token = seal_on(DAY).seal(PROGRESS)
    for index, character in enumerate(token):
        # the last character may hold bits that mean nothing, so change it by more than those
        other = chr(ord(character) ^ 1) if index < len(token) - 1 else ("A" if character > "a" else "z")
        with pytest.raises(BadToken):
            seal_on(DAY).open(token[:index] + other + token[index + 1 :])


@pytest.mark.parametrize("cut", [1, 4, 20, -4, -1])
def test_a_token_cut_short_is_noticed(cut: int) -> None:
    token = seal_on(DAY).seal(PROGRESS)
    with pytest.raises(BadToken):
        seal_on(DAY).open(token[:cut])


def test_another_secret_opens_nothing() -> None:
    with pytest.raises(BadToken):
        seal_on(DAY, b"another").open(seal_on(DAY).seal(PROGRESS))


@pytest.mark.parametrize("token", ["", "x", "=", "é", "你好", "A" * 40, "A A", "../../etc", "a" * (MAX_TOKEN + 1)])
def test_rubbish_is_refused(token: str) -> None:
    with pytest.raises(BadToken):
        seal_on(DAY).open(token)


@pytest.mark.parametrize(
    "content", [b"", b"null", b"[]", b"{}", b'{"a":1,"t":[]}', b'{"a":{},"t":[1]}', b'{"a":{},"t":null}', b"\xff"]
)
def test_other_content_is_refused_even_under_our_seal(content: bytes) -> None:
    with pytest.raises(BadToken):
        seal_on(DAY).open(sealed(zlib.compress(content)))


@pytest.mark.parametrize("packed", [b"", b"no zlib", zlib.compress(b'{"a":{},"t":[]}')[:-3]])
def test_broken_packing_is_refused_even_under_our_seal(packed: bytes) -> None:
    with pytest.raises(BadToken):
        seal_on(DAY).open(sealed(packed))


def test_a_token_that_swells_is_stopped() -> None:
    swelling = zlib.compress(json.dumps({"a": {}, "t": [], "x": " " * 2_000_000}).encode(), 9)
    token = sealed(swelling)
    assert len(token) < MAX_TOKEN
    tracemalloc.start()
    try:
        with pytest.raises(BadToken):
            seal_on(DAY).open(token)
        assert tracemalloc.get_traced_memory()[1] < 500_000
    finally:
        tracemalloc.stop()


def test_a_long_interview_makes_an_address_that_chat_apps_take() -> None:
    answers = {f"a_fact_with_a_long_name_{index}": "330100" for index in range(40)}
    assert len(seal_on(DAY).seal(Progress(answers, tuple((fact,) for fact in answers)))) < 1000


def test_skipped_is_what_was_asked_and_not_answered() -> None:
    progress = Progress().with_answers({"age": 30, "sex": None}, ("age", "sex"))
    assert (progress.skipped, progress.seen) == (("sex",), {"age", "sex"})
    assert progress.with_answers({"sex": "male"}, ("sex",)).skipped == ()


def test_a_changed_answer_keeps_its_place() -> None:
    progress = Progress().with_answers({"age": 30}, ("age",)).with_answers({"sex": "male"}, ("sex",))
    changed = progress.with_answers({"age": 31}, ("age",))
    assert changed.asked == (("age",), ("sex",))
    assert changed.answers == {"age": 31, "sex": "male"}


def test_an_answer_can_be_taken_back() -> None:
    progress = Progress({"age": 30}, (("age",),)).with_answers({"age": None}, ("age",))
    assert progress.answers == {} and progress.skipped == ("age",)
