"""What explains an outcome and follows from verdicts alone is remembered, and remembering never changes an explanation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eligibility.assessment import Calculator, Engine
from eligibility.candidacy import Candidacy
from eligibility.comparison.population import accepted, drawn
from eligibility.reasons import Reasoner
from eligibility.rulebook import Rulebook
from eligibility.settlement import Settler

DAYS = (date(2024, 12, 31), date(2025, 7, 1), date(2026, 11, 23))
Worker = tuple[dict[str, Any], date]


@pytest.fixture(scope="module")
def workers(kleene: Calculator) -> list[Worker]:
    """Workers on several days, each of them twice, for the second time is the one that is remembered."""
    found = []
    for day in DAYS:
        raws = drawn(kleene.book.questions.by_fact.values(), day, seed=7)
        found += [(accepted(next(raws), kleene.reader, day)[0], day) for _ in range(25)]
    return [*found, *reversed(found)]


@pytest.mark.parametrize("remembered", [3, 4096])
def test_explanations_are_the_same_whatever_is_remembered(
    book: Rulebook, workers: list[Worker], remembered: int
) -> None:
    usual, forgetful = Calculator(book, Engine.KLEENE), Calculator(book, Engine.KLEENE)
    usual._explainer._settler = Settler(book, remembered)
    forgetful._explainer._settler = Settler(book, 0)
    for raw, day in workers:
        facts = usual.reader.read(raw, day)
        assert usual.assess(facts, day) == forgetful.assess(facts, day)


def test_the_second_time_nothing_is_settled_anew(book: Rulebook, workers: list[Worker]) -> None:
    calculator = Calculator(book, Engine.KLEENE)
    raw, day = workers[0]
    facts = calculator.reader.read(raw, day)
    first = calculator.assess(facts, day)
    for kind in calculator._explainer._settler.kinds:
        kind.find = lambda *_: pytest.fail("settled anew")
    assert calculator.assess(facts, day) == first


def test_a_finding_depends_on_no_verdict_but_those_that_name_it(book: Rulebook, workers: list[Worker]) -> None:
    calculator = Calculator(book, Engine.KLEENE)
    settler = Settler(book, 0)
    calculator._explainer._settler = settler
    looked_up: set[str] = set()
    for kind in settler.kinds:

        def noting(case: Candidacy, worker: Reasoner, kind: Any = kind, find: Any = kind.find) -> Any:
            looked_up.clear()
            known = worker.verdict_of
            worker.verdict_of = lambda name: looked_up.add(name) or known(name)  # type: ignore[func-returns-value]
            try:
                return find(case, worker)
            finally:
                worker.verdict_of = known
                assert looked_up <= set(kind.reads(case))

        kind.find = noting
    for raw, day in workers[: len(workers) // 2]:
        calculator.assess(calculator.reader.read(raw, day), day, include_drafts=True)


def test_what_is_displaced_belongs_to_the_question(book: Rulebook, workers: list[Worker]) -> None:
    calculator = Calculator(book, Engine.KLEENE)
    for provision in book.provisions.values():
        for variant in calculator.selector.every_variant(provision):
            assert all(basis.id in variant.whole for basis in (*variant.bases, *variant.displaced))
