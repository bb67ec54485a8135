"""What is observed of a request: which route, by which method, with which status, and how long; nothing that a client chose."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from flask import Flask, Response, g, request

NO_ROUTE = "none"
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_STARTED = "gigrights_started"


@dataclass(frozen=True, slots=True)
class Handled:
    """A request that has been answered; ``seconds`` until the answer was ready, of a stream until its first part."""

    route: str
    method: str
    status: int
    seconds: float


class Observer(Protocol):
    """Whoever is told of every request."""

    def handled(self, one: Handled) -> None:
        """A request has been answered."""


def route() -> str:
    """The template of the present request's route, never its address: an address may hold anything."""
    return request.url_rule.rule if request.url_rule else NO_ROUTE


def method() -> str:
    """The present request's method; one that HTTP does not know is ``other``, for a client can invent them."""
    return request.method if request.method in _METHODS else "other"


def observe(app: Flask, observers: Sequence[Observer]) -> None:
    """Tell observers of every request."""
    if not observers:
        return

    @app.before_request
    def begin() -> None:
        setattr(g, _STARTED, time.perf_counter())

    @app.after_request
    def end(response: Response) -> Response:
        now = time.perf_counter()
        one = Handled(route(), method(), response.status_code, now - getattr(g, _STARTED, now))
        for observer in observers:
            observer.handled(one)
        return response
