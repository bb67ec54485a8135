"""This seems wrong (觉得不对): a text to pass on that holds no answer, and how to ask the office or the union."""

from __future__ import annotations

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from eligibility.objection import objection
from eligibility.rulebook.advice import Hotline
from eligibility.wording import text
from web.calculators import calculator
from web.pages.advice import advice_page, hotlines
from web.pages.steps import take_stock
from web.pages.visit import present

MOST_LINES = 40
"""Of the box with the text; a longer one scrolls in it."""
_ASK = (
    Hotline("12333", text("社保、补贴、工伤、用工：问条件，投诉窗口不办").template),
    Hotline("12351", text("请工会帮你去问、去谈").template),
    Hotline("12348", text("要申请仲裁、起诉的法律援助").template),
)


def register(pages: Blueprint) -> None:
    """Add the page."""

    @pages.get("/wrong/<id>")
    def dispute(id: str) -> Response:
        decider, visit = calculator(), present()
        provision = decider.book.provisions.get(id) or abort(404)
        standing = take_stock(decider, visit.progress, include_drafts=True)
        passed_on = objection(decider, provision, standing.assessment, visit.wording)
        lines = min(2 * passed_on.count("\n"), MOST_LINES)
        return advice_page(
            "dispute.html", provision=provision, passed_on=passed_on, lines=lines, ask_lines=hotlines(_ASK)
        )
