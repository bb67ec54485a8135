"""Advice in the reader's words (提示): steps, checklists and hotlines of the rule base, as templates show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import make_response, render_template
from markupsafe import Markup
from werkzeug.wrappers import Response

from eligibility.clause_words import present_clause
from eligibility.lawbook.places import place_name
from eligibility.rulebook import Rulebook
from eligibility.rulebook.advice import Hotline, Point
from eligibility.rulebook.documents import NATION
from eligibility.rulebook.evidence import Sheet
from web.calculators import calculator, today
from web.pages.groups import Group
from web.pages.rendering import styles
from web.pages.visit import present
from web.security import content_policy

Content = dict[str, Any]
_WITHOUT = ("using", "no", "draft")
"""Groups in which nothing has to be proved."""


def advice_page(template: str, **values: object) -> Response:
    """A page that has the style sheet of advice beside the one that every page has."""
    response = make_response(render_template(template, advice_styles=Markup(styles("advice")), **values))
    response.headers["Content-Security-Policy"] = content_policy(styles(), styles("advice"))
    return response


def points(every: Iterable[Point]) -> list[Content]:
    """Points with their clauses; one whose clause is no longer in force is left out, with what it says."""
    book = calculator().book
    return [_point(book, point) for point in every if point.stands(today())]


def hotlines(*lists: Iterable[Hotline]) -> list[Content]:
    """Numbers to call, each once, with everything that can be asked there."""
    say = present().wording.say
    found: dict[str, list[str]] = {}
    for line in (line for each in lists for line in each):
        found.setdefault(line.phone, []).append(say(line.about))
    return [{"phone": phone, "about": list(dict.fromkeys(about))} for phone, about in found.items()]


def sheet_content(sheet: Sheet) -> Content:
    """A checklist."""
    book, say = calculator().book, present().wording.say
    differs = [
        {"who": say(entry.who), **_point(book, entry.point)} for entry in sheet.differs if entry.point.stands(today())
    ]
    return {"id": sheet.id, "title": say(sheet.title), "keep": points(sheet.keep), "differs": differs}


def checklists(groups: Iterable[Group]) -> dict[str, Content]:
    """For each provision of a result the checklist to show on its card; ``again`` where an earlier card has the same."""
    book = calculator().book
    made: dict[str, Content] = {}
    found: dict[str, Content] = {}
    for outcome in (outcome for group in groups if group.key not in _WITHOUT for outcome in group.outcomes):
        sheet = book.evidence.of(book.provisions[outcome["provision"]])
        if sheet is None:
            continue
        again = sheet.id in made
        if not again:
            made[sheet.id] = {**sheet_content(sheet), "ask": hotlines(sheet.ask)}
        found[outcome["provision"]] = {**made[sheet.id], "again": again}
    return found


def _point(book: Rulebook, point: Point) -> Content:
    say, clause, shown = present().wording.say, point.clause, None
    if clause is not None:
        region = clause.document.region
        only = "" if region == NATION else say(place_name(book.regions, region))
        shown = {**present_clause(book, clause, today()), "only": only}
    return {"text": say(point.text), "clause": shown, "unverified": say(point.unverified)}
