"""Workers who do not exist (生成的劳动者): seeded, so that every run draws the same ones."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from eligibility.criteria import Facts
from eligibility.facts import FactReader
from eligibility.months import month_text
from eligibility.problems import SituationError
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question

ANSWERED = 0.7
"""How likely a worker is to answer a question; where they work, everybody says."""

# where most of the rules are, and a little of everywhere else
PLACES = ("330100", "330106", "330200", "330000", "320100", "320900", "320700", "320000", "110000", "440300", "650000")
_NO_PLACES = ("000000", "XPCC")


def drawn(
    questions: Iterable[Question],
    as_of: date,
    seed: int,
    places: Sequence[str] = PLACES,
    at_home: float = 0,
    answered: float = ANSWERED,
) -> Iterator[dict[str, Any]]:
    """Situations as they come over HTTP, without end. A reader may refuse some of their answers: see :func:`accepted`.

    ``at_home`` is how likely a second place, such as that of the hukou, is the first one, ``answered`` how likely they are to answer a
    question other than where they work.
    """
    chance = random.Random(seed)
    # an age and a birth month would nearly always contradict each other
    asked = [question for question in questions if question.fact != "birth_month"]
    while True:
        told = [it for it in asked if it.fact == "work_region" or chance.random() < answered]
        worker: dict[str, Any] = {}
        home: str | None = None
        for question in told:
            answer = _answer(question, as_of, chance, places)
            if question.type == "region":
                answer = home if home and at_home and chance.random() < at_home else answer
                home = home or answer
            worker[question.fact] = answer
        yield worker


def accepted(raw: dict[str, Any], reader: FactReader, as_of: date) -> tuple[dict[str, Any], Facts]:
    """A situation without the answers that the reader points at, and the facts that it then holds."""
    while True:
        try:
            return raw, reader.read(raw, as_of)
        except SituationError as error:
            blamed = {str(problem.path[0]) for problem in error.problems if problem.path}
            raw = {fact: answer for fact, answer in raw.items() if blamed and fact not in blamed}


def questions_of(books: Iterable[Rulebook]) -> list[Question]:
    """The questions of several rule bases; one that several ask has the choices of them all."""
    found: dict[str, Question] = {}
    for book in books:
        for fact, question in book.questions.by_fact.items():
            known = found.get(fact)
            if known is not None and known.type == question.type:
                question = replace(question, choices={**known.choices, **question.choices})
            found[fact] = question
    return list(found.values())


def places_of(books: Iterable[Rulebook]) -> list[str]:
    """The places for which a rule base has rules of their own, beside those of everywhere."""
    bases = [basis for book in books for provision in book.provisions.values() for basis in provision.bases]
    return sorted({*PLACES, *(code for basis in bases for code in basis.regions)} - {*_NO_PLACES})


def _answer(question: Question, as_of: date, chance: random.Random, places: Sequence[str]) -> Any:
    match question.type:
        case "boolean":
            return chance.random() < 0.5
        case "enum":
            return chance.choice(list(question.choices))
        case "enum_list":
            return chance.sample(list(question.choices), chance.choice([0, 0, 0, 1, 1, 2]))
        case "region":
            return chance.choice(places)
        case "month":
            return month_text(chance.randint((as_of.year - 4) * 12, as_of.year * 12 + as_of.month - 1))
        case "date":
            return date.fromordinal(as_of.toordinal() - chance.randint(0, 1000)).isoformat()
        case "money":
            return f"{chance.randint(0, 12000)}.{chance.randint(0, 99):02d}"
        case "hours":
            return str(chance.randint(20, 320))
        case "integer":
            return chance.randint(question.minimum or 0, min(question.maximum or 60, 65))
        case other:
            raise ValueError(f"no answers for a question of type {other}")
