"""The doors (入口): for what happened a page with what to do at once, the same for everybody, and the way on to the questions."""

from __future__ import annotations

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from eligibility.rulebook.doors import Door
from eligibility.wording import Text
from web.calculators import calculator
from web.pages.advice import advice_page, hotlines, points, sheet_content
from web.pages.prefill import prefilled
from web.pages.visit import go
from web.state import Progress


def register(pages: Blueprint) -> None:
    """Add the pages of doors."""

    @pages.get("/doors/<id>")
    def door(id: str) -> Response:
        book, found = calculator().book, _door(id)
        concerned = [book.provisions[name] for name in found.provisions]
        sheets = {sheet.id: sheet for one in concerned if (sheet := book.evidence.of(one)) is not None}.values()
        return advice_page(
            "door.html",
            door=found,
            steps=points(found.steps),
            ask_lines=hotlines(found.ask, *(sheet.ask for sheet in sheets)),
            sheets=[sheet_content(sheet) for sheet in sheets],
            provisions=[(one.id, Text(one.title)) for one in concerned],
            verified_on=book.verified_on,
        )

    @pages.get("/doors/<id>/start")
    def enter(id: str) -> Response:
        return go("place", Progress(prefilled(), door=_door(id).id))


def _door(id: str) -> Door:
    return calculator().book.doors.get(id) or abort(404)
