"""The measures themselves. Each returns seconds, so that whoever prints them chooses the unit."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.serving import serving
from benchmarks.workers import AS_OF
from eligibility.assessment import Calculator, Engine
from eligibility.engine import DurableEvaluator
from eligibility.rulebook import Rulebook
from web import create_app
from web.settings import Settings

WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Times:
    """How long each of many calls took."""

    seconds: Sequence[float]

    @property
    def median(self) -> float:
        """Half of the calls were faster."""
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        """19 of 20 calls were faster."""
        return statistics.quantiles(self.seconds, n=20, method="inclusive")[-1]

    @property
    def per_second(self) -> float:
        """Calls a second, one after the other."""
        return len(self.seconds) / sum(self.seconds)


def timed(call: Callable[[Any], object], arguments: Sequence[Any]) -> Times:
    """Call once for each argument, after a little warm-up, with the garbage collector where it is in production: on."""
    for argument in arguments[:WARM_UP]:
        call(argument)
    gc.collect()
    seconds = []
    for argument in arguments:
        start = time.perf_counter()
        call(argument)
        seconds.append(time.perf_counter() - start)
    return Times(seconds)


def assessment(calculator: Calculator, situations: Sequence[dict[str, Any]]) -> Times:
    """From what came over the wire, already decoded, to all outcomes; not yet worded."""

    def assess(raw: dict[str, Any]) -> object:
        return calculator.assess(calculator.reader.read(raw, AS_OF), AS_OF)

    return timed(assess, situations)


def remembering(book: Rulebook, conclusions: int) -> Calculator:
    """A calculator with durable-rules that remembers so many conclusions a ruleset; 0: it draws all of them every time."""
    calculator = Calculator(book, Engine.DURABLE)
    calculator.evaluator = DurableEvaluator(calculator.program, remembered=conclusions)
    return calculator


def request(calculator: Calculator, situations: Sequence[dict[str, Any]]) -> Times:
    """A whole ``POST /api/v1/assessments`` inside one process: everything but the network."""
    client = create_app(calculator, today=lambda: AS_OF, settings=Settings.read({"GIGRIGHTS_LIMIT": "0"})).test_client()

    def post(raw: dict[str, Any]) -> None:
        reply = client.post("/api/v1/assessments", json={"situation": raw})
        if reply.status_code != 200:
            raise RuntimeError(f"{reply.status_code}: {reply.get_data(as_text=True)}")

    return timed(post, situations)


def start_to_serving() -> float:
    """From starting ``gigrights serve`` in a new process until ``/healthz`` answers."""
    start = time.perf_counter()
    with serving():
        return time.perf_counter() - start
