"""Shared links: what is packed comes out again, and nothing that somebody else made up does harm."""

from __future__ import annotations

import base64
import json
import zlib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from web.sharing import MAX_LINK, BadLink, pack, unpack
from web.state import Progress

FACTS = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=20)
ANSWERS = st.dictionaries(FACTS, st.one_of(st.booleans(), st.integers(0, 999), st.text(max_size=20)), max_size=12)


def packed(content: Any) -> str:
    return "1" + base64.urlsafe_b64encode(zlib.compress(json.dumps(content).encode())).decode().rstrip("=")


@settings(deadline=None, derandomize=True)
@given(ANSWERS, st.lists(FACTS, max_size=5))
def test_what_goes_in_comes_out(answers: dict[str, Any], asked: list[str]) -> None:
    progress = Progress(answers, (tuple(asked),))
    answered, unknown = unpack(pack(progress))
    assert answered == answers
    assert set(unknown) == set(asked) - set(answers)


@pytest.mark.parametrize(
    "around",
    ["{}", "#{}", "https://example.org/zh-CN/open#{}", "看看这个 https://example.org/zh-CN/open#{} 谢谢", " {}\n"],
)
def test_a_link_is_found_in_what_a_messenger_puts_around_it(around: str) -> None:
    fragment = pack(Progress({"age": 30}, ()))
    assert unpack(around.format(fragment)) == ({"age": 30}, ())


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "#",
        "1",
        "hello",
        "https://example.org/zh-CN/open",
        "2" + pack(Progress({"age": 30}, ()))[1:],
        pack(Progress({"age": 30}, ()))[:-4],
        "1" + "A" * 40,
        "1" * (MAX_LINK + 1),
        packed([]),
        packed(None),
        packed({"a": [], "u": []}),
        packed({"a": {}, "u": "age"}),
        packed({"a": {}}),
        packed({"a": {"age": 30}, "u": [], "x": "0" * 100_000}),
        "1" + base64.urlsafe_b64encode(zlib.compress(b"[" * 10_000)).decode(),
        "1" + base64.urlsafe_b64encode(zlib.compress(b"\xff\xfe")).decode(),
    ],
)
def test_what_is_no_link_of_ours_is_refused(pasted: str) -> None:
    with pytest.raises(BadLink):
        unpack(pasted)


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_whatever_is_pasted_is_read_or_refused(pasted: str) -> None:
    with suppress(BadLink):
        unpack("1" + pasted)
