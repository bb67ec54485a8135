"""The result on paper (打印版): two sheets of A4 to take along, at an address of their own. No script, no second reckoning."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, render_template
from markupsafe import Markup
from werkzeug.wrappers import Response

from eligibility.presentation import present as contract
from web.calculators import calculator
from web.pages.groups import grouped
from web.pages.headline import headline
from web.pages.lines import tables
from web.pages.papers import papers
from web.pages.recap import recap
from web.pages.rendering import styles
from web.pages.steps import take_stock
from web.pages.visit import link, present
from web.security import content_policy


def register(pages: Blueprint) -> None:
    """Add the page."""

    @pages.get("/result/print")
    def paper() -> Response:
        decider, visit = calculator(), present()
        if not visit.progress.asked and not visit.progress.answers:
            return redirect(link("start"), 303)
        book, wording = decider.book, visit.wording
        standing = take_stock(decider, visit.progress)
        answer = contract(decider, standing.assessment, wording)
        found = tables(book, standing, answer, wording)
        claims = found["claim"].lines if "claim" in found else ()
        page = render_template(
            "paper.html",
            tables=found,
            headline=headline(grouped(answer["outcomes"], book.families)),
            owed=len(found["owed"].lines) if "owed" in found else 0,
            papers=papers((book.provisions[line.outcome["provision"]] for line in claims), wording),
            given=recap(book, standing, wording),
            as_of=standing.assessment.as_of,
            verified_on=book.verified_on,
            version=book.version,
            sheet_styles=Markup(styles("sheet")),
        )
        response = make_response(page)
        response.headers["Content-Security-Policy"] = content_policy(styles(), styles("sheet"))
        return response
