"""Can workers drawn like this contradict themselves? Every combination of answers that matters is put to the reader of facts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from eligibility.facts import FactReader
from eligibility.months import month_of
from eligibility.population.assumptions import Assumptions
from eligibility.population.entries import Draw, answers
from eligibility.problems import SituationError
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import Fault, RulebookError
from eligibility.supposition import Reading
from eligibility.wording import languages, wording

_WITHHELD = None


def refuse_contradictions(assumptions: Assumptions, book: Rulebook, as_of: date) -> None:
    """Raise RulebookError where a worker could come out whose answers contradict each other, one fault for each pair of facts."""
    reader, say = FactReader(book), wording(languages()[0]).say
    looks_at = Reading(book).read_by
    faults = []
    for entry in book.questions.contradictions:
        facts = looks_at(book.contradictions[entry.id])
        for said in _combinations(facts, assumptions, book, as_of):
            try:
                reader.complete(said, as_of)
            except SituationError as error:
                cause = f"{', '.join(f'{fact} = {json.dumps(value, default=str)}' for fact, value in said.items())}: "
                cause += say(error.problems[0].detail)
                remedy = "give one of these answers the weight 0 in this case"
                faults.append(Fault(assumptions.name, assumptions.facts[entry.fact].line, cause, remedy))
                break
    if faults:
        raise RulebookError(faults)


def _combinations(
    facts: frozenset[str], assumptions: Assumptions, book: Rulebook, as_of: date
) -> Iterator[dict[str, Any]]:
    """What can be said together about these facts, without repeats."""
    closure = set(facts) & assumptions.facts.keys()
    for fact in reversed(list(assumptions.facts)):
        if fact in closure and (given := assumptions.facts[fact].given) is not None:
            closure.add(given)
    partial: set[tuple[tuple[str, Any, Any], ...]] = {()}
    for fact in (fact for fact in assumptions.facts if fact in closure):
        assumption, question = assumptions.facts[fact], book.questions.by_fact[fact]
        extended = set()
        for before in partial:
            truth = {name: true for name, true, _ in before}
            draw = assumption.cases[0]
            if assumption.given is not None:
                parent = book.questions.by_fact[assumption.given]
                draw = assumption.cases[answers(parent).index(truth[assumption.given])]
            for true, said in _values(draw, question.type, answers(question), as_of):
                extended.add((*before, (fact, true, said if fact in facts else _WITHHELD)))
                if assumption.unknown:
                    extended.add((*before, (fact, true, _WITHHELD)))
        partial = extended
    seen = {tuple((fact, said) for fact, _, said in one if said is not _WITHHELD) for one in partial}
    return (dict(one) for one in sorted(seen, key=repr))


def _values(draw: Draw, kind: str, words: tuple[str, ...], as_of: date) -> Iterator[tuple[Any, Any]]:
    """What can be true, and how the reader of facts holds it; one value stands for all numbers, days and lists."""
    if draw is None:
        yield None, _WITHHELD
    elif kind == "boolean":
        assert isinstance(draw, int)
        yield from [(words[1], True)] * (draw > 0) + [(words[0], False)] * (draw < 1000)
    elif kind == "enum":
        assert isinstance(draw, Mapping)
        yield from ((word, word) for word in words if draw.get(word))
    else:
        yield None, {"date": as_of, "month": month_of(as_of), "enum_list": (), "region": "110000"}.get(kind, 0)
