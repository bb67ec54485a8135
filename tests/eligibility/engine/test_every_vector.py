"""durable-rules decides as Kleene's logic does on every distinct vector of verdicts in 5,000 generated workers (100,000 in a soak).

A vector is all that an evaluator is ever asked: the verdict of every criterion, and the scopes that are in force for the place and day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import pytest
from many_workers import in_force, workers

from eligibility.assessment import Calculator
from eligibility.engine import DurableEvaluator
from eligibility.facts import criteria_verdicts
from eligibility.verdict import Verdict

TODAY = date(2026, 11, 23)
OTHER_DAYS = (date(2022, 7, 1), date(2024, 2, 29), date(2025, 8, 1), date(2031, 1, 1))
SAMPLE = [*((TODAY, seed, 1_000) for seed in range(4)), *((day, 4, 250) for day in OTHER_DAYS)]
SOAK_PARTS = 8
IN_SOAK = 12_500

Vector = tuple[frozenset[tuple[str, Verdict]], frozenset[str]]


@pytest.fixture(scope="module")
def evaluators(kleene: Calculator) -> dict[str, DurableEvaluator]:
    """One that asks durable-rules for everything every time, one as it serves, which goes on remembering from part to part."""
    return {
        "remembering nothing": DurableEvaluator(kleene.program, remembered=0),
        "remembering": DurableEvaluator(kleene.program),
    }


def vectors(kleene: Calculator, as_of: date, count: int, seed: int) -> Iterator[Vector]:
    """The distinct vectors of so many workers."""
    book, circumstances = kleene.book, kleene.book.circumstances(as_of)
    found: dict[Vector, None] = {}
    for facts in workers(kleene, as_of, count, seed):
        _, scopes = in_force(kleene, facts.get("work_region"), as_of, drafts=True)
        found[frozenset(criteria_verdicts(book, facts, circumstances).items()), scopes] = None
    return iter(found)


def decided(conclusions: dict[str, Verdict]) -> dict[str, Verdict]:
    """Conclusions without those left open, of which durable-rules says nothing."""
    return {name: verdict for name, verdict in conclusions.items() if verdict is not Verdict.UNKNOWN}


def check(
    kleene: Calculator, evaluators: dict[str, DurableEvaluator], as_of: date, seed: int, count: int
) -> dict[str, set[Verdict]]:
    """Hold both against the reference, vector by vector; which verdicts every conclusion came to."""
    came_to: defaultdict[str, set[Verdict]] = defaultdict(set)
    tried = 0
    for vector in vectors(kleene, as_of, count, seed):
        verdicts, scopes = dict(vector[0]), vector[1]
        reference = kleene.evaluator.decide(verdicts, scopes)
        for name, verdict in reference.items():
            came_to[name].add(verdict)
        expected = decided(reference)
        for which, evaluator in evaluators.items():
            found = evaluator.decide(verdicts, scopes)
            assert found == expected, f"{which}, told {decided(verdicts)}"
        tried += 1
    assert tried > count / 2, "hardly any two workers are alike"
    return came_to


@pytest.mark.parametrize(("as_of", "seed", "count"), SAMPLE, ids=str)
def test_durable_rules_and_kleene_agree_on_every_vector(
    as_of: date, seed: int, count: int, kleene: Calculator, evaluators: dict[str, DurableEvaluator]
) -> None:
    came_to = check(kleene, evaluators, as_of, seed, count)
    every_way = [name for name, verdicts in came_to.items() if len(verdicts) == len(Verdict)]
    assert len(every_way) > 0.75 * len(came_to), "most conclusions come about as a yes, as a no and as open"


@pytest.mark.soak
@pytest.mark.parametrize("part", range(SOAK_PARTS))
def test_durable_rules_and_kleene_agree_on_every_vector_of_a_hundred_thousand(
    part: int, kleene: Calculator, evaluators: dict[str, DurableEvaluator]
) -> None:
    check(kleene, evaluators, TODAY, 1_000 + part, IN_SOAK)
