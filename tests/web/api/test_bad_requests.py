"""Requests that are wrong before anybody looks at the answers in them: broken, huge, mislabelled, misdirected."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

PATH = "/api/v1/assessments"
GOOD = b'{"situation": {}}'
MIB = 1024 * 1024


def send(client: FlaskClient, body: bytes, content_type: str = "application/json", **more: Any) -> Any:
    return client.post(PATH, data=body, content_type=content_type, **more)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n",
        b"{",
        b"{'situation': {}}",
        b'{"situation": {},}',
        b'{"situation": {}} {}',
        b'{"situation": {"age": NaN}}',
        b'{"situation": {"age": Infinity}}',
        b'{"situation": {"age": -Infinity}}',
        b'{"situation": {"age": 016}}',
        b'{"situation": {"age": 16, "age": 17}}',
        b'{"situation": {}, "situation": {}}',
        b'{"situation": {"work_region": "33\n0100"}}',
        b'{"situation": {"work_region": "\xed\xa0\x80"}}',
        '{"situation": {"work_region": "杭州"}}'.encode("gb18030"),
        GOOD.decode().encode("utf-16"),
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'"situation"',
        b"1",
        b"[" * 100_000,
        b'{"situation":' * 50_000,
        b'{"situation": ' + b"[" * 17 + b"]" * 17 + b"}",
    ],
)
def test_what_is_no_json_object_is_refused(client: FlaskClient, refused: Any, body: bytes) -> None:
    problem = refused(send(client, body), 400, "")
    assert problem["type"] == "urn:gigrights:problem:malformed-json"


def test_the_place_of_a_mistake_is_told(client: FlaskClient, refused: Any) -> None:
    problem = refused(send(client, b'{\n  "situation": {"age": }\n}'), 400, "")
    assert "2" in problem["detail"] and "24" in problem["detail"]
    assert "age" in refused(send(client, b'{"situation": {"age": 1, "age": 1}}'), 400, "")["detail"]


def test_numbers_too_long_for_python_are_just_too_large(client: FlaskClient, refused: Any) -> None:
    for number in (b"9" * 5000, b"-" + b"9" * 5000, b"1e999", b"1" + b"0" * 400):
        refused(send(client, b'{"situation": {"age": ' + number + b"}}"), 422, "/situation/age")


def test_more_values_than_a_situation_can_have_are_refused(client: FlaskClient, refused: Any) -> None:
    refused(send(client, json.dumps({"situation": {f"fact{i}": 1 for i in range(300)}}).encode()), 422, "")
    refused(send(client, json.dumps({"situation": {"hardship": ["disabled"] * 300}}).encode()), 422, "")


def test_unknown_top_level_names_are_answered_with_the_nearest(client: FlaskClient, refused: Any) -> None:
    problem = refused(send(client, b'{"situations": {}, "asof": "2026-01-01"}'), 422, "/situations", "/asof")
    assert "situation" in problem["errors"][0]["hint"]
    assert "as_of" in problem["errors"][1]["hint"]


@pytest.mark.parametrize(
    "body", [b"{}", b'{"situation": null}', b'{"situation": []}', b'{"situation": "x"}', b'{"situation": 1}']
)
def test_a_situation_is_needed(client: FlaskClient, refused: Any, body: bytes) -> None:
    refused(send(client, body), 422, "/situation")


def test_exactly_one_mebibyte_is_read(client: FlaskClient, refused: Any) -> None:
    assert send(client, GOOD.ljust(MIB)).status_code == 200
    refused(send(client, GOOD.ljust(MIB + 1)), 413)


@pytest.mark.parametrize("size", [2_000_000, 9 * MIB])
@pytest.mark.parametrize("said", ["honestly", "chunked", "too little", "nothing"])
def test_too_large_a_body_is_refused_whatever_its_length_says(
    client: FlaskClient, refused: Any, size: int, said: str
) -> None:
    environment: dict[str, Any] = {"wsgi.input": io.BytesIO(GOOD.ljust(size))}
    if said == "chunked":
        environment |= {"CONTENT_LENGTH": "", "wsgi.input_terminated": True}
    else:
        environment["CONTENT_LENGTH"] = {"honestly": str(size), "too little": "5", "nothing": ""}[said]
    reply = client.post(PATH, content_type="application/json", environ_overrides=environment)
    # a length that says too little cuts the JSON short; none at all means that there is no content
    refused(reply, *((413,) if said in ("honestly", "chunked") else (400, "")))


def test_a_length_that_says_too_much(client: FlaskClient, refused: Any) -> None:
    for length in ("1000", "-1", "1_0", "99999999999999999999"):
        environment = {"wsgi.input": io.BytesIO(GOOD), "CONTENT_LENGTH": length}
        reply = client.post(PATH, content_type="application/json", environ_overrides=environment)
        refused(reply, *((413,) if len(length) > 10 else (400, "")))


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "text/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/x-ndjson",
        "application/json; charset=gb18030",
        "application/jsonx",
        "application/",
        ";;;",
    ],
)
def test_other_content_types_are_refused(client: FlaskClient, refused: Any, content_type: str) -> None:
    reply = send(client, GOOD, content_type)
    refused(reply, 415)
    assert reply.headers["Accept-Post"] == "application/json"


@pytest.mark.parametrize(
    "content_type", ["application/json;charset=UTF-8", 'Application/JSON; charset="utf-8"', "application/json; v=1"]
)
def test_json_by_any_spelling_is_read(client: FlaskClient, content_type: str) -> None:
    assert send(client, GOOD, content_type).status_code == 200


def test_compressed_content_is_refused(client: FlaskClient, refused: Any) -> None:
    reply = send(client, b"\x1f\x8b", headers={"Content-Encoding": "gzip"})
    refused(reply, 415)
    assert reply.headers["Accept-Encoding"] == "identity"


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_other_methods_are_refused(client: FlaskClient, refused: Any, method: str) -> None:
    reply = client.open(PATH, method=method)
    assert reply.headers["Allow"] == "OPTIONS, POST" or set(reply.headers["Allow"].split(", ")) == {"OPTIONS", "POST"}
    if method == "HEAD":
        assert (reply.status_code, reply.mimetype) == (405, "application/problem+json")
    else:
        refused(reply, 405)


@pytest.mark.parametrize(
    "path", ["/api/v1/", "/api/v1/assessment", "/api/v1/assessments/", "/api/v2/assessments", "/api/v1/a/b/c/d"]
)
def test_other_addresses_are_not_found(client: FlaskClient, refused: Any, path: str) -> None:
    refused(client.get(path), 404)
    refused(client.post(path, data=GOOD, content_type="application/json"), 404)


def test_pages_keep_their_own_errors(client: FlaskClient) -> None:
    assert client.get("/zh-CN/no-such-page").mimetype == "text/html"


def test_a_fault_of_ours_is_a_problem_document_too(
    client: FlaskClient, refused: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fall_over(*_: Any) -> Any:
        raise ZeroDivisionError("secret of the worker")

    monkeypatch.setattr("web.api.assessments.answer", fall_over)
    reply = send(client, GOOD)
    refused(reply, 500)
    assert "secret" not in reply.get_data(as_text=True)
