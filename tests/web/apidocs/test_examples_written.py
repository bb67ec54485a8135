"""Examples hold what they are given, whatever is in it."""

from __future__ import annotations

import ast
import json
import shlex
from typing import Any

import pytest

from web.apidocs.calls import JSON, JSON_WORDS, LINES, PYTHON_WORDS, Call, literal
from web.apidocs.curl import curl
from web.apidocs.javascript import javascript
from web.apidocs.python import python

VALUES: list[Any] = [
    {},
    [],
    None,
    {"a": "it's", "b": 'say "x"', "c": "a\\n\n", "d": "中文 $HOME `id`", "e": "%s {x}"},
    {"deep": {"er": [{"list": [1, 2, 3], "text": "x" * 80}, [], {}, True, False, None]}},
]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_a_value_stays_what_it_is(value: Any) -> None:
    assert json.loads(literal(value, JSON_WORDS)) == value
    assert ast.literal_eval(literal(value, PYTHON_WORDS, step=4)) == value


@pytest.mark.parametrize("value", [value for value in VALUES if value is not None], ids=str)
def test_a_shell_gives_curl_what_was_meant(value: Any) -> None:
    words = shlex.split(curl(Call("POST", "http://x/y?a=b&c", "en", JSON, value)).replace("\\\n", " "))
    assert words[2] == "http://x/y?a=b&c" and json.loads(words[words.index("-d") + 1]) == value
    lines = shlex.split(
        curl(Call("POST", "http://x/", media_type=LINES, content=[value, 1], answer=LINES)).split("|")[0]
    )
    assert [json.loads(line) for line in lines[2:]] == [value, 1]


def test_what_need_not_be_sent_is_not_sent() -> None:
    call = Call("GET", "http://x/")
    assert curl(call) == "curl -sS http://x/"
    assert "Request" not in python(call).replace("urllib.request", "") and 'urlopen("http://x/")' in python(call)
    assert 'fetch("http://x/");' in javascript(call)
    assert "Accept-Language" in javascript(Call("GET", "http://x/", "en"))
