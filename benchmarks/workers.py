"""Workers who do not exist: seeded, so that every run measures the same ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from eligibility.facts import FactReader
from eligibility.months import month_text
from eligibility.problems import SituationError
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question

AS_OF = date(2026, 11, 23)
SEED = 20261123
ANSWERED = 0.7
"""How likely a worker is to answer a question; where they work, everybody says."""

# where most of the rules are, and a little of everywhere else
_PLACES = ["330100", "330106", "330200", "330000", "320100", "320900", "320700", "320000", "110000", "440300", "650000"]


def typical(book: Rulebook, count: int, seed: int = SEED) -> list[dict[str, Any]]:
    """Situations as they come over HTTP, all of which the reader accepts on AS_OF."""
    return list(islice(_workers(book, random.Random(seed)), count))


def _workers(book: Rulebook, chance: random.Random) -> Iterator[dict[str, Any]]:
    reader = FactReader(book)
    # an age and a birth month would nearly always contradict each other
    asked = [question for fact, question in book.questions.by_fact.items() if fact != "birth_month"]
    while True:
        answered = [it for it in asked if it.fact == "work_region" or chance.random() < ANSWERED]
        drawn = {question.fact: _answer(question, chance) for question in answered}
        yield _consistent(drawn, reader)


def _consistent(drawn: dict[str, Any], reader: FactReader) -> dict[str, Any]:
    """The same without the answers that the reader points at."""
    while True:
        try:
            reader.read(drawn, AS_OF)
        except SituationError as error:
            blamed = {str(problem.path[0]) for problem in error.problems}
            drawn = {fact: answer for fact, answer in drawn.items() if fact not in blamed}
        else:
            return drawn


def _answer(question: Question, chance: random.Random) -> Any:
    match question.type:
        case "boolean":
            return chance.random() < 0.5
        case "enum":
            return chance.choice(list(question.choices))
        case "enum_list":
            return chance.sample(list(question.choices), chance.choice([0, 0, 0, 1, 1, 2]))
        case "region":
            return chance.choice(_PLACES)
        case "month":
            return month_text(chance.randint(2022 * 12, AS_OF.year * 12 + AS_OF.month - 1))
        case "date":
            return date.fromordinal(AS_OF.toordinal() - chance.randint(0, 1000)).isoformat()
        case "money":
            return f"{chance.randint(0, 12000)}.{chance.randint(0, 99):02d}"
        case "hours":
            return str(chance.randint(20, 320))
        case "integer":
            return chance.randint(question.minimum or 0, min(question.maximum or 60, 65))
        case other:
            raise ValueError(f"no answers for a question of type {other}")
