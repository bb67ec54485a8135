"""Metrics count requests by route and outcomes by provision, and hold nothing that anybody has sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from eligibility.assessment import Calculator
from eligibility.engine import available
from web import create_app
from web.operations.metrics import PACK
from web.settings import Settings

SITUATION = {"situation": {"work_region": "330100", "occupation": "food_delivery"}}
Samples = Callable[..., dict[tuple[str, ...], float]]


@pytest.fixture
def app(calculator: Calculator) -> Flask:
    return create_app(calculator, settings=Settings.read({}))


@pytest.fixture
def samples(client: FlaskClient) -> Samples:
    """The samples of one name, by the values of these labels."""

    def read(name: str, *labels: str) -> dict[tuple[str, ...], float]:
        families = text_string_to_metric_families(client.get("/metrics").text)
        found = [sample for family in families for sample in family.samples if sample.name == name]
        return {tuple(sample.labels[label] for label in labels): sample.value for sample in found}

    return read


def test_requests_are_counted_by_route_method_and_class_of_status(client: FlaskClient, samples: Samples) -> None:
    for address in ("/zh-CN/doors/injured", "/zh-CN/doors/graduated", "/api/v1/provisions/no_such", "/nowhere/330100"):
        client.get(address)
    client.open("/healthz", method="WONDER")
    counted = samples("gigrights_requests_total", "route", "method", "status")
    assert counted["/api/v1/provisions/<id>", "GET", "4xx"] == 1
    assert counted["none", "GET", "4xx"] == 1 and counted["none", "other", "4xx"] == 1
    doors = {key: count for key, count in counted.items() if "doors" in key[0]}
    assert list(doors.values()) == [2]
    seconds = samples("gigrights_request_seconds_count", "route", "method")
    assert seconds["none", "GET"] == 1


def test_outcomes_show_in_packs_only(client: FlaskClient, samples: Samples) -> None:
    for _ in range(PACK - 1):
        assert client.post("/api/v1/assessments", json=SITUATION).status_code == 200
    assert samples("gigrights_outcomes_total", "provision", "status") == {}
    outcomes: Any = client.post("/api/v1/assessments", json=SITUATION).json
    told = {(one["provision"], one["status"]): float(PACK) for one in outcomes["outcomes"]}
    assert samples("gigrights_outcomes_total", "provision", "status") == told


def test_a_batch_and_a_result_page_count_too(client: FlaskClient, samples: Samples, calculator: Calculator) -> None:
    lines = "".join(json.dumps(SITUATION) + "\n" for _ in range(PACK - 1))
    reply = client.post("/api/v1/assessments/batch", data=lines, content_type="application/x-ndjson")
    assert reply.text.endswith(f'{{"rows":{PACK - 1}}}\n')
    assert samples("gigrights_outcomes_total", "provision") == {}
    place = client.post("/zh-CN/place", data={"region": "330000"}).headers["Location"]
    assert client.get(place.replace("/place", "/result")).status_code == 200
    assert samples("gigrights_outcomes_total", "provision")


def test_it_says_whose_figures_they_are(client: FlaskClient, calculator: Calculator, samples: Samples) -> None:
    reply = client.get("/metrics")
    assert reply.mimetype == "text/plain" and reply.headers["Cache-Control"] == "no-store"
    assert reply.text.startswith("# Figures of this process only.\n")
    assert samples("gigrights_build", "rulebook") == {(calculator.book.version,): 1}


def test_it_can_be_left_out(calculator: Calculator) -> None:
    client = create_app(calculator, settings=Settings.read({"GIGRIGHTS_METRICS": "no"})).test_client()
    assert client.get("/metrics/").status_code == 404
    assert client.post("/api/v1/assessments", json=SITUATION).status_code == 200


def test_what_was_remembered_shows_in_packs_only(client: FlaskClient, samples: Samples) -> None:
    for _ in range(PACK - 1):
        client.post("/api/v1/assessments", json=SITUATION)
    assert samples("gigrights_conclusions_total", "remembered") == {}
    client.post("/api/v1/assessments", json=SITUATION)
    counted = samples("gigrights_conclusions_total", "remembered")
    if available():
        assert counted["yes",] > 10 * counted["no",], "the same situation twenty times is drawn once"
    else:
        assert counted == {}
