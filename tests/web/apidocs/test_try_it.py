"""The form asks the real API, within its limits, and shows what came; nothing of it stays anywhere."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from web import create_app
from web.settings import Settings

RIDER = '{"work_region": "330100", "occupation": "food_delivery"}'
CANARY = "4197.55"


@pytest.fixture
def limited(calculator: Any, clock: Any) -> Callable[[int], Flask]:
    """Makes an application with a limit of its own."""

    def make(limit: int) -> Flask:
        return create_app(calculator, secret="s", today=clock, settings=Settings.read({"GIGRIGHTS_LIMIT": str(limit)}))

    return make


def _code(page: Any, name: str) -> str:
    return unescape(page.one(rf'<pre id="answer-{name}"[^>]*><code>(.*?)</code></pre>'))


def _try(reader: Any, situation: str, language: str = "zh-CN", **more: str) -> Any:
    reader.open(f"/{language}/api")
    return reader.send({"situation": situation, "as_of": "", "lang": language, **more})


def test_the_example_is_there_to_begin_with(reader: Any) -> None:
    page = reader.open("/zh-CN/api")
    assert json.loads(unescape(page.one(r'<textarea id="situation".*?>(.*?)</textarea>'))) == json.loads(RIDER)


def test_the_answer_is_the_one_that_a_program_gets(reader: Any, client: FlaskClient) -> None:
    page = _try(reader, RIDER, as_of="2026-03-01", include_drafts="1", lang="en")
    assert page.status == 200 and page.title.startswith("试一试")
    sent = {"situation": json.loads(RIDER), "as_of": "2026-03-01", "include_drafts": True}
    same = client.post("/api/v1/assessments", json=sent, headers={"Accept-Language": "en"})
    assert json.loads(_code(page, "json")) == same.json
    words = shlex.split(_code(page, "curl").replace("\\\n", " "))
    assert words[:3] == ["curl", "-sS", "http://localhost/api/v1/assessments"]
    assert json.loads(words[words.index("-d") + 1]) == sent and "Accept-Language: en" in words
    kept = page.html
    assert 'value="2026-03-01"' in kept and ' checked><label for="include_drafts"' in kept
    assert re.search(r'value="en" lang="en" selected', kept)
    assert page.response.headers["Cache-Control"] == "no-store" and "Set-Cookie" not in page.response.headers


@pytest.mark.parametrize(
    ("situation", "more", "status", "pointers"),
    [
        ('{"age": "26"}', {}, 422, ["/situation/age"]),
        ('{"age": "26", "union_member": 1}', {}, 422, ["/situation/age", "/situation/union_member"]),
        (RIDER, {"as_of": "2020-13-01"}, 422, ["/as_of"]),
        ("[1]", {}, 422, ["/situation"]),
        ("{", {}, 400, ['""']),
        ("", {}, 400, ['""']),
        ('{"age": 1, "age": 2}', {}, 400, ['""']),
        ('{"age": NaN}', {}, 400, ['""']),
        ('{}, "include_drafts": {}', {}, 400, ['""']),
    ],
)
def test_what_is_wrong_is_shown_with_its_pointer(
    reader: Any, anchors: Any, situation: str, more: dict[str, str], status: int, pointers: list[str]
) -> None:
    page = _try(reader, situation, **more)
    assert page.status == status and page.title.startswith("错误：")
    told = re.findall(r'<li><a href="#(\w+)"><code>(.*?)</code>', page.html)
    assert [unescape(pointer) for _, pointer in told] == pointers
    assert all(anchors(page.html)[field] == 1 for field, _ in told)
    problem = json.loads(_code(page, "json"))
    assert problem["status"] == status and problem["detail"] in page.text
    assert unescape(page.one(r'<textarea id="situation".*?>\n(.*?)</textarea>')) == situation


def test_a_whole_request_is_understood(reader: Any) -> None:
    page = _try(reader, f'{{"situation": {RIDER}, "as_of": "2026-03-01"}}')
    assert json.loads(_code(page, "json"))["as_of"] == "2026-03-01"
    page = _try(reader, f'{{"situation": {RIDER}, "as_of": "2026-03-01"}}', as_of="2026-04-01")
    assert json.loads(_code(page, "json"))["as_of"] == "2026-04-01"


def test_blanks_around_it_do_no_harm(reader: Any) -> None:
    assert _try(reader, "\ufeff\r\n {}\r\n").status == 200


def test_what_was_typed_cannot_break_out(reader: Any) -> None:
    page = _try(reader, '{"</textarea><script>alert(1)</script>": "\'"}', as_of='"><i>')
    assert page.status == 422 and "<script" not in page.html and '"><i>' not in page.html
    assert "</textarea><script>" in _code(page, "curl")


def test_too_much_is_refused(client: FlaskClient) -> None:
    reply = client.post("/en/api", data={"situation": " " * 1024 * 1024 + "{}"})
    told = reply.get_data(as_text=True)
    assert reply.status_code == 413 and "content-too-large" in told and 'id="answer-curl"' not in told


def test_it_counts_like_any_request(limited: Callable[[int], Flask]) -> None:
    client = limited(2).test_client()
    first = client.post("/en/api", data={"situation": RIDER})
    assert first.status_code == 200 and first.headers["RateLimit"].startswith('"open";r=1;')
    assert client.post("/en/api", data={"situation": "{"}).status_code == 400
    last = client.post("/en/api", data={"situation": RIDER})
    assert last.status_code == 429 and int(last.headers["Retry-After"]) > 0
    assert "too-many-requests" in last.get_data(as_text=True)
    assert client.post("/api/v1/assessments", json={"situation": {}}).status_code == 429, "one count for both"
    other = {"REMOTE_ADDR": "203.0.113.9"}
    assert client.post("/en/api", data={"situation": RIDER}, environ_base=other).status_code == 200
    assert client.get("/en/api").status_code == 200, "reading is not limited"


def test_a_forwarded_address_is_believed_only_behind_a_proxy(calculator: Any) -> None:
    for proxies, statuses in ((0, [200, 429]), (1, [200, 200])):
        settings = Settings.read({"GIGRIGHTS_LIMIT": "1", "GIGRIGHTS_TRUSTED_PROXIES": str(proxies)})
        client = create_app(calculator, secret="s", settings=settings).test_client()
        found = [
            client.post("/en/api", data={"situation": RIDER}, headers={"X-Forwarded-For": f"203.0.113.{number}"})
            for number in (1, 2)
        ]
        assert [reply.status_code for reply in found] == statuses


def test_nothing_of_it_is_logged(calculator: Any, capfd: pytest.CaptureFixture[str]) -> None:
    settings = Settings.read({"GIGRIGHTS_LIMIT": "0", "GIGRIGHTS_LOG_REQUESTS": "yes"})
    client = create_app(calculator, secret="s", settings=settings).test_client()
    client.post("/en/api", data={"situation": f'{{"monthly_income": "{CANARY}"}}'})
    client.post("/en/api", data={"situation": f'{{"monthly_income": {CANARY}}}'})
    metrics = client.get("/metrics").get_data(as_text=True)
    logged = "".join(capfd.readouterr())
    assert '"/<language>/api"' in logged and '"/api/v1/assessments"' in logged
    assert CANARY not in logged + metrics and "monthly_income" not in logged + metrics
