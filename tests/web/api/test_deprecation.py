"""What is going to go is told in headers and in the OpenAPI document; today nothing is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from flask.testing import FlaskClient

from eligibility.assessment import Calculator
from web import create_app
from web.api import deprecation
from web.api.deprecation import Deprecation
from web.settings import Settings

SINCE = datetime(2027, 1, 1, 8, tzinfo=timezone(timedelta(hours=8)))
SUNSET = datetime(2028, 6, 30, 16, tzinfo=UTC)
LINK = "https://example.org/changes#deadlines"
PARTNER = "https://platform.example"
SITUATION = {"situation": {"work_region": "330100"}}
TOLD = ("Deprecation", "Sunset", "Link")

Declaring = Callable[..., FlaskClient]


@pytest.fixture
def declaring(calculator: Calculator, monkeypatch: pytest.MonkeyPatch) -> Declaring:
    """An application that declares something."""

    def make(*declared: Deprecation) -> FlaskClient:
        monkeypatch.setattr(deprecation, "DECLARED", declared)
        return create_app(calculator, settings=Settings(cors_origins=(PARTNER,))).test_client()

    return make


def described(client: FlaskClient) -> Any:
    return client.get("/api/v1/openapi.json").json


def test_nothing_is_deprecated_today(client: FlaskClient, openapi: dict[str, Any]) -> None:
    for reply in (client.get("/api/v1/questions"), client.post("/api/v1/deadlines", json=SITUATION)):
        assert not [name for name in TOLD if name in reply.headers]
    assert "'deprecated'" not in str(openapi)


def test_an_operation_says_since_when_until_when_and_why(declaring: Declaring) -> None:
    client = declaring(Deprecation(SINCE, LINK, SUNSET, "POST /api/v1/deadlines"))
    for content, status in ((SITUATION, 200), ({"situation": {"age": "26"}}, 422)):
        reply = client.post("/api/v1/deadlines", json=content, headers={"Origin": PARTNER})
        assert reply.status_code == status
        assert reply.headers["Deprecation"] == "@1798761600"
        assert reply.headers["Sunset"] == "Fri, 30 Jun 2028 16:00:00 GMT"
        assert f'<{LINK}>; rel="deprecation"; type="text/html"' in reply.headers.getlist("Link")
        assert set(TOLD) <= set(reply.headers["Access-Control-Expose-Headers"].split(", "))
    other = client.post("/api/v1/assessments", json=SITUATION)
    assert not [name for name in TOLD if name in other.headers]
    operation = described(client)["paths"]["/api/v1/deadlines"]["post"]
    assert operation["deprecated"] is True and operation["x-deprecation"]["link"] == LINK
    assert "deprecated" not in described(client)["paths"]["/api/v1/assessments"]["post"]


def test_an_address_with_an_id_and_head_are_told_too(declaring: Declaring) -> None:
    client = declaring(Deprecation(SINCE, LINK, operation="GET /api/v1/provisions/{id}"))
    reply = client.head("/api/v1/provisions/minimum_wage")
    assert reply.headers["Deprecation"] == "@1798761600" and "Sunset" not in reply.headers
    assert "Deprecation" not in client.get("/api/v1/provisions").headers


@pytest.mark.parametrize(
    ("member", "used"),
    [
        ("/include_drafts", {**SITUATION, "include_drafts": True}),
        ("/situation/work_region", SITUATION),
    ],
)
def test_a_member_is_told_to_those_who_use_it(declaring: Declaring, member: str, used: dict[str, Any]) -> None:
    client = declaring(Deprecation(SINCE, LINK, SUNSET, "POST /api/v1/assessments", member))
    assert "Deprecation" in client.post("/api/v1/assessments", json=used).headers
    for unused in ({"situation": {}}, {"situation": {}, "include_drafts": None}, [], {"situation": 1}):
        assert "Deprecation" not in client.post("/api/v1/assessments", json=unused).headers
    assert "Deprecation" not in client.post("/api/v1/assessments", data="{").headers
    schemas = described(client)["components"]["schemas"]
    holder = schemas["Situation" if "situation" in member else "AssessmentRequest"]
    assert [name for name, schema in holder["properties"].items() if "deprecated" in schema] == [
        member.rpartition("/")[2]
    ]


def test_a_whole_version_goes_and_the_earliest_day_counts(declaring: Declaring) -> None:
    later = "https://example.org/v2"
    client = declaring(
        Deprecation(SINCE + timedelta(days=9), later, SUNSET + timedelta(days=9)),
        Deprecation(SINCE, LINK, SUNSET, "GET /api/v1/questions"),
    )
    reply = client.get("/api/v1/questions")
    assert reply.headers["Deprecation"] == "@1798761600" and reply.headers["Sunset"].startswith("Fri, 30 Jun 2028")
    assert len(reply.headers.getlist("Link")) == 2
    assert client.get("/api/v1/nowhere").headers["Deprecation"] == f"@{1798761600 + 9 * 24 * 60 * 60}"
    assert "Deprecation" not in client.get("/healthz").headers and "Deprecation" not in client.get("/zh-CN/").headers
    told = {path: one for path, methods in described(client)["paths"].items() for one in methods.values()}
    assert told["/api/v1/assessments"]["deprecated"] and "deprecated" not in told["/healthz"]


@pytest.mark.parametrize(
    "given",
    [
        {"since": SINCE.replace(tzinfo=None)},
        {"since": SINCE, "sunset": SUNSET.replace(tzinfo=None)},
        {"since": SINCE, "sunset": SINCE + timedelta(days=364)},
        {"since": SINCE, "member": "/include_drafts"},
        {"since": SINCE, "operation": "POST /api/v1/deadlines", "member": "include_drafts"},
    ],
)
def test_what_would_break_the_promise_cannot_be_declared(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        Deprecation(link=LINK, **given)


@pytest.mark.parametrize(
    ("operation", "member"),
    [("GET /api/v1/deadlines", None), ("POST /api/v1/deadlines", "/situation/nobody"), ("GET /api/v1/keys", "/x")],
)
def test_a_declaration_that_names_nothing_stops_the_start(
    declaring: Declaring, operation: str, member: str | None
) -> None:
    with pytest.raises(ValueError):
        declaring(Deprecation(SINCE, LINK, operation=operation, member=member))
