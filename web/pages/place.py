"""Choosing a place (选地方): province, prefecture, county, one tap each; a place need not be exact to go on."""

from __future__ import annotations

import re

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from eligibility.rulebook import Rulebook
from eligibility.wording import text
from web.calculators import calculator
from web.pages.reading import DONT_KNOW
from web.pages.steps import PLACE, narrower, waited_for
from web.pages.visit import RESULT, go, link, present, then, way_in
from web.state import Progress

ENOUGH = "enough"
_KIND = re.compile(r"(壮族|回族|维吾尔)?(自治区|省|市)$")
_TITLES = (text("哪个省？"), text("{place}的哪个市？"), text("{place}的哪个区县？"))


def register(pages: Blueprint) -> None:
    """Add the page that asks for a place."""

    @pages.get("/place")
    def place() -> str:
        book = calculator().book
        return _page(book, _fact(book))

    @pages.post("/place")
    def choose() -> tuple[str, int] | Response:
        book, progress = calculator().book, present().progress
        fact, given = _fact(book), request.form.get("region", "")
        if given == ENOUGH and fact in progress.answers:
            return _onward(progress.with_answers({}, (fact,)))
        if given == DONT_KNOW:
            return _onward(progress.with_answers({fact: None}, (fact,)))
        code = book.regions.canonical(given)
        if code is None:
            return _page(book, fact, present().wording.say(text("请选一个地方；不知道就选“不知道”"))), 422
        progress = progress.with_answers({fact: code})
        if _options(progress, fact, code):
            return go("place", progress, fact=fact, then=then())
        return _onward(progress.with_answers({}, (fact,)))


def _fact(book: Rulebook) -> str:
    fact = request.args.get("fact") or PLACE
    question = book.questions.by_fact.get(fact)
    if question is None or question.type != "region":
        abort(404)
    return fact


def _onward(progress: Progress) -> Response:
    return go(then() or "questions", progress)


def _page(book: Rulebook, fact: str, error: str = "") -> str:
    visit = present()
    chosen = None if request.args.get("top") else visit.progress.answers.get(fact)
    options = _options(visit.progress, fact, chosen)
    if not options:
        chosen, options = None, _options(visit.progress, fact, None)
    question = book.questions.by_fact[fact]
    depth = 0 if chosen is None else len(book.regions.ancestors(chosen)) + 1
    name = "" if chosen is None else book.regions.full_name(chosen)
    county = all(book.regions.children(code) == [] for code, _ in options)
    return render_template(
        "place.html",
        label=visit.wording.say(question.label),
        hint=visit.wording.say(question.hint) if depth == 0 else "",
        step=visit.wording.say(text(_TITLES[2 if county else depth].template, place=name)),
        options=[(code, _KIND.sub("", place) if depth == 0 else place) for code, place in options],
        chosen=name,
        error=error,
        fact=fact,
        then=then(),
        current=visit.progress.answers.get(fact),
        back=_back(visit.progress, depth, fact),
    )


def _options(progress: Progress, fact: str, code: str | None) -> list[tuple[str, str]]:
    """The places below one to choose from; ``progress`` holds it as the answer."""
    exact = code is not None and fact != PLACE and waited_for(calculator(), progress, fact)
    return narrower(calculator().book, fact, code, waited_for=exact)


def _back(progress: Progress, depth: int, fact: str) -> str:
    if depth:
        return link("place", fact=fact, top="1", then=then())
    if then():
        return link(RESULT)
    earlier = [page for page in progress.asked if fact not in page]
    return link("questions", ask=" ".join(earlier[-1])) if earlier and fact != PLACE else way_in()
