"""Concepts and contradictions: nothing both holds and fails, and every contradiction can come about."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.conditions import Condition
from eligibility.proof.places import days_of
from eligibility.proof.reading import Reading
from eligibility.proof.solving import example, satisfiable, solver
from eligibility.proof.wording import shown
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import Fault
from eligibility.rulebook.whereabouts import fault_at

_REMEDY = "narrow one of the two, or refuse such answers under contradictions in questions.yaml"


def torn_concepts(book: Rulebook) -> Iterator[Fault]:
    """Concepts that hold and fail at once for answers that do not contradict each other."""
    for concept in book.concepts.values():
        if concept.fails is None:
            continue
        for reading in _readings(book, [concept.holds, concept.fails]):
            both = (reading.terms(concept.holds).holds, reading.terms(concept.fails).holds)
            if (found := example(reading, *both)) is not None:
                cause = f'"{concept.id}" both holds and fails with {shown(found)} on {reading.day}'
                yield fault_at(book, "concepts.yaml", [concept.id, "fails"], cause, _REMEDY)
                break


def idle_contradictions(book: Rulebook) -> Iterator[Fault]:
    """Contradictions that no answers can come to."""
    for index, entry in enumerate(book.questions.contradictions):
        tree = book.contradictions[entry.id]
        if not any(
            satisfiable(solver(*reading.answers.limits(), reading.terms(tree).holds))
            for reading in _readings(book, [tree])
        ):
            cause = f'no answers can ever come to the contradiction "{entry.id}"'
            yield fault_at(book, "questions.yaml", ["contradictions", index], cause, "mend or delete it")


def _readings(book: Rulebook, trees: list[Condition]) -> Iterator[Reading]:
    for day in days_of(book, [], trees):
        yield Reading(book, trees, ["110000", "330000", "330100", "330200"], day)
