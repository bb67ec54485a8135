"""One calculator a process, whoever asks first, and never one from before a fork."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from eligibility.assessment import Calculator
from web.calculators import ProcessCalculator


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The calculators that have been made; making one is only pretended."""
    calculators: list[object] = []

    def make() -> object:
        calculators.append(object())
        return calculators[-1]

    monkeypatch.setattr("web.calculators.Calculator", make)
    return calculators


def test_it_is_made_once_and_not_before_it_is_needed(made: list[object]) -> None:
    process = ProcessCalculator()
    assert made == []
    with ThreadPoolExecutor(8) as threads:
        given = set(threads.map(lambda _: process(), range(64)))
    assert given == set(made) and len(made) == 1


def test_a_given_one_is_used(made: list[object], calculator: Calculator) -> None:
    assert ProcessCalculator(calculator)() is calculator
    assert made == []


def test_after_a_fork_it_is_made_anew(made: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    process = ProcessCalculator()
    before = process()
    child = os.getpid() + 1
    monkeypatch.setattr("web.calculators.os.getpid", lambda: child)
    assert process() is not before
    assert process() is made[-1] and len(made) == 2
