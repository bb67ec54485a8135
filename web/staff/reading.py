"""Reading the whole form at once (读一整页): answers, what could not be read, and which places may be meant.

A blank field is a fact that nobody knows yet, never a mistake: at a desk one asks what matters and leaves the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from eligibility.assessment import Calculator
from eligibility.problems import SituationError
from eligibility.rulebook import Rulebook
from eligibility.wording import Text, text
from web.calculators import today
from web.pages.reading import read_page
from web.staff.places import UnclearPlace, place_names

PICK = "pick"


@dataclass
class Sheet:
    """What a form says: answers in the contract's form, problems by fact, and choices of places where one was unclear."""

    answers: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, Text] = field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_sheet(decider: Calculator, form: MultiDict[str, str]) -> Sheet:
    """Read every field of the form. Nothing raises; what is wrong is a problem of its fact, and all else still counts."""
    questions = decider.book.questions.by_fact
    reading = read_page([one for one in questions.values() if one.type != "region"], form, {})
    sheet = Sheet({fact: value for fact, value in reading.answers.items() if value is not None}, dict(reading.problems))
    _read_places(decider.book, form, sheet)
    sheet.answers = {fact: sheet.answers[fact] for fact in questions if fact in sheet.answers}
    try:
        decider.reader.read(sheet.answers, today())
    except SituationError as error:
        for problem in error.problems:
            detail = problem.detail
            if problem.hint is not None:
                detail = text("{problem}。{hint}", problem=problem.detail, hint=problem.hint)
            sheet.problems.setdefault(str(problem.path[0]), detail)
    return sheet


def _read_places(book: Rulebook, form: MultiDict[str, str], sheet: Sheet) -> None:
    for fact, question in book.questions.by_fact.items():
        typed = form.get(fact, "").strip()
        if question.type == "region" and typed:
            try:
                sheet.answers[fact] = place_names(book.regions).find(typed[:60], form.get(f"{fact}.{PICK}", ""))
            except UnclearPlace as error:
                sheet.problems[fact], sheet.choices[fact] = error.detail, error.choices
