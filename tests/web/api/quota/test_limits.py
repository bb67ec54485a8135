"""An address may ask so much a minute; then it is told how long to wait. What is the same for everybody is never limited."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

PATH = "/api/v1/assessments"
SITUATION = {"situation": {"work_region": "330100"}}


def ask(client: FlaskClient, address: str = "203.0.113.7", path: str = PATH, **more: Any) -> Any:
    return client.post(path, json=SITUATION, environ_overrides={"REMOTE_ADDR": address}, **more)


@pytest.mark.parametrize(("language", "title"), [("zh-CN", "请求太多了"), ("en", "Too many requests")])
def test_who_asks_too_much_is_told_how_long_to_wait(limited: Any, refused: Any, language: str, title: str) -> None:
    client = limited(LIMIT=2)
    left = [ask(client).headers["RateLimit"].partition(";t=")[0] for _ in range(2)]
    assert left == ['"open";r=1', '"open";r=0']
    reply = ask(client, headers={"Accept-Language": language})
    problem = refused(reply, 429)
    assert problem["type"] == "urn:gigrights:problem:too-many-requests" and problem["title"] == title
    seconds = int(reply.headers["Retry-After"])
    assert 1 <= seconds <= 60
    assert reply.headers["RateLimit-Policy"] == '"open";q=2;w=60'
    assert reply.headers["RateLimit"] == f'"open";r=0;t={seconds}'
    assert ask(client, "203.0.113.8").status_code == 200


def test_everything_that_decides_a_case_counts_together(limited: Any) -> None:
    client = limited(LIMIT=3)
    assert ask(client).status_code == 200
    assert ask(client, path="/api/v1/questions/next").status_code == 200
    batch = client.post(
        f"{PATH}/batch",
        data=json.dumps(SITUATION),
        content_type="application/x-ndjson",
        environ_overrides={"REMOTE_ADDR": "203.0.113.7"},
    )
    assert batch.text.endswith('{"rows":1}\n')
    assert ask(client, path="/api/v1/deadlines").status_code == 429


def test_the_law_the_pages_and_the_health_are_not_limited(limited: Any) -> None:
    client = limited(LIMIT=1)
    ask(client, "127.0.0.1")
    assert ask(client, "127.0.0.1").status_code == 429
    for address in ("/healthz", "/readyz", "/metrics", "/api/v1/provisions", "/api/v1/openapi.json", "/zh-CN/"):
        reply = client.get(address)
        assert reply.status_code == 200 and "RateLimit" not in reply.headers
    assert client.post("/zh-CN/place", data={"region": "330000"}).status_code == 303


def test_a_limit_of_nought_is_none(limited: Any) -> None:
    reply = ask(limited(LIMIT=0))
    assert reply.status_code == 200 and "RateLimit" not in reply.headers


def test_of_a_long_address_the_network_counts(limited: Any) -> None:
    client = limited(LIMIT=1)
    assert ask(client, "2001:db8:1:2::1").status_code == 200
    assert ask(client, "2001:db8:1:2:ffff::9").status_code == 429
    assert ask(client, "2001:db8:1:3::1").status_code == 200
    assert ask(client, "::ffff:192.0.2.1").status_code == 200
    assert ask(client, "192.0.2.1").status_code == 429


def test_behind_a_proxy_the_client_counts_and_not_the_proxy(limited: Any) -> None:
    client = limited(LIMIT=1, TRUSTED_PROXIES=1)
    assert ask(client, "127.0.0.1", headers={"X-Forwarded-For": "203.0.113.1"}).status_code == 200
    assert ask(client, "127.0.0.1", headers={"X-Forwarded-For": "203.0.113.2"}).status_code == 200
    claimed = {"X-Forwarded-For": "203.0.113.9, 203.0.113.1"}
    assert ask(client, "127.0.0.1", headers=claimed).status_code == 429


def test_the_document_describes_limits_and_keys(openapi: dict[str, Any]) -> None:
    assert openapi["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    for path in (PATH, f"{PATH}/batch", "/api/v1/questions/next", "/api/v1/deadlines", "/api/v1/receipts/verify"):
        operation = openapi["paths"][path]["post"]
        assert operation["security"] == [{}, {"key": []}] and {"401", "429"} <= operation["responses"].keys()
    responses = openapi["paths"][PATH]["post"]["responses"]
    assert responses["429"] == {"$ref": "#/components/responses/too-many-requests"}
    assert "security" not in openapi["paths"]["/healthz"]["get"]
