"""The pages of documents (文件): a list by place, and each with all of its sentences that we hold, each at its own anchor."""

from __future__ import annotations

from typing import NoReturn

from flask import Blueprint, render_template

from eligibility.lawbook.document_content import document_content, document_summary
from eligibility.lawbook.nearest import nearest
from eligibility.lawbook.places import sorted_places
from eligibility.rulebook.documents import NATION
from eligibility.wording import text
from web.calculators import today
from web.law.missing import Missing, Suggestion
from web.law.shelf import lawbook
from web.pages.visit import law_link, present


def register(law: Blueprint) -> None:
    """Add the pages of documents."""

    @law.get("/documents/")
    def documents() -> str:
        book, wording = lawbook().book, present().wording
        summaries = [document_summary(book, document, today(), wording) for document in book.documents.values()]
        summaries.sort(key=lambda summary: str(summary["in_force_from"]), reverse=True)
        places = sorted_places({str(summary["region"]) for summary in summaries})
        groups = [(place, [summary for summary in summaries if summary["region"] == place]) for place in places]
        return render_template("law/documents.html", groups=groups, count=len(summaries), nation=NATION)

    @law.get("/documents/<id>")
    def document(id: str) -> str:
        shelf = lawbook()
        found = shelf.book.documents.get(id)
        if found is None:
            _no_document(id)
        content = document_content(shelf, found, today(), present().wording)
        return render_template(
            "law/document.html",
            document=content,
            age=max(0, (today() - found.verified_on).days),
            titles={name: shelf.book.documents[name].title for name in shelf.book.documents},
            nation=NATION,
        )


def _no_document(id: str) -> NoReturn:
    book = lawbook().book
    owners = {name: name for name in book.documents} | {
        name: clause.document.id for name, clause in book.clauses.items()
    }
    meant = []
    for name in nearest(id, owners):
        owner = owners[name]
        address = law_link("document", id=owner, anchor=None if name == owner else name)
        title = book.documents[owner].title if name == owner else f"{name} {book.documents[owner].title}"
        meant.append(Suggestion(title, address))
    raise Missing(text("规则库里没有这份文件"), meant)
