"""A worker's answers as unknowns of z3: for every fact whether it is answered, and a value within its declared limits.

Months are month indexes and days ordinals, as in :mod:`eligibility.months`; a choice is its position, a list one truth value a
choice, a place its position among the places that the rules distinguish.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import z3

from eligibility.months import month_of, month_text
from eligibility.rulebook.questions import Question

_YEARS_BACK = 10
"""No rule looks further back than this; a proof over older months would only repeat itself."""
_MOST_FEN = 9_999_999_999_99


class Answers:
    """Unknowns for some facts on a day. ``parts`` remembers, for each fact, what of its value the rules look at."""

    def __init__(
        self, questions: Mapping[str, Question], facts: Sequence[str], places: Sequence[str], day: date
    ) -> None:
        self.questions = {fact: questions[fact] for fact in questions if fact in set(facts)}
        self.places = tuple(places)
        self.day = day
        self.answered: dict[str, Any] = {fact: z3.Bool(f"{fact}?") for fact in self.questions}
        self.value: dict[str, Any] = {fact: self._unknown(asked) for fact, asked in self.questions.items()}
        self.parts: dict[str, dict[str, Any]] = {fact: {} for fact in self.questions}

    def look(self, fact: str, part: Any) -> Any:
        """Note that the rules look at a part of an answer, and return it."""
        self.parts[fact].setdefault(part.sexpr(), part)
        return part

    def position(self, fact: str, choice: str) -> int:
        """Where a choice stands among those of its question."""
        return list(self.questions[fact].choices).index(choice)

    def limits(self) -> list[Any]:
        """What the reader of facts would refuse: values beyond their limits."""
        found = []
        for fact, question in self.questions.items():
            if span := self.span(question):
                found.append(z3.And(self.value[fact] >= span[0], self.value[fact] <= span[1]))
        return found

    def span(self, question: Question) -> tuple[int, int] | None:
        """The first and the last value that a question takes on the day."""
        match question.type:
            case "enum":
                return 0, len(question.choices) - 1
            case "integer":
                return question.minimum or 0, question.maximum or 9999
            case "money":
                return 0, _MOST_FEN
            case "hours":
                return 0, 744
            case "month":
                return month_of(self.day) - 12 * _YEARS_BACK, month_of(self.day) + (question.future_months or 0)
            case "date":
                return 1, self.day.toordinal()
            case "region":
                return 0, len(self.places) - 1
            case _:
                return None

    def _unknown(self, question: Question) -> Any:
        match question.type:
            case "boolean":
                return z3.Bool(question.fact)
            case "enum_list":
                return {choice: z3.Bool(f"{question.fact}.{choice}") for choice in question.choices}
            case "hours":
                return z3.Real(question.fact)
            case _:
                return z3.Int(question.fact)

    def same(self, fact: str, value: Any) -> Any:
        """The formula that the answer has this value, as :meth:`read` gives it."""
        if self.questions[fact].type == "enum_list":
            return z3.And([term if choice in value else z3.Not(term) for choice, term in self.value[fact].items()])
        return self.value[fact] == value

    def constants(self, fact: str, value: Any) -> list[tuple[Any, Any]]:
        """What to put for the unknowns of a fact so that it has this value."""
        term = self.value[fact]
        if isinstance(term, dict):
            return [(one, z3.BoolVal(choice in value)) for choice, one in term.items()]
        if isinstance(value, bool):
            return [(term, z3.BoolVal(value))]
        return [(term, z3.RealVal(str(value)) if z3.is_real(term) else z3.IntVal(value))]

    def read(self, model: Any) -> dict[str, Any]:
        """The values of the answered facts in a model, as z3 holds them."""
        found: dict[str, Any] = {}
        for fact, question in self.questions.items():
            if not z3.is_true(model.eval(self.answered[fact], model_completion=True)):
                continue
            term = self.value[fact]
            if question.type == "enum_list":
                found[fact] = frozenset(
                    choice for choice, one in term.items() if z3.is_true(model.eval(one, model_completion=True))
                )
            else:
                value = model.eval(term, model_completion=True)
                found[fact] = z3.is_true(value) if question.type == "boolean" else _number(value)
        return found

    def plain(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Values as a worker would send them."""
        return {fact: self._plain(self.questions[fact], value) for fact, value in values.items()}

    def _plain(self, question: Question, value: Any) -> Any:
        match question.type:
            case "enum":
                return list(question.choices)[value]
            case "enum_list":
                return [choice for choice in question.choices if choice in value]
            case "region":
                return self.places[value]
            case "month":
                return month_text(value)
            case "date":
                return date.fromordinal(value).isoformat()
            case "money":
                return f"{Decimal(value) / 100:.2f}"
            case "hours":
                return f"{value:.2f}"
            case _:
                return value


def _number(value: Any) -> Any:
    return (
        value.as_long() if z3.is_int_value(value) else Decimal(value.numerator_as_long()) / value.denominator_as_long()
    )
