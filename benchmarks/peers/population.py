"""Workers who have answered every question that does not exclude another, at places that have no places below them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from benchmarks.workers import SEED
from eligibility.columnar.schema import stored
from eligibility.comparison.population import PLACES, drawn
from eligibility.criteria import Facts
from eligibility.facts import FactReader
from eligibility.problems import SituationError
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question

Situation = tuple[dict[str, Any], Facts]


def fully_answered(book: Rulebook, day: date, count: int, seed: int = SEED) -> list[Situation]:
    """So many situations, each as it comes over HTTP and as the reader understands it."""
    return list(islice(_every(book, day, seed), count))


def _every(book: Rulebook, day: date, seed: int) -> Iterator[Situation]:
    reader = FactReader(book)
    for raw in drawn(book.questions.by_fact.values(), day, seed, places_of(book), at_home=0.5, answered=1):
        if raw["injured_on_order"] is False:
            del raw["injury_date"]  # nobody was hurt on a day on which nobody was hurt
        try:
            yield raw, reader.read(raw, day)
        except SituationError:
            continue  # answers that contradict each other


def places_of(book: Rulebook) -> list[str]:
    """Counties, most of them where most rules are, and one of each province."""
    found = [leaf for place in PLACES for leaf in islice(_leaves(book, place), 8)]
    return found + [next(_leaves(book, province.code)) for province in book.regions.provinces()]


def _leaves(book: Rulebook, place: str) -> Iterator[str]:
    below = book.regions.children(place)
    if not below:
        yield place
    for child in below:
        yield from _leaves(book, child.code)


def encoded(facts: Facts, questions: dict[str, Question]) -> dict[str, Any]:
    """Facts as the peer holds them: those of the table of facts, days as text; what is unknown is left out."""
    known = {name: value for name, value in stored(facts, questions).items() if value is not None}
    days = (name for name in known if name in questions and questions[name].type == "date")
    return {**known, **{name: facts[name].isoformat() for name in days}}
