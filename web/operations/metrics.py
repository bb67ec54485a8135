"""``GET /metrics`` for Prometheus (指标): how many requests, how fast, and how often each provision came to what.

Under ``gigrights serve`` the figures are of all its workers, dead ones too: each writes into files in a private folder. Otherwise
they are of one process. The first line says which. prometheus-client chooses between the two when it is imported, by a variable
of the environment; hence nothing here imports it before an application is made.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from flask import Flask, Response, current_app

import eligibility
from eligibility.assessment import Assessment, Evaluator
from eligibility.engine import DurableEvaluator
from web.calculators import calculator
from web.operations.requests import Handled

if TYPE_CHECKING:
    from prometheus_client.metrics_core import Metric

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
PACK = 20
"""Outcomes become visible in packs of so many assessments: the difference of two readings never tells about one person."""

_METRICS = "gigrights.metrics"
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The figures of one application."""

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Histogram
        from prometheus_client import Counter as Count

        own = self._own = CollectorRegistry()
        self._requests = Count(
            "gigrights_requests", "Requests answered, by route.", ["route", "method", "status"], registry=own
        )
        self._seconds = Histogram(
            "gigrights_request_seconds",
            "Time until an answer was ready.",
            ["route", "method"],
            registry=own,
            buckets=_BUCKETS,
        )
        self._outcomes = Count(
            "gigrights_outcomes",
            f"Outcomes, by provision and status; shown in packs of {PACK} assessments.",
            ["provision", "status"],
            registry=own,
        )
        self._conclusions = Count(
            "gigrights_conclusions",
            f"Conclusions that were wanted, by whether they were remembered; shown in packs of {PACK} assessments.",
            ["remembered"],
            registry=own,
        )
        self._recollection = (0, 0)
        self._pack: Counter[tuple[str, str]] = Counter()
        self._packed = 0
        self._lock = Lock()

    def handled(self, one: Handled) -> None:
        """Count a request."""
        self._requests.labels(one.route, one.method, f"{one.status // 100}xx").inc()
        self._seconds.labels(one.route, one.method).observe(one.seconds)

    def assessed(self, assessment: Assessment, evaluator: Evaluator) -> None:
        """Count the outcomes of an assessment, when its pack is full, and what the evaluator had to draw anew by then."""
        with self._lock:
            self._pack.update((one.provision.id, one.status.value) for one in assessment.outcomes)
            self._packed += 1
            if self._packed < PACK:
                return
            full, self._pack, self._packed = self._pack, Counter(), 0
            if isinstance(evaluator, DurableEvaluator):
                self._recalled(*evaluator.recollection())
        for labels, count in full.items():
            self._outcomes.labels(*labels).inc(count)

    def _recalled(self, wanted: int, remembered: int) -> None:
        wanted_before, remembered_before = self._recollection
        self._recollection = wanted, remembered
        found = remembered - remembered_before
        self._conclusions.labels("yes").inc(found)
        self._conclusions.labels("no").inc(wanted - wanted_before - found)

    def collect(self) -> Iterable[Metric]:
        """What is always 1 and says who answers."""
        from prometheus_client.core import GaugeMetricFamily

        build = GaugeMetricFamily("gigrights_build", "Program and rule base.", labels=["version", "rulebook", "engine"])
        present = calculator()
        build.add_metric([eligibility.__version__, present.book.version, present.evaluator.name], 1)
        yield build

    def exposition(self) -> bytes:
        """All figures in Prometheus' text format."""
        from prometheus_client import CollectorRegistry, generate_latest
        from prometheus_client.multiprocess import MultiProcessCollector

        folder = os.environ.get(FOLDER)
        said, shared = b"# Figures of this process only.\n", self._own
        if folder:
            said, shared = b"# Figures of all processes since the start.\n", CollectorRegistry()
            MultiProcessCollector(shared, folder)  # type: ignore[no-untyped-call]
        build = CollectorRegistry()
        build.register(self)
        return said + generate_latest(build) + generate_latest(shared)


def install(app: Flask) -> Metrics:
    """Serve the metrics of an application."""
    from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

    metrics = Metrics()
    app.extensions[_METRICS] = metrics

    @app.get("/metrics", endpoint="operations.metrics")
    def show() -> Response:
        reply = Response(metrics.exposition(), content_type=CONTENT_TYPE_PLAIN_0_0_4)
        reply.headers["Cache-Control"] = "no-store"
        return reply

    return metrics


def outcome_counter() -> Callable[[Assessment], None]:
    """Counts what somebody was told, by provision and status and nothing else, where the present application has metrics.

    What it returns may be called outside of the request.
    """
    metrics: Metrics | None = current_app.extensions.get(_METRICS)
    if metrics is None:
        return lambda _: None
    return partial(metrics.assessed, evaluator=calculator().evaluator)
