"""The rule base as JSON: complete, as described, true to the rule files, and kind to a mistyped id."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from eligibility.assessment import Calculator
from eligibility.conditions import names
from eligibility.wording import wording


def fetch(client: FlaskClient, path: str, language: str = "zh-CN") -> Any:
    reply = client.get(f"/api/v1/{path}", headers={"Accept-Language": language})
    assert reply.status_code == 200, path
    assert reply.headers["Content-Language"] == language
    return reply.json


def named(node: Any) -> set[str]:
    """The names in a condition."""
    if node is None:
        return set()
    return {node["name"]} - {None} | {name for part in node["parts"] for name in named(part)}


def test_lists_hold_everything(client: FlaskClient, calculator: Calculator, conforms: Any) -> None:
    provisions, documents = fetch(client, "provisions"), fetch(client, "documents")
    conforms("Provisions", provisions)
    conforms("Documents", documents)
    assert [entry["id"] for entry in provisions["provisions"]] == list(calculator.book.provisions)
    assert [entry["id"] for entry in documents["documents"]] == list(calculator.book.documents)
    assert provisions["as_of"] == "2026-11-23" and provisions["rulebook_version"] == calculator.book.version


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_provision_says_what_its_file_says(
    client: FlaskClient, calculator: Calculator, conforms: Any, language: str
) -> None:
    say = wording(language).say
    for provision in calculator.book.provisions.values():
        content = fetch(client, f"provisions/{provision.id}", language)
        conforms("Provision", content)
        assert content["title"] == say(provision.title)
        assert content["draft_only"] == provision.draft_only
        bases = {basis["id"]: basis for basis in content["bases"]}
        assert set(bases) == {basis.id for basis in provision.bases}
        quoted = {clause["id"] for clause in content["clauses"]}
        for basis in provision.bases:
            shown = bases[basis.id]
            assert {region["code"] for region in shown["regions"]} == set(basis.regions)
            assert shown["from"] == basis.valid_from.isoformat()
            assert shown["complements"] == basis.complements and bool(shown["unverified"]) == bool(basis.unverified)
            assert named(shown["condition"]) == set(names(basis.when))
            assert shown["clauses"] == [clause.id for clause in basis.clauses]
            assert {*shown["clauses"], *shown["also"]} <= quoted
            assert not (shown["draft"] and shown["applies"])


def test_every_document_is_quoted_to_the_letter(client: FlaskClient, calculator: Calculator, conforms: Any) -> None:
    for document in calculator.book.documents.values():
        content = fetch(client, f"documents/{document.id}")
        conforms("Document", content)
        assert [clause["id"] for clause in content["clauses"]] == list(document.clauses)
        for clause in content["clauses"]:
            assert clause["quote"] == calculator.book.clauses[clause["id"]].quote
            assert (clause["standing"] == "draft") == document.draft
        assert document.supersedes == tuple(content["supersedes"])


def test_every_parameter_has_its_values(client: FlaskClient, calculator: Calculator, conforms: Any) -> None:
    listed = fetch(client, "parameters")
    conforms("Parameters", listed)
    assert [entry["id"] for entry in listed["parameters"]] == list(calculator.book.parameters)
    for parameter in calculator.book.parameters.values():
        content = fetch(client, f"parameters/{parameter.id}")
        conforms("Parameter", content)
        assert [value["clause"] for value in content["values"]] == [row.clause for row in parameter.values]
        for value, row in zip(content["values"], parameter.values, strict=True):
            assert (value["value"] is None) == (row.value is None) == bool(value["unverified"])


def test_who_cites_and_who_is_cited_agree(client: FlaskClient, calculator: Calculator) -> None:
    cites = {
        (provision, clause["id"])
        for provision in calculator.book.provisions
        for clause in fetch(client, f"provisions/{provision}")["clauses"]
    }
    cited = {
        (provision["id"], clause["id"])
        for document in calculator.book.documents
        for clause in fetch(client, f"documents/{document}")["clauses"]
        for provision in clause["cited_by"]
    }
    assert cites == cited


def test_a_negation_stands_over_one_name_only(client: FlaskClient, calculator: Calculator) -> None:
    def check(node: Any) -> None:
        if node is not None:
            assert node["kind"] != "not" or [part["kind"] in ("criterion", "concept") for part in node["parts"]] == [
                True
            ]
            assert node["kind"] not in ("all", "any") or len(node["parts"]) > 1
            for part in node["parts"]:
                check(part)

    for provision in calculator.book.provisions:
        for basis in fetch(client, f"provisions/{provision}")["bases"]:
            check(basis["condition"])


TWINS = ["provisions", "provisions/minimum_wage", "documents", "documents/ZJ2023", "parameters/minimum_wage_hourly"]


@pytest.mark.parametrize("path", TWINS)
def test_a_client_that_has_it_is_told_so(client: FlaskClient, path: str) -> None:
    reply = client.get(f"/api/v1/{path}")
    assert reply.headers["Cache-Control"] == "public, no-cache" and "Accept-Language" in reply.headers["Vary"]
    again = client.get(f"/api/v1/{path}", headers={"If-None-Match": reply.headers["ETag"]})
    assert again.status_code == 304
    other = client.get(f"/api/v1/{path}", headers={"If-None-Match": reply.headers["ETag"], "Accept-Language": "en"})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("provisions/minimum-wages", "是不是想找 minimum_wage？"),
        ("documents/zj2023", "是不是想找 ZJ2023"),
        ("parameters/minimum_wage", "minimum_wage_hourly"),
        ("provisions/%00", None),
        ("documents/" + "x" * 3000, None),
        ("documents/%ED%A0%80", None),
    ],
)
def test_an_unknown_id_is_a_problem_that_names_the_nearest(
    client: FlaskClient, refused: Any, path: str, hint: str | None
) -> None:
    content = refused(client.get(f"/api/v1/{path}"), 404, "")
    assert content["type"] == "urn:gigrights:problem:not-found"
    told = content["errors"][0]["hint"]
    assert told is None if hint is None else hint in told
