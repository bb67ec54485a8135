"""Documents and clauses as plain data (文件与条款), the way the API gives them and the pages show them.

Titles, numbers, quotes and notes stay Chinese in every language.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from eligibility.clause_words import present_clause
from eligibility.drafts import compared
from eligibility.lawbook.lawbook import Lawbook
from eligibility.lawbook.places import place_name
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import Clause, Document, Standing
from eligibility.wording import Wording

Content = dict[str, Any]
NOT_YET = "not_yet"
"""The standing of what will be in force later; an assessment cites nothing of the kind."""


def clause_standing(clause: Clause, day: date, superseded: frozenset[str]) -> str:
    """A clause's standing on a day, with :data:`NOT_YET` for one whose first day lies ahead."""
    if not clause.document.draft and day < clause.in_force_from:
        return NOT_YET
    return str(clause.standing(day, superseded).value)


def document_standing(document: Document, day: date, superseded: frozenset[str]) -> str:
    """A document's standing on a day, as :func:`clause_standing`."""
    if document.draft:
        return Standing.DRAFT.value
    if day < document.in_force_from:
        return NOT_YET
    if document.in_force_to is None or day <= document.in_force_to:
        return Standing.IN_FORCE.value
    return Standing.SUPERSEDED.value if document.id in superseded else Standing.EXPIRED.value


def clause_content(lawbook: Lawbook, clause: Clause, day: date, wording: Wording) -> Content:
    """One clause with its document's name, its standing on the day, the provisions that rest on it and the numbers it sets."""
    book = lawbook.book
    return {
        **present_clause(book, clause, day),
        **compared(book, clause, wording, include_drafts=True),
        "standing": clause_standing(clause, day, book.superseded),
        "force": clause.force.value,
        "in_force_to": _day(clause.in_force_to),
        "note": clause.note,
        "cited_by": [
            {"id": provision.id, "title": wording.say(provision.title)}
            for provision in lawbook.citations.of_clause(clause.id)
        ],
        "sets": [
            {"id": name, "title": wording.say(book.parameters[name].title)}
            for name in lawbook.citations.numbers_of_clause(clause.id)
        ],
    }


def document_summary(book: Rulebook, document: Document, day: date, wording: Wording) -> Content:
    """What a list of documents shows of one."""
    return {
        "id": document.id,
        "title": document.title,
        "number": document.number,
        "issuer": document.issuer,
        "kind": document.kind,
        "region": document.region,
        "region_name": wording.say(place_name(book.regions, document.region)),
        "issued": document.issued,
        "in_force_from": document.in_force_from.isoformat(),
        "in_force_to": _day(document.in_force_to),
        "approximate": document.approximate,
        "standing": document_standing(document, day, book.superseded),
        "verified_on": document.verified_on.isoformat(),
        "clause_count": len(document.clauses),
    }


def document_content(lawbook: Lawbook, document: Document, day: date, wording: Wording) -> Content:
    """A document with every clause that the rule base holds of it."""
    book = lawbook.book
    return {
        **document_summary(book, document, day, wording),
        "supersedes": list(document.supersedes),
        "superseded_by": [
            later.id for later in book.documents.values() if document.id in later.supersedes and not later.draft
        ],
        "source": {key: document.source.get(key) for key in ("kind", "note", "address")},
        "clauses": [clause_content(lawbook, book.clauses[name], day, wording) for name in document.clauses],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
