"""Health checks say that the process is up, who decides in it, and by which rule base."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

import eligibility
from eligibility.assessment import Calculator


def test_health_names_the_engine_and_the_rule_base(client: FlaskClient, calculator: Calculator, conforms: Any) -> None:
    reply = client.get("/healthz")
    assert reply.status_code == 200
    assert reply.json == {
        "status": "ok",
        "version": eligibility.__version__,
        "engine": calculator.evaluator.name,
        "rulebook": {"version": calculator.book.version, "verified_on": calculator.book.verified_on.isoformat()},
    }
    conforms("Health", reply.json)
    assert reply.headers["Cache-Control"] == "no-store"


def test_ready(client: FlaskClient, conforms: Any) -> None:
    reply = client.get("/readyz")
    assert (reply.status_code, reply.json) == (200, {"status": "ready"})
    conforms("Ready", reply.json)


def test_a_load_balancer_may_ask_with_head(client: FlaskClient) -> None:
    assert client.head("/healthz").status_code == client.head("/readyz").status_code == 200


def test_other_methods_are_refused(client: FlaskClient, refused: Any) -> None:
    for path in ("/healthz", "/readyz"):
        refused(client.post(path), 405)
