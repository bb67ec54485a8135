"""Every operation has its method, which takes all that can be sent and gives what the OpenAPI document describes."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from datetime import date
from typing import Any
from urllib.request import urlopen

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator

from eligibility.client import Client, InvalidContent, NotFound, ProblemError

RIDER: Any = {"work_region": "330100", "occupation": "food_delivery"}
IDS = {"provision": "minimum_wage", "parameter": "minimum_wage_hourly", "document": "ZJ2023"}
CONTENT = {"assess", "next_questions", "deadlines"}


@pytest.fixture(scope="module")
def document(address: str) -> Any:
    with urlopen(f"{address}/api/v1/openapi.json") as reply:
        return json.load(reply)


@pytest.fixture(scope="module")
def operations(document: Any) -> dict[str, Any]:
    return {
        one["operationId"]: one
        for members in document["paths"].values()
        for method, one in members.items()
        if method != "parameters"
    }


def test_every_operation_is_a_method(operations: dict[str, Any]) -> None:
    methods = {name for name, _ in inspect.getmembers(Client, inspect.isfunction) if not name.startswith("_")}
    assert methods == set(operations)


def test_everything_that_can_be_sent_can_be_given(document: Any) -> None:
    schemas = document["components"]["schemas"]
    whole = set(schemas["AssessmentRequest"]["properties"])
    assert set(inspect.signature(Client.assess).parameters) - {"self"} == whole
    for method in (Client.next_questions, Client.deadlines):
        assert set(inspect.signature(method).parameters) - {"self"} == whole - {"receipt"}
    verified = set(inspect.signature(Client.verify_receipt).parameters) - {"self"}
    assert verified == set(schemas["VerificationRequest"]["properties"])


def test_answers_are_as_described(address: str, document: Any, operations: dict[str, Any]) -> None:
    client = Client(address)
    for name, operation in operations.items():
        if name in ("batch", "deadlines", "verify_receipt"):
            continue
        given: tuple[Any, ...] = (RIDER,) if name in CONTENT else (IDS[name],) if name in IDS else ()
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        validator = Draft202012Validator({**schema, "components": document["components"]})
        assert list(validator.iter_errors(getattr(client, name)(*given))) == [], name


def test_the_options_reach_the_server(address: str) -> None:
    client = Client(address, language="en")
    before = client.assess(RIDER, as_of=date(2023, 1, 1), include_drafts=True)
    assert before["as_of"] == "2023-01-01"
    assert any(one["standing"] == "draft" for one in client.assess(RIDER, include_drafts=True)["outcomes"])
    assert client.provision("minimum_wage")["title"].isascii()
    with pytest.raises(ProblemError) as gone:
        client.assess(RIDER, rulebook="0123456789ab")
    assert (gone.value.status, gone.value.kind) == (410, "rulebook-gone")


def test_dates_are_a_calendar(address: str) -> None:
    graduate = {**RIDER, "pension": "flexible", "flexible_registration": True, "education": "college_or_above"}
    more = {"graduation_month": "2025-06", "subsidy_months_used": 0, "receives_unemployment_benefit": False}
    content = Client(address).deadlines({**graduate, **more}, as_of="2026-11-23")
    assert list(Calendar.from_ical(content).walk("VEVENT"))


def test_a_receipt_comes_back_and_stands(address: str) -> None:
    client = Client(address)
    answer = client.assess(RIDER, receipt=True)
    found = client.verify_receipt(answer["receipt"], RIDER)
    assert found == {"signature": "good", "situation": "matches", "rules": "confirmed", "stands": True}
    (key,) = client.keys()["keys"]
    assert key["kid"] == answer["receipt"]["key_id"]
    assert not client.verify_receipt({**answer["receipt"], "as_of": "2001-01-01"})["stands"]


def test_mistakes_are_pointed_at(address: str) -> None:
    wrong: Any = {"age": "26", "union_member": 1}
    with pytest.raises(InvalidContent) as refused:
        Client(address, language="en").assess(wrong)
    error = refused.value
    assert (error.status, error.type, error.kind) == (422, "urn:gigrights:problem:invalid-content", "invalid-content")
    assert [mistake.pointer for mistake in error.mistakes] == ["/situation/age", "/situation/union_member"]
    assert error.mistakes[0].hint and "/situation/age: " in str(error) and error.mistakes[0].hint in str(error)


@pytest.mark.parametrize("id", ["minimum-wages", "a/b", "x?y=1", "../documents", "最低工资"])
def test_an_unknown_id_is_an_error_of_its_own(address: str, id: str) -> None:
    with pytest.raises(NotFound) as unknown:
        Client(address).provision(id)
    assert unknown.value.kind == "not-found"


def test_half_a_surrogate_pair_is_refused_and_not_our_failure(address: str) -> None:
    with pytest.raises(InvalidContent):
        Client(address).assess({"work_region": "\ud83d"})


def test_it_needs_nothing_of_the_web() -> None:
    program = (
        "import sys, eligibility.client; print([name for name in ('flask', 'web', 'requests') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
