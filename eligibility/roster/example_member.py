"""An example member (例子): answers of every kind that do not contradict each other, for the guide of the template."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from eligibility.facts import FactReader
from eligibility.months import month_of, month_text
from eligibility.problems import SituationError
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question


def example_member(book: Rulebook, reader: FactReader, as_of: date) -> dict[str, Any]:
    """Answers as the API takes them: for each question the first that goes with those before it."""
    answers: dict[str, Any] = {}
    for question in book.questions.by_fact.values():
        for value in _candidates(question, book, as_of):
            try:
                reader.read({**answers, question.fact: value}, as_of)
            except SituationError:
                continue
            answers[question.fact] = value
            break
    return answers


def _candidates(question: Question, book: Rulebook, as_of: date) -> Iterator[Any]:
    match question.type:
        case "boolean":
            yield from (True, False)
        case "enum":
            # what somebody can become says more than the first choice, which is mostly "none"
            yield from (action.value for action in book.actions if action.fact == question.fact)
            yield from list(question.choices)[1:]
        case "enum_list":
            yield list(question.choices)[:2]
        case "integer":
            yield from (number for number in (36, 6, question.minimum or 0) if number <= (question.maximum or 9999))
        case "money":
            yield "3200.50"
        case "hours":
            yield "176.5"
        case "month":
            yield from (month_text(month_of(as_of) - back) for back in (12, 36 * 12 + 6))
        case "date":
            yield date(as_of.year - 1, 6, 3).isoformat()
        case _:
            units = (unit for province in book.regions.provinces() for unit in book.regions.children(province.code))
            yield next(unit.code for unit in units if unit.level == "prefecture")
