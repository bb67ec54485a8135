"""Browsers on other people's pages may call the API from the listed origins only; HEAD and OPTIONS answer as they should."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from eligibility.assessment import Calculator
from web import create_app
from web.settings import Settings

PARTNER = "https://platform.example"
PREFLIGHT = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}


@pytest.fixture
def partnered(calculator: Calculator) -> FlaskClient:
    """An application whose API one origin may call."""
    return create_app(calculator, secret="s", settings=Settings(cors_origins=(PARTNER,))).test_client()


def test_a_listed_origin_may_ask(partnered: FlaskClient) -> None:
    asked = partnered.options("/api/v1/assessments", headers={"Origin": PARTNER, **PREFLIGHT})
    assert asked.status_code in (200, 204)
    assert asked.headers["Access-Control-Allow-Origin"] == PARTNER
    assert "POST" in asked.headers["Access-Control-Allow-Methods"]
    assert "content-type" in asked.headers["Access-Control-Allow-Headers"].lower()
    answer = partnered.post("/api/v1/assessments", json={"situation": {}}, headers={"Origin": PARTNER})
    assert answer.status_code == 200 and answer.headers["Access-Control-Allow-Origin"] == PARTNER
    assert "Origin" in answer.vary and "Access-Control-Allow-Credentials" not in answer.headers
    wrong = partnered.post("/api/v1/assessments", data="{", headers={"Origin": PARTNER})
    assert wrong.headers["Access-Control-Allow-Origin"] == PARTNER, "a page can read what was wrong"


@pytest.mark.parametrize("origin", ["https://other.example", "null", PARTNER + ".evil.example", PARTNER.upper()])
def test_nobody_else_may(partnered: FlaskClient, origin: str) -> None:
    for reply in (
        partnered.options("/api/v1/assessments", headers={"Origin": origin, **PREFLIGHT}),
        partnered.get("/api/v1/questions", headers={"Origin": origin}),
    ):
        assert not [name for name, _ in reply.headers if name.startswith("Access-Control")]
        assert "Origin" in reply.vary, "a cache must not give one origin what another was allowed"


def test_without_a_list_nothing_is_said(client: FlaskClient) -> None:
    reply = client.get("/api/v1/questions", headers={"Origin": PARTNER})
    assert "Access-Control-Allow-Origin" not in reply.headers and "Origin" not in reply.vary


def test_pages_are_not_shared(partnered: FlaskClient) -> None:
    assert "Access-Control-Allow-Origin" not in partnered.get("/zh-CN/", headers={"Origin": PARTNER}).headers


@pytest.mark.parametrize(
    ("address", "methods"),
    [
        ("/api/v1/questions", {"GET", "HEAD", "OPTIONS"}),
        ("/api/v1/provisions/minimum_wage", {"GET", "HEAD", "OPTIONS"}),
        ("/api/v1/assessments", {"POST", "OPTIONS"}),
        ("/api/v1/assessments/batch", {"POST", "OPTIONS"}),
    ],
)
def test_methods_are_told(client: FlaskClient, address: str, methods: set[str]) -> None:
    reply = client.options(address)
    assert set(reply.allow) == methods
    assert client.delete(address).status_code == 405


@pytest.mark.parametrize(
    "address", ["/api/v1/questions", "/api/v1/documents/ZJ2023", "/api/v1/openapi.json", "/healthz"]
)
def test_head_is_get_without_the_content(client: FlaskClient, address: str) -> None:
    head, whole = client.head(address), client.get(address)
    assert head.get_data() == b"" and head.status_code == whole.status_code == 200
    for name in ("Content-Type", "Content-Language", "ETag", "Cache-Control"):
        assert head.headers.get(name) == whole.headers.get(name)
