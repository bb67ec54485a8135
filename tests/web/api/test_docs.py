"""``docs/api.md`` tells integrators the truth: its requests give its responses, and its programs run."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from live import answering

from web.api.problems import KINDS

PAGE = (Path(__file__).parents[3] / "docs/api.md").read_text("utf-8")
PAIRS = re.findall(
    r"<!-- request -->\n```json\n(.*?)```.*?<!-- response (\d+) -->\n```json\n(.*?)```", PAGE, flags=re.DOTALL
)
ADDRESS = "http://127.0.0.1:8000"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)


def same(documented: Any, actual: Any) -> bool:
    """Whether something is as documented: … stands for anything, and what is left out of the page may be there."""
    if documented == "…":
        return True
    if isinstance(documented, dict) and isinstance(actual, dict):
        return all(key in actual and same(value, actual[key]) for key, value in documented.items())
    if isinstance(documented, list) and isinstance(actual, list):
        return bool(actual) == bool(documented) and all(any(same(it, found) for found in actual) for it in documented)
    return bool(documented == actual)


def test_every_json_block_is_tested() -> None:
    assert len(blocks("json")) == 2 * len(PAIRS) > 0


@pytest.mark.parametrize(("sent", "status", "answered"), PAIRS)
def test_requests_give_the_documented_responses(client: FlaskClient, sent: str, status: str, answered: str) -> None:
    reply = client.post("/api/v1/assessments", data=sent, content_type="application/json")
    assert reply.status_code == int(status)
    documented: dict[str, Any] = json.loads(answered)
    actual: Any = reply.json
    for key, value in documented.items():
        if key == "outcomes":
            found = {outcome["provision"]: outcome for outcome in actual["outcomes"]}
            for outcome in value:
                assert same(outcome, found[outcome["provision"]]), outcome["provision"]
        else:
            assert same(value, actual[key]), key


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    """The application on a free port of this machine."""
    with answering(app) as here:
        yield here


def test_the_python_program_runs(address: str) -> None:
    (program,) = blocks("python")
    assert ADDRESS in program
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(program.replace(ADDRESS, address), "docs/api.md", "exec"), {})
    assert "eligible" in printed.getvalue()
    assert "ask next:" in printed.getvalue()


def test_the_curl_command_is_answered(client: FlaskClient) -> None:
    (command,) = blocks("sh")
    words = shlex.split(command)
    assert words[words.index("-s") + 1] == f"{ADDRESS}/api/v1/assessments"
    name, value = words[words.index("-H") + 1].split(": ")
    reply = client.post("/api/v1/assessments", data=words[words.index("-d") + 1], headers={name: value})
    assert reply.status_code == 200


def test_every_kind_of_problem_and_every_address_is_listed(app: Flask) -> None:
    for kind in KINDS:
        assert f"| {kind.status} | `{kind.name}` |" in PAGE
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(("/api/", "/healthz", "/readyz")):
            address = rule.rule.replace("<", "{").replace(">", "}")
            assert f"{address}`" in PAGE, address
