"""durable-rules under load: many threads get the right answers, and memory stays where it is."""

from __future__ import annotations

import json
import random
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eligibility.assessment import Calculator
from eligibility.engine import REMEMBERED

DAY = date(2026, 11, 23)
THREADS = 16
Workers = Callable[[int], list[dict[str, Any]]]

readable_memory = pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="no /proc/self/statm to read the memory of a process from"
)


def wrong_answers(durable: Calculator, kleene: Calculator, workers: list[dict[str, Any]], each: int) -> list[Any]:
    """The workers whom one of the threads, assessing so many each, answered otherwise than Kleene's logic."""
    facts = [kleene.reader.read(raw, DAY) for raw in workers]
    expected = [kleene.assess(known, DAY) for known in facts]
    together = threading.Barrier(THREADS)
    wrong: list[Any] = []

    def assess(seed: int) -> None:
        chosen = random.Random(seed).choices(range(len(facts)), k=each)
        together.wait(timeout=60)
        wrong.extend(workers[number] for number in chosen if durable.assess(facts[number], DAY) != expected[number])

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-4)  # let threads interrupt each other far more often than they would
    try:
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(assess, range(THREADS)))  # hands on the first error of a thread
    finally:
        sys.setswitchinterval(usual)
    return wrong


@pytest.fixture(scope="module")
def growth(run_alone: Callable[..., str], workers: Workers) -> Iterator[Future[float]]:
    """The growth over five thousand assessments, measured beside the threads of the other test to save its time."""
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(megabytes_grown, run_alone, workers(300), 5_000)


@pytest.mark.usefixtures("growth")
@pytest.mark.parametrize("calculator", ["durable", "forgetful"])
def test_sixteen_threads_get_the_answers_of_kleene(
    calculator: str, kleene: Calculator, workers: Workers, request: pytest.FixtureRequest
) -> None:
    assert wrong_answers(request.getfixturevalue(calculator), kleene, workers(60), each=150) == []


@pytest.mark.soak
@pytest.mark.parametrize("calculator", ["durable", "forgetful"])
def test_sixteen_threads_keep_getting_them(
    calculator: str, kleene: Calculator, workers: Workers, request: pytest.FixtureRequest
) -> None:
    assert wrong_answers(request.getfixturevalue(calculator), kleene, workers(400), each=2_000) == []


def megabytes_grown(
    run_alone: Callable[..., str], workers: list[dict[str, Any]], assessments: int, remembered: int = 0
) -> float:
    """By how much the memory of a process grows over so many assessments, after the first three hundred."""
    script = f"""
    import gc, itertools, json, os, sys
    from datetime import date
    from eligibility.assessment import Calculator, Engine
    from eligibility.engine import DurableEvaluator

    def megabytes():
        gc.collect()
        with open("/proc/self/statm") as pages:
            return int(pages.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

    day = date(2026, 11, 23)
    calculator = Calculator(engine=Engine.DURABLE)
    calculator.evaluator = DurableEvaluator(calculator.program, remembered={remembered})
    facts = itertools.cycle([calculator.reader.read(raw, day) for raw in json.load(sys.stdin)])
    for known in itertools.islice(facts, 300):
        calculator.assess(known, day)
    before = megabytes()
    for known in itertools.islice(facts, {assessments}):
        calculator.assess(known, day)
    print(megabytes() - before)
    """
    return float(run_alone(script, json.dumps(workers), limit=1_800))


@readable_memory
def test_memory_does_not_grow_with_assessments(growth: Future[float]) -> None:
    assert growth.result() <= 10


@pytest.mark.soak
@readable_memory
@pytest.mark.parametrize("remembered", [0, REMEMBERED])
def test_memory_still_does_not_grow(remembered: int, run_alone: Callable[..., str], workers: Workers) -> None:
    assert megabytes_grown(run_alone, workers(1_000), 20_000, remembered) <= 10
