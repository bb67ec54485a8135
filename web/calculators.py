"""One calculator a process: made on first use, after the server has forked, and shared by its threads."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from threading import Lock

from flask import Flask, current_app

from eligibility.assessment import Calculator

_CALCULATOR = "gigrights.calculator"
_TODAY = "gigrights.today"


class ProcessCalculator:
    """Gives the process its calculator; a forked child makes its own, for the engine does not survive a fork."""

    def __init__(self, given: Calculator | None = None) -> None:
        self._made = given
        self._owner = os.getpid()
        self._lock = Lock()

    def __call__(self) -> Calculator:
        """The calculator, made now if it is not there yet."""
        made = self._made
        if made is not None and self._owner == os.getpid():
            return made
        with self._lock:
            if self._made is None or self._owner != os.getpid():
                self._made, self._owner = Calculator(), os.getpid()
            return self._made


def install(app: Flask, given: Calculator | None, today: Callable[[], date]) -> None:
    """Give the application its calculator and its clock."""
    app.extensions[_CALCULATOR] = ProcessCalculator(given)
    app.extensions[_TODAY] = today


def calculator() -> Calculator:
    """The calculator of the present application; calling it before the first request warms the process up."""
    process: ProcessCalculator = current_app.extensions[_CALCULATOR]
    return process()


def today() -> date:
    """The present day by the application's clock."""
    clock: Callable[[], date] = current_app.extensions[_TODAY]
    return clock()
