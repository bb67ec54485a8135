"""Logs are JSON lines that say what happened, and repeat nothing that anybody has sent: neither do the metrics."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eligibility.assessment import Calculator
from web import create_app
from web.settings import Settings

CANARIES = ("320925", "designated_driver", "203.0.113.77", "1987654", "canary")
ANSWERS = {"work_region": "320925", "occupation": "designated_driver"}


@pytest.fixture
def app(calculator: Calculator) -> Flask:
    app = create_app(calculator, settings=Settings.read({"GIGRIGHTS_LOG_REQUESTS": "yes"}))

    @app.get("/broken/<word>")
    def broken(word: str) -> str:
        raise ValueError(f"the canary says {word} and 1987654")

    return app


@pytest.fixture
def stderr() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def send(client: FlaskClient, stderr: io.StringIO) -> Any:
    """Sends a request of a certain client; what is logged meanwhile goes to ``stderr``."""
    server = {"wsgi.errors": stderr, "REMOTE_ADDR": "203.0.113.77"}

    def request(method: str, path: str, **more: Any) -> Any:
        return client.open(path, method=method, environ_overrides=server, **more)

    return request


def test_a_request_is_one_line_by_its_route(send: Any, stderr: io.StringIO) -> None:
    send("GET", "/zh-CN/doors/injured?canary=1")
    (line,) = stderr.getvalue().splitlines()
    told = json.loads(line)
    assert list(told) == ["time", "level", "event", "route", "method", "status", "ms"]
    assert (told["event"], told["method"], told["status"]) == ("request", "GET", 200)
    assert "<" in told["route"] and "injured" not in line


def test_a_failure_is_told_by_its_kind_and_place(send: Any, stderr: io.StringIO) -> None:
    assert send("GET", "/broken/320925").status_code == 500
    failed, request = map(json.loads, stderr.getvalue().splitlines())
    assert (failed["level"], failed["event"], failed["error"]) == ("error", "failed", "ValueError")
    assert failed["route"] == "/broken/<word>" and failed["at"][-1].startswith("tests/web/operations/test_logs.py:")
    assert request["status"] == 500


def test_no_answer_and_no_address_is_in_any_line_or_metric(send: Any, stderr: io.StringIO) -> None:
    for _ in range(25):
        assert send("POST", "/api/v1/assessments?canary=320925", json={"situation": ANSWERS}).status_code == 200
    send("POST", "/api/v1/assessments", json={"situation": {"work_region": "canary", "1987654": 1}})
    send("POST", "/api/v1/assessments", data="canary")
    batch = json.dumps({"ref": "canary", "situation": ANSWERS})
    send("POST", "/api/v1/assessments/batch", data=batch, content_type="application/x-ndjson")
    place = send("POST", "/zh-CN/place", data={"region": "320925"}).headers["Location"]
    send("GET", place.replace("/place", "/result"))
    send("GET", "/broken/320925")
    send("GET", "/canary/designated_driver")
    send("CANARY", "/")
    logged, measured = stderr.getvalue(), send("GET", "/metrics").text
    assert logged.count("\n") >= 33 and "gigrights_outcomes_total{" in measured
    token = place.partition("?")[2]
    for canary in (*CANARIES, token):
        assert canary not in logged.lower() and canary not in measured.lower()


def test_nothing_is_logged_unless_asked_for(calculator: Calculator, stderr: io.StringIO) -> None:
    client = create_app(calculator, settings=Settings.read({})).test_client()
    client.get("/healthz", environ_overrides={"wsgi.errors": stderr})
    assert stderr.getvalue() == ""
