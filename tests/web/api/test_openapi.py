"""The OpenAPI document is valid, complete, in the reader's language, and true."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from eligibility.assessment import Calculator
from eligibility.wording import languages
from web.api.operation_ids import operations

OURS = ("assessments.", "questions.", "rulebook.", "health.")


def test_document_is_valid_openapi(openapi: dict[str, Any]) -> None:
    # https://spec.openapis.org/oas/3.1/schema/2022-10-07, of the OpenAPI Initiative, Apache-2.0
    official = json.loads(Path(__file__).with_name("openapi-3.1.json").read_text("utf-8"))
    errors = Draft202012Validator(official).iter_errors(openapi)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_schemas_are_valid_and_references_lead_somewhere(openapi: dict[str, Any]) -> None:
    for schema in openapi["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    for reference in references(openapi):
        target: Any = openapi
        for step in reference.removeprefix("#/").split("/"):
            target = target[step]


def references(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if "$ref" in node else []
        return own + [found for inner in node.values() for found in references(inner)]
    return [found for inner in node for found in references(inner)] if isinstance(node, list) else []


def test_every_endpoint_is_described(app: Flask, openapi: dict[str, Any]) -> None:
    assert openapi["openapi"].startswith("3.1")
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith(OURS)]
    assert rules
    for rule in rules:
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            operation = openapi["paths"][rule.rule.replace("<", "{").replace(">", "}")][method.lower()]
            assert operation["summary"] and operation["responses"]["200"]["content"]
            assert operation["responses"]["default"] == {"$ref": "#/components/responses/any-problem"}


def test_every_problem_is_described(openapi: dict[str, Any], conforms: Any) -> None:
    responses = openapi["paths"]["/api/v1/assessments"]["post"]["responses"]
    assert set(responses) == {"200", "400", "401", "409", "410", "413", "415", "422", "429", "default"}
    for name, response in openapi["components"]["responses"].items():
        content = response["content"]["application/problem+json"]
        assert content["schema"] == {"$ref": "#/components/schemas/Problem"}
        shown = [one["value"] for one in content.get("examples", {}).values()] or [content.get("example")]
        for example in shown if name != "any-problem" else []:
            conforms("Problem", example)
    wrong = openapi["components"]["responses"]["invalid-content"]["content"]["application/problem+json"]["example"]
    assert [entry["pointer"] for entry in wrong["errors"]] == ["/situation/age", "/situation/union_member"]


def test_every_fact_is_in_the_situation(openapi: dict[str, Any], calculator: Calculator) -> None:
    situation = openapi["components"]["schemas"]["Situation"]
    questions = calculator.book.questions.by_fact
    assert list(situation["properties"]) == list(questions)
    assert situation["additionalProperties"] is False
    assert not situation.get("required")
    for fact, question in questions.items():
        described = situation["properties"][fact]
        assert described["title"] == question.name and described["description"] == question.label
        assert "null" in described["type"]
        if question.type == "integer":
            assert (described["minimum"], described["maximum"]) == (question.minimum, question.maximum)
        if question.choices:
            values = described.get("enum") or [*described["items"]["enum"], None]
            assert values == [*question.choices, None]


def test_published_requests_pass_their_own_schema(openapi: dict[str, Any], conforms: Any) -> None:
    content = openapi["paths"]["/api/v1/assessments"]["post"]["requestBody"]["content"]["application/json"]
    assert content["schema"] == {"$ref": "#/components/schemas/AssessmentRequest"}
    assert len(content["examples"]) >= 2
    for published in content["examples"].values():
        conforms("AssessmentRequest", published["value"])


def test_what_we_answer_may_grow(openapi: dict[str, Any]) -> None:
    schemas = openapi["components"]["schemas"]
    closed = {name for name, schema in schemas.items() if schema.get("additionalProperties") is False}
    assert closed == {"Situation", "AssessmentRequest", "BatchRow", "VerificationRequest"}


def test_the_names_of_operations_are_those_that_were_promised(openapi: dict[str, Any]) -> None:
    assert {f"{method} {path}": operation["operationId"] for method, path, operation in operations(openapi)} == {
        "POST /api/v1/assessments": "assess",
        "POST /api/v1/assessments/batch": "batch",
        "POST /api/v1/questions/next": "next_questions",
        "POST /api/v1/deadlines": "deadlines",
        "POST /api/v1/receipts/verify": "verify_receipt",
        "GET /api/v1/keys": "keys",
        "GET /api/v1/questions": "questions",
        "GET /api/v1/provisions": "provisions",
        "GET /api/v1/provisions/{id}": "provision",
        "GET /api/v1/parameters": "parameters",
        "GET /api/v1/parameters/{id}": "parameter",
        "GET /api/v1/documents": "documents",
        "GET /api/v1/documents/{id}": "document",
        "GET /healthz": "healthz",
        "GET /readyz": "readyz",
    }


def test_whatever_a_limit_can_refuse_says_so_with_its_headers(openapi: dict[str, Any]) -> None:
    told = {"Retry-After", "RateLimit", "RateLimit-Policy"}
    for method, path, operation in operations(openapi):
        assert ("429" in operation["responses"]) == (method == "POST"), path
        if method == "POST":
            refusal = openapi["components"]["responses"][operation["responses"]["429"]["$ref"].rpartition("/")[2]]
            assert set(refusal["headers"]) == told and told <= set(openapi["components"]["headers"])
            assert set(operation["responses"]["200"]["headers"]) == told - {"Retry-After"}
    busy = openapi["components"]["responses"]["busy"]["content"]["application/problem+json"]["examples"]
    assert set(busy) == {"busy", "too-many-requests"}


def test_the_lines_of_a_batch_are_as_described(client: FlaskClient, openapi: dict[str, Any], conforms: Any) -> None:
    batch = openapi["paths"]["/api/v1/assessments/batch"]["post"]
    media = "application/x-ndjson"
    assert batch["requestBody"]["content"][media]["x-itemSchema"]["$ref"].endswith("/BatchRow")
    assert len(batch["responses"]["200"]["content"][media]["x-itemSchema"]["anyOf"]) == 2
    sent = batch["requestBody"]["content"][media]["example"]
    conforms("BatchRow", json.loads(sent.splitlines()[0]))
    reply = client.post("/api/v1/assessments/batch", data=sent, content_type=media)
    *answers, end = map(json.loads, reply.text.splitlines())
    assert len(answers) == 2
    for answer in answers:
        conforms("BatchAnswer", answer)
    conforms("BatchEnd", end)


def test_every_property_of_an_answer_is_described(openapi: dict[str, Any]) -> None:
    missing = [
        f"{name}.{key}"
        for name, schema in openapi["components"]["schemas"].items()
        for key, described in schema["properties"].items()
        if not described.get("description")
    ]
    assert missing == []


@pytest.mark.skipif("en" not in languages(), reason="no English catalogue")
def test_the_english_document_is_english(client: FlaskClient, openapi: dict[str, Any]) -> None:
    reply = client.get("/api/v1/openapi.json", headers={"Accept-Language": "en"})
    english: Any = reply.json
    assert reply.headers["Content-Language"] == "en"
    assert english["components"]["schemas"].keys() == openapi["components"]["schemas"].keys()
    assert [sentence for sentence in worded(english) if any("\u4e00" <= sign <= "\u9fff" for sign in sentence)] == []


def worded(node: Any, key: str = "") -> list[str]:
    if isinstance(node, dict):
        return [
            found
            for name, inner in node.items()
            if name not in ("example", "examples", "properties")
            for found in worded(inner, name)
        ] + [found for inner in node.get("properties", {}).values() for found in worded(inner)]
    if isinstance(node, list):
        return [found for inner in node for found in worded(inner)]
    return [node] if isinstance(node, str) and key in ("title", "description", "summary", "x-unit") else []


def test_a_client_that_has_the_document_is_told_so(client: FlaskClient) -> None:
    first = client.get("/api/v1/openapi.json")
    again = client.get("/api/v1/openapi.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")
    other = client.get("/api/v1/questions", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200
