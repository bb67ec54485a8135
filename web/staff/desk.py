"""The union desk (工会窗口): all questions on one page, the answer beside them, a sheet of advice on paper.

POST → 303 → GET with the sealed answers, like the other pages. A form with mistakes comes back whole, with what can be said
without the mistaken answers beside it.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from eligibility.bearing import moot_facts
from eligibility.presentation import present as contract
from web.calculators import calculator
from web.pages.lines import asked_first, deciding, tables
from web.pages.recap import recap
from web.pages.steps import Standing, take_stock
from web.pages.visit import carry, desk_link, present
from web.staff.fields import FormMaker
from web.staff.places import place_names
from web.staff.reading import Sheet, read_sheet
from web.state import Progress

RESULT = "result"


def register(staff: Blueprint) -> None:
    """Add the desk."""

    @staff.get("")
    def desk() -> str:
        progress = present().progress
        standing = take_stock(calculator(), progress, include_drafts=_drafts(request.args))
        on_paper = request.args.get("print") == "1" and progress.answers
        return _sheet(standing) if on_paper else _page(standing)

    @staff.post("")
    def calculate() -> tuple[str, int] | Response:
        sheet = read_sheet(calculator(), request.form)
        good = {fact: value for fact, value in sheet.answers.items() if fact not in sheet.problems}
        drafts = _drafts(request.form)
        if sheet.problems:
            standing = take_stock(calculator(), Progress(good), include_drafts=drafts)
            carry(standing.progress)
            return _page(standing, request.form, sheet), 422
        onward = request.form.get("go", "")
        anchor = f"topic-{onward}" if onward in calculator().book.questions.topics else RESULT
        target = desk_link(Progress(good), drafts="1" if drafts else None, anchor=anchor)
        return redirect(target, 303)

    @staff.get("/")
    def without_slash() -> Response:
        return redirect(desk_link(), 302)


def _drafts(given: MultiDict[str, str]) -> bool:
    return given.get("drafts") == "1"


def _page(standing: Standing, form: MultiDict[str, str] | None = None, sheet: Sheet | None = None) -> str:
    book = calculator().book
    maker = FormMaker(
        book,
        present().wording,
        standing.progress.answers,
        moot_facts(book, standing.assessment) if standing.progress.answers else (),
        form,
        sheet,
    )
    topics = list(maker.topics())
    places = place_names(book.regions).common
    return render_template(
        "staff/desk.html",
        topics=topics,
        wrong=[entry for topic in topics for entry in topic.entries if entry.error],
        places=[(place.code, book.regions.full_name(place.code)) for place in places],
        **_answer(standing, _drafts(request.args if form is None else form)),
    )


def _sheet(standing: Standing) -> str:
    return render_template("staff/sheet.html", **_answer(standing, _drafts(request.args)))


def _answer(standing: Standing, drafts: bool) -> dict[str, Any]:
    """What the page and the sheet of advice say."""
    decider, wording = calculator(), present().wording
    begun = bool(standing.progress.answers)
    found = tables(decider.book, standing, contract(decider, standing.assessment, wording), wording) if begun else {}
    return {
        "tables": found,
        "given": recap(decider.book, standing, wording),
        "deciding": deciding(found),
        "first": asked_first(decider, standing, wording) if begun else [],
        "begun": begun,
        "version": decider.book.version,
        "as_of": standing.assessment.as_of,
        "verified_on": decider.book.verified_on,
        "drafts": drafts,
    }
