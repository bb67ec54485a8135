"""The result page (结果): the answer first, then each entitlement with its reasons, its clauses and the way to claim it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from eligibility.letters import offers
from eligibility.presentation import present as contract
from web.calculators import calculator
from web.operations.metrics import outcome_counter
from web.pages.advice import checklists
from web.pages.groups import FOLDED, Group, by_key, force_words, grouped
from web.pages.headline import headline
from web.pages.papers import papers
from web.pages.recap import decisive_answers, recap
from web.pages.rendering import styles
from web.pages.steps import take_stock
from web.pages.timeline import timeline
from web.pages.visit import link, present
from web.pages.wanted import inline, open_of, wanted, wanted_for_amount
from web.security import content_policy


def register(pages: Blueprint) -> None:
    """Add the result page."""

    @pages.get("/result")
    def result() -> Response:
        visit = present()
        if not visit.progress.asked and not visit.progress.answers:
            return redirect(link("start"), 303)
        drafts = request.args.get("drafts") == "1"
        response = make_response(render_template("result.html", drafts=drafts, **_content(drafts)))
        response.headers["Content-Security-Policy"] = content_policy(styles(), styles("result"))
        return response


def _content(drafts: bool) -> dict[str, Any]:
    decider, visit = calculator(), present()
    book, wording = decider.book, visit.wording
    standing = take_stock(decider, visit.progress, include_drafts=drafts)
    outcome_counter()(standing.assessment)
    answer = contract(decider, standing.assessment, wording)
    groups = grouped(answer["outcomes"], book.families)
    held = by_key(groups)
    waiting, given = open_of(book, standing), recap(book, standing, wording)
    return {
        "answer": answer,
        "as_of": standing.assessment.as_of,
        "verified_on": book.verified_on,
        "groups": [_shortest_first(group, waiting) for group in groups],
        "folded": FOLDED,
        "headline": headline(groups),
        "owed": len(held.get("owed", ())),
        "force_words": force_words,
        "pays": {name for name, provision in book.provisions.items() if provision.pays},
        "wanted": wanted(book, standing, wording),
        "wanted_for_amount": wanted_for_amount(book, standing, wording),
        "open_of": waiting,
        "rivals": _rivals(groups),
        "letters": offers(book, standing.assessment),
        "checklists": checklists(groups),
        "papers": papers((book.provisions[one["provision"]] for one in held.get("claim", ())), wording),
        "timeline": timeline(groups, standing.assessment.as_of, wording.locale, visit.large),
        "question": inline(decider, standing, wording),
        "given": given,
        "decisive": decisive_answers(held.get("no", ()), given),
        "left": len(standing.unasked),
        "opened": request.args.get("open") == "1",
        "result_styles": Markup(styles("result")),
    }


def _shortest_first(group: Group, waiting: dict[str, list[str]]) -> Group:
    """The open outcomes with those first that wait for the fewest answers; any other group as it is."""
    if group.key != "open":
        return group
    nearest = sorted(group.outcomes, key=lambda outcome: len(waiting.get(outcome["provision"], ())))
    return Group(group.key, group.title, group.lead, tuple(nearest))


def _rivals(groups: tuple[Group, ...]) -> dict[str, list[str]]:
    """For each outcome of which a person takes one in a group: the titles of the others that could be had."""
    eligible = [
        o for group in groups if group.key in ("claim", "owed", "lever") for o in group.outcomes if o["must_choose"]
    ]
    return {
        one["provision"]: [
            other["title"] for other in eligible if other["one_of"] == one["one_of"] and other is not one
        ]
        for one in eligible
    }
