"""The way in to the rules (规则库首页): what is there, by benefit, by document, by place, and the search."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from eligibility.lawbook.places import CORPS
from eligibility.lawbook.provision_content import provision_summary
from eligibility.lawbook.search import LONGEST, Hit, terms
from web.calculators import today
from web.law.shelf import lawbook
from web.pages.visit import law_link, present

MOST_HITS = 30


def register(law: Blueprint) -> None:
    """Add the index, and what leads back to it."""

    @law.get("/")
    def index() -> str:
        query = request.args.get("q")
        return _index() if query is None else _search(" ".join(query.split())[:LONGEST])

    @law.get("/provisions/")
    def provisions() -> Response:
        return redirect(law_link("index", anchor="benefits"), 302)

    @law.get("/places/")
    def places() -> Response:
        return redirect(law_link("index", anchor="places"), 302)


def _index() -> str:
    shelf, wording, day = lawbook(), present().wording, today()
    book = shelf.book
    families: dict[str, list[object]] = {family: [] for family in book.families}
    for provision in book.provisions.values():
        families[provision.family].append(provision_summary(shelf, provision, day, wording))
    return render_template(
        "law/index.html",
        book=book,
        verified_on=book.verified_on,
        families=[(wording.say(book.families[family]), held) for family, held in families.items() if held],
        provinces=[(region.code, region.name) for region in book.regions.provinces()],
        corps=CORPS,
    )


def _search(query: str) -> str:
    book = lawbook().book
    hits = lawbook().index(present().wording).search(query)

    def described(hit: Hit) -> dict[str, object]:
        kind, name, title = hit.entry.kind, hit.entry.id, ""
        clause = book.clauses[name] if kind == "clause" else None
        document = clause.document if clause else book.documents.get(name)
        if document is not None:
            address = law_link("document", anchor=name if clause else None, id=document.id)
        else:
            address = law_link(kind, id=name)
            title = present().wording.say((book.provisions if kind == "provision" else book.parameters)[name].title)
        return {"hit": hit, "title": title, "document": document, "clause": clause, "address": address}

    shown = hits[:MOST_HITS]
    return render_template(
        "law/search.html",
        query=query,
        empty=not terms(query),
        whole=[described(hit) for hit in shown if hit.whole],
        partly=[described(hit) for hit in shown if not hit.whole],
        counts=(sum(hit.whole for hit in hits), sum(not hit.whole for hit in hits)),
        more=len(hits) - len(shown),
        longest=LONGEST,
    )
