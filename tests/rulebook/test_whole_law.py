"""The whole law: every clause of the five documents is held, and the topics stay few enough to read."""

from __future__ import annotations

from collections import Counter

import yaml

from eligibility.rulebook import Rulebook, find_rules

FIVE = ("CN2021", "ZJ2023", "ZJ2022D", "ZJ2020D", "YC2023")


def test_every_core_and_secondary_clause_of_the_five_documents_is_held() -> None:
    held: Counter[str] = Counter()
    for name in FIVE:
        document = yaml.safe_load((find_rules() / "documents" / f"{name}.yaml").read_text("utf-8"))
        held.update(clause.get("relevance") for clause in document["clauses"])
    assert (held["core"], held["secondary"]) == (25, 49)


def test_a_provision_is_a_topic_and_never_a_city(book: Rulebook) -> None:
    assert len(book.provisions) < 60


def test_no_provision_is_without_a_quoted_clause(book: Rulebook) -> None:
    assert all(basis.clauses and basis.clauses[0].quote for one in book.provisions.values() for basis in one.bases)


def test_no_number_is_without_document_and_sentence(book: Rulebook) -> None:
    rows = [row for parameter in book.parameters.values() for row in parameter.values]
    assert rows and all(book.clauses[row.clause].quote and book.clauses[row.clause].document.title for row in rows)
