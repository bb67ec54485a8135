"""Who cites what: followed in both directions, through bars, concepts, parameters and listings."""

from __future__ import annotations

import pytest

from eligibility.conditions import ALWAYS, All, Any, Named, Not
from eligibility.lawbook import Lawbook
from eligibility.lawbook.condition_words import condition_tree
from eligibility.rulebook import load
from eligibility.wording import wording


@pytest.fixture(scope="module")
def lawbook() -> Lawbook:
    return Lawbook(load())


@pytest.mark.parametrize(
    ("clause", "provision"),
    [
        ("CN-EPL-52", "difficulty_insurance_subsidy"),  # of a basis
        ("SUB-EXCL-LYG", "difficulty_insurance_subsidy"),  # of a bar
        ("JS125-CLASS1", "minimum_wage"),  # of a concept
        ("ZJ59", "difficulty_insurance_subsidy"),  # of a parameter
        ("CN24-EXPAND2025", "injury_scheme_enrolment"),  # of a listing
    ],
)
def test_both_directions(lawbook: Lawbook, clause: str, provision: str) -> None:
    assert provision in [cited.id for cited in lawbook.citations.of_clause(clause)]
    behind = lawbook.citations.of_provision(lawbook.book.provisions[provision])
    assert clause in [cited.id for cited in behind]


def test_what_nobody_cites_is_background(lawbook: Lawbook) -> None:
    citations, provisions = lawbook.citations, lawbook.book.provisions.values()
    cited = {clause.id for provision in provisions for clause in citations.of_provision(provision)}
    for clause in lawbook.book.clauses:
        assert bool(citations.of_clause(clause)) == (clause in cited)
    assert citations.of_clause("nothing") == citations.numbers_of_clause("nothing") == ()


def test_parameters_and_facts_of_a_provision(lawbook: Lawbook) -> None:
    provision = lawbook.book.provisions["difficulty_insurance_subsidy"]
    assert "zhejiang_older_unemployed_woman_age" in lawbook.citations.parameters(provision)
    assert {"age", "hardship", "registered_unemployed_months"} <= set(lawbook.citations.facts(provision))


def test_negations_move_to_the_names(lawbook: Lawbook) -> None:
    a, b = Named("is_managed"), Named("delivers_food")
    tree = condition_tree(lawbook.book, Not(All((a, Any((b,))))), wording())
    assert tree is not None and tree["kind"] == "any"
    assert [part["kind"] for part in tree["parts"]] == ["not", "not"]
    assert [part["parts"][0]["kind"] for part in tree["parts"]] == ["concept", "criterion"]
    twice = condition_tree(lawbook.book, Not(Not(a)), wording("en"))
    assert twice is not None and twice["name"] == "is_managed" and twice["title"].isascii()


def test_no_condition_is_none(lawbook: Lawbook) -> None:
    assert condition_tree(lawbook.book, ALWAYS, wording()) is condition_tree(lawbook.book, None, wording()) is None
