"""Reading a page of answers (读表单): from the fields of a form to the contract's values, and what could not be read.

Every question has a way to say 不知道. A question left blank is something else: it has not been answered yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from eligibility.rulebook.questions import Question
from eligibility.wording import Text, text
from web.pages import typed

DONT_KNOW = "?"
NONE_OF_THESE = "-"
SAME_AS_WORK = "same"
AS_BEFORE = "kept"
ELSEWHERE = "elsewhere"
YES_NO = {"yes": True, "no": False}
# The fields of a question that has several, by its type.
PARTS = {"month": ("year", "month"), "date": ("year", "month", "day")}
TYPED = ("integer", "money", "hours", "month", "date")
UNANSWERED = text("这一题还没有回答；不知道就选“不知道”")


@dataclass
class Reading:
    """What a page of answers says. In ``answers`` None stands for 不知道."""

    answers: dict[str, Any] = field(default_factory=dict)
    blank: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    problems: dict[str, Text] = field(default_factory=dict)

    @property
    def said(self) -> tuple[str, ...]:
        """The facts that got an answer, 不知道 included."""
        return tuple(self.answers)


def read_page(questions: Iterable[Question], form: MultiDict[str, str], before: Mapping[str, Any]) -> Reading:
    """Read the answers to questions; ``before`` are the answers so far. Nothing is guessed, and nothing raises."""
    reading = Reading()
    for question in questions:
        fact = question.fact
        given = fields_of(question, form)
        if not any(part.strip() for part in given):
            if question.type in TYPED and form.get(f"{fact}.unknown"):
                reading.answers[fact] = None
            else:
                reading.blank.append(fact)
        elif given == [DONT_KNOW]:
            reading.answers[fact] = None
        elif question.type == "region":
            source = {SAME_AS_WORK: "work_region", AS_BEFORE: fact}.get(given[0], "")
            if source in before:
                reading.answers[fact] = before[source]
            else:
                reading.elsewhere.append(fact)
        else:
            try:
                reading.answers[fact] = _value(question, given)
            except typed.Unreadable as error:
                reading.problems[fact] = error.detail
    return reading


def fields_of(question: Question, form: MultiDict[str, str]) -> list[str]:
    """What the fields of a question hold, as it came in."""
    parts = PARTS.get(question.type)
    if parts:
        return [form.get(f"{question.fact}.{part}", "") for part in parts]
    return form.getlist(question.fact)


def _value(question: Question, given: list[str]) -> Any:
    match question.type:
        case "boolean":
            return YES_NO[_one_of(given[0], YES_NO)]
        case "enum":
            return _one_of(given[0], question.choices)
        case "enum_list":
            return _several(given, question.choices)
        case "integer":
            return typed.whole(given[0], question.minimum or 0, question.maximum or 9999)
        case "hours":
            return typed.decimal_text(given[0], "176")
        case "money":
            return typed.decimal_text(given[0], "3200")
        case "month":
            return typed.month(given[0], given[1])
        case _:
            return typed.day(given[0], given[1], given[2])


def _one_of(value: str, choices: Iterable[str]) -> str:
    if value not in choices:
        raise typed.Unreadable(text("请选一项"))
    return value


def _several(given: list[str], choices: Iterable[str]) -> list[str]:
    if len(given) > 1 and (NONE_OF_THESE in given or DONT_KNOW in given):
        raise typed.Unreadable(text("选了具体的情形，就不要再选“都没有”或“不知道”"))
    return [] if given == [NONE_OF_THESE] else [_one_of(value, choices) for value in given]
