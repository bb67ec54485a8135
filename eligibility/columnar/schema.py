"""The table of facts (事实表): which columns hold the facts of many workers, one row each; null means unknown.

Columns are integers, booleans and words only, so that every engine compares them alike: money in fen, hours in hundredths of an
hour, a month as ``year * 12 + month - 1``, a day counted from 1970-01-01, a place by its six-digit code as a number. A question with
several answers becomes one column for each choice, ``hardship__disabled``.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from eligibility.rulebook.questions import Question

_FIRST = date(1970, 1, 1)


class Kind(enum.Enum):
    """What a column stores."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    LONG = "long"
    """An integer of 64 bits: money in fen."""
    WORD = "word"


_KINDS = {
    "boolean": Kind.BOOLEAN,
    "enum_list": Kind.BOOLEAN,
    "integer": Kind.INTEGER,
    "hours": Kind.INTEGER,
    "month": Kind.INTEGER,
    "date": Kind.INTEGER,
    "region": Kind.INTEGER,
    "money": Kind.LONG,
    "enum": Kind.WORD,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the fact it holds, and for a list of answers the choice that it says yes or no to."""

    name: str
    question: Question
    choice: str | None = None

    @property
    def kind(self) -> Kind:
        """What it stores."""
        return _KINDS[self.question.type]


def columns_of(question: Question) -> tuple[Column, ...]:
    """The columns of one fact: one, or one for each choice of a list."""
    if question.type != "enum_list":
        return (Column(question.fact, question),)
    return tuple(Column(listed(question.fact, choice), question, choice) for choice in question.choices)


def columns(questions: Mapping[str, Question]) -> tuple[Column, ...]:
    """All columns, in the order of the questions."""
    return tuple(column for question in questions.values() for column in columns_of(question))


def listed(fact: str, choice: str) -> str:
    """The column that says whether a list of answers has a choice."""
    return f"{fact}__{choice}"


def day_number(day: date) -> int:
    """A day as a column holds it."""
    return (day - _FIRST).days


def day_of(number: int) -> date:
    """The day that a column means."""
    return _FIRST + timedelta(days=number)


def stored(facts: Mapping[str, Any], questions: Mapping[str, Question]) -> dict[str, Any]:
    """Facts as :class:`~eligibility.facts.FactReader` reads them, as one row of the table."""
    return {column.name: _value(column, facts.get(column.question.fact)) for column in columns(questions)}


def facts_of(row: Mapping[str, Any], questions: Mapping[str, Question]) -> dict[str, Any]:
    """The facts that one row of the table stands for; what is unknown is left out."""
    return dict(_known(row, questions))


def _known(row: Mapping[str, Any], questions: Mapping[str, Question]) -> Iterator[tuple[str, Any]]:
    for question in questions.values():
        if question.type == "enum_list":
            said = {choice: row.get(listed(question.fact, choice)) for choice in question.choices}
            if None not in said.values():
                yield question.fact, tuple(choice for choice, holds in said.items() if holds)
        elif (value := row.get(question.fact)) is not None:
            yield question.fact, _fact(question, value)


def _value(column: Column, value: Any) -> Any:
    if value is None:
        return None
    match column.question.type:
        case "enum_list":
            return column.choice in value
        case "hours":
            return int(value * 100)
        case "date":
            return day_number(value)
        case "region":
            return int(value)
        case _:
            return value


def _fact(question: Question, value: Any) -> Any:
    match question.type:
        case "hours":
            return Decimal(value) / 100
        case "date":
            return day_of(value)
        case "region":
            return f"{value:06d}"
        case _:
            return value
