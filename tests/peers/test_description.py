"""What the peer is given is the whole rule base; openfisca-core is not needed to see that."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from benchmarks.peers.description import describe
from benchmarks.peers.population import encoded, fully_answered
from eligibility.conditions import names
from eligibility.rulebook import Rulebook, load

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load()


@pytest.fixture(scope="module")
def description(book: Rulebook) -> dict[str, Any]:
    """The description as the peer reads it."""
    read: dict[str, Any] = json.loads(json.dumps(describe(book, DAY)))
    return read


def test_every_fact_criterion_concept_and_provision_is_in_it(book: Rulebook, description: dict[str, Any]) -> None:
    for kind, of in (
        ("facts", book.questions.by_fact),
        ("criteria", book.criteria),
        ("concepts", book.concepts),
        ("provisions", book.provisions),
    ):
        assert list(description[kind]) == list(of)


def test_every_legal_basis_and_every_amount_is_in_it(book: Rulebook, description: dict[str, Any]) -> None:
    for name, provision in book.provisions.items():
        told = description["provisions"][name]
        assert list(told["bases"]) == [basis.id for basis in provision.bases]
        assert [one["formula"] for one in told["amounts"]] == [formula.key for formula in provision.amounts]
        for formula in provision.amounts:
            assert set(formula.parameters) <= description["parameters"].keys()


def test_conditions_name_only_what_is_in_it(book: Rulebook, description: dict[str, Any]) -> None:
    known = {*description["criteria"], *description["concepts"]}
    for name, provision in book.provisions.items():
        wanted = {inner for basis in provision.bases for inner in names(basis.when)}
        assert set(_names([basis["when"] for basis in description["provisions"][name]["bases"].values()])) == wanted
        assert wanted <= known


def test_every_place_has_a_set_of_bases_and_a_finding(book: Rulebook, description: dict[str, Any]) -> None:
    places = len(description["places"]["areas"])
    assert max(description["places"]["place"]) == places - 2, "the last one stands for no place at all"
    assert int("330106") in description["places"]["codes"] and len(book.regions.old_codes) > 0
    for provision in description["provisions"].values():
        assert len(provision["group_at"]) == places
        assert max(provision["group_at"]) == len(provision["groups"]) - 1
    for parameter in description["parameters"].values():
        assert all(len(row) == places for row in parameter["at"])


def test_workers_have_answered_everything_that_does_not_exclude_another(book: Rulebook) -> None:
    optional = {"birth_month", "injury_date"}
    for raw, facts in fully_answered(book, DAY, 30):
        assert set(book.questions.by_fact) - set(raw) <= optional
        assert not book.regions.children(raw["work_region"])
        told = encoded(facts, book.questions.by_fact)
        assert told["work_region"] == int(raw["work_region"])
        assert told["hardship__disabled"] is ("disabled" in raw["hardship"])


def _names(tree: Any) -> list[str]:
    if isinstance(tree, str):
        return [] if tree in ("all", "any", "not") else [tree]
    return [name for part in tree for name in _names(part)]
