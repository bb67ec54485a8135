"""What explains an outcome and follows from verdicts alone is remembered, and remembering never changes an explanation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eligibility.assessment import Calculator, Engine
from eligibility.comparison.population import accepted, drawn
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


def test_the_second_time_nothing_is_settled_anew(
    book: Rulebook, workers: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    calculator = Calculator(book, Engine.KLEENE)
    raw, day = workers[0]
    facts = calculator.reader.read(raw, day)
    first = calculator.assess(facts, day)
    monkeypatch.setattr(Settler, "_settle", lambda *_: pytest.fail("settled anew"))
    assert calculator.assess(facts, day) == first


def test_what_is_displaced_belongs_to_the_question(book: Rulebook, workers: list[Worker]) -> None:
    calculator = Calculator(book, Engine.KLEENE)
    for provision in book.provisions.values():
        for variant in calculator.selector.every_variant(provision):
            assert all(basis.id in variant.whole for basis in (*variant.bases, *variant.displaced))
