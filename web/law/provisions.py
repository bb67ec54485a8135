"""The page of one provision (权益事项): who gets it, where and since when, by which sentences, and worked cases."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NoReturn

from flask import Blueprint, render_template

from eligibility.lawbook.nearest import nearest
from eligibility.lawbook.parameter_content import parameter_content
from eligibility.lawbook.provision_content import Content, provision_content
from eligibility.rulebook.provisions import Provision
from eligibility.wording import text
from web.calculators import today
from web.law.missing import Missing, Suggestion
from web.law.shelf import lawbook
from web.pages.visit import law_link, present

FEW = 4
"""Values of a parameter that are shown on the page itself; the others have a page of their own."""


def register(law: Blueprint) -> None:
    """Add the pages of provisions."""

    @law.get("/provisions/<id>")
    def provision(id: str) -> str:
        shelf, wording = lawbook(), present().wording
        asked = _provision(id)
        content = provision_content(shelf, asked, today(), wording)
        return render_template(
            "law/provision.html",
            provision=content,
            current=_by_place(basis for basis in content["bases"] if basis["applies"] or basis["draft"]),
            other=_by_place(basis for basis in content["bases"] if not basis["applies"] and not basis["draft"]),
            open=list(dict.fromkeys(b["unverified"] for b in content["bases"] if b["applies"] and b["unverified"])),
            documents={clause["id"]: clause for clause in content["clauses"]},
            examples=shelf.examples.few(id, wording),
            example_count=shelf.examples.count(id),
            short={name: _short(name) for name in shelf.citations.parameters(asked)},
            clause_of=shelf.book.clauses,
        )

    @law.get("/provisions/<id>/examples")
    def examples(id: str) -> str:
        shelf, wording = lawbook(), present().wording
        asked = _provision(id)
        return render_template(
            "law/examples.html",
            id=id,
            title=wording.say(asked.title),
            examples=shelf.examples.all(id, wording),
            clause_of=shelf.book.clauses,
        )


def _short(name: str) -> list[Content]:
    """The values of a parameter that has but a few."""
    shelf, wording = lawbook(), present().wording
    parameter = shelf.book.parameters[name]
    found: list[Content] = parameter_content(shelf.book, parameter, today(), wording)["values"]
    return found if len(found) <= FEW else []


def _by_place(bases: Iterable[Content]) -> list[tuple[list[Content], list[Content]]]:
    """Bases under the places where they apply; those of the same places together."""
    return [(places, list(each)) for places, each in groupby(bases, key=lambda basis: basis["regions"])]


def _provision(id: str) -> Provision:
    return lawbook().book.provisions.get(id) or _no_provision(id)


def _no_provision(id: str) -> NoReturn:
    book, say = lawbook().book, present().wording.say
    near = nearest(id, book.provisions)
    meant = [Suggestion(say(book.provisions[name].title), law_link("provision", id=name)) for name in near]
    raise Missing(text("规则库里没有这一项权益"), meant)
