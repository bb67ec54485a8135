"""The page of one place (地方): which rules are special to it, which it shares with the whole country, what we do not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from eligibility.lawbook.coverage import Knowledge
from eligibility.lawbook.document_content import document_summary
from eligibility.lawbook.parameter_content import numbers_at
from eligibility.lawbook.places import CORPS, canonical, lies_in, place_name, province_of, sorted_places, stand_in
from eligibility.outcome_rules import force_of
from eligibility.rulebook.documents import NATION
from eligibility.rulebook.provisions import Basis, Provision
from eligibility.wording import text
from web.calculators import today
from web.law.missing import Missing, Suggestion
from web.law.shelf import lawbook
from web.pages.visit import law_link, present


@dataclass(frozen=True)
class Local:
    """A provision with the bases that are special to a place, one for each sentence that carries any; its force there;
    which sentences a closer rule displaces, and for which something is not verified."""

    provision: Provision
    bases: tuple[Basis, ...]
    force: str
    displaced: frozenset[str]
    open: frozenset[str]


def register(law: Blueprint) -> None:
    """Add the pages of places."""

    @law.get("/places/<code>")
    def place(code: str) -> str | Response:
        regions = lawbook().book.regions
        known = canonical(regions, code)
        if known is None:
            _no_place(code)
        if known != code:
            return redirect(law_link("place", code=known), 301)
        return _page(code)


def _page(code: str) -> str:
    shelf, wording, day = lawbook(), present().wording, today()
    book, coverage = shelf.book, shelf.coverage(day)
    special, shared = _sorted(code)
    province = province_of(book.regions, code)
    above = [region.code for region in book.regions.ancestors(code)] if code != CORPS else []
    known_here = {cell.topic for where in (code, *above) for cell in coverage.row(where) if cell.verified_on}
    gaps = [cell.topic for cell in coverage.row(code) if cell.knowledge is Knowledge.GAP]
    missing = [topic for topic in gaps if topic not in known_here]
    documents = [
        document_summary(book, document, day, wording)
        for document in book.documents.values()
        if document.region != NATION and lies_in(book.regions, code, document.region)
    ]
    return render_template(
        "law/place.html",
        code=code,
        name=wording.say(place_name(book.regions, code)),
        above=[(where, wording.say(place_name(book.regions, where))) for where in reversed(above)],
        inside=[
            (where, wording.say(place_name(book.regions, where)))
            for where in coverage.places_within(province)
            if where != code and lies_in(book.regions, where, code)
        ],
        special=special,
        shared=[provision for provision in shared if provision.id not in missing],
        also_general={provision.id for provision in shared},
        numbers=numbers_at(book, shelf.standards, code, day, wording),
        gaps=[book.provisions[topic] for topic in missing if topic in book.provisions],
        documents=documents,
    )


def _sorted(code: str) -> tuple[list[Local], list[Provision]]:
    """The provisions with a rule special to a place, and those that apply there as in the whole country."""
    shelf, day = lawbook(), today()
    regions = shelf.book.regions
    special: list[Local] = []
    shared: list[Provision] = []
    for provision in shelf.book.provisions.values():
        here = shelf.selector.candidates(provision, stand_in(regions, code), day)[0]
        local = [
            basis
            for basis in provision.bases
            if basis.valid(day) and any(scope != NATION and lies_in(regions, code, scope) for scope in basis.regions)
        ]
        if local:
            special.append(_local(provision, local, here.displaced))
        elif here.bases:
            shared.append(provision)
    return special, shared


def _local(provision: Provision, bases: list[Basis], displaced: tuple[Basis, ...]) -> Local:
    speaking = [basis for basis in bases if basis not in displaced] or bases
    heard = {basis.clauses[0].id for basis in bases if basis not in displaced}
    return Local(
        provision,
        tuple({basis.clauses[0].id: basis for basis in reversed(bases)}.values())[::-1],
        force_of((clause for basis in speaking for clause in basis.clauses), provision).value,
        frozenset(basis.clauses[0].id for basis in bases) - heard,
        frozenset(basis.clauses[0].id for basis in bases if basis.unverified),
    )


def _no_place(code: str) -> NoReturn:
    regions, say = lawbook().book.regions, present().wording.say
    meant: list[str] = []
    for near in regions.suggest(code[:20]):
        found = near if regions.canonical(near) else next((region.code for region in regions.search(near, 1)), None)
        if found and found not in meant:
            meant.append(found)
    raise Missing(
        text("没有这个地方"),
        [Suggestion(say(place_name(regions, near)), law_link("place", code=near)) for near in sorted_places({*meant})],
    )
