"""Fixtures of the API: one application on one day, and what it promises in its OpenAPI document."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse

from eligibility.assessment import Calculator
from web import create_app

TODAY = date(2026, 11, 23)

Post = Callable[..., TestResponse]
Conforms = Callable[[str, Any], None]


@pytest.fixture(scope="session")
def calculator() -> Calculator:
    return Calculator()


@pytest.fixture(scope="session")
def app(calculator: Calculator) -> Flask:
    """The application as it is served: an exception inside becomes a 500, which no test accepts."""
    return create_app(calculator, secret="of no importance", today=lambda: TODAY)


@pytest.fixture(scope="session")
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def post(client: FlaskClient) -> Post:
    """Asks for an assessment: ``post({"age": 30}, as_of="2026-01-01", language="en")``."""

    def send(situation: Any, language: str | None = None, **more: Any) -> TestResponse:
        headers = {"Accept-Language": language} if language else {}
        # json.dumps escapes what UTF-8 cannot hold
        body = json.dumps({"situation": situation, **more})
        return client.post("/api/v1/assessments", data=body, content_type="application/json", headers=headers)

    return send


@pytest.fixture(scope="session")
def refused(conforms: Conforms) -> Callable[..., dict[str, Any]]:
    """Asserts that a reply is a problem document with a status and, in order, these pointers; returns it."""

    def check(reply: TestResponse, status: int, *pointers: str) -> dict[str, Any]:
        content: Any = reply.json
        assert reply.status_code == status, content
        assert reply.mimetype == "application/problem+json"
        assert reply.headers["Content-Language"] in ("zh-CN", "en")
        assert reply.headers["Cache-Control"] == "no-store"
        conforms("Problem", content)
        assert content["status"] == status
        assert [entry["pointer"] for entry in content["errors"]] == list(pointers)
        found: dict[str, Any] = content
        return found

    return check


@pytest.fixture(scope="session")
def openapi(client: FlaskClient) -> dict[str, Any]:
    content: Any = client.get("/api/v1/openapi.json").json
    found: dict[str, Any] = content
    return found


@pytest.fixture(scope="session")
def conforms(openapi: dict[str, Any]) -> Conforms:
    """Asserts that something is as a schema of the OpenAPI document says, and holds nothing that it does not describe."""
    components = copy.deepcopy(openapi["components"])
    for schema in components["schemas"].values():
        schema["additionalProperties"] = False

    def check(name: str, content: Any) -> None:
        validator = Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": components})
        assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(content)] == []

    return check
