"""The rule base to read in, one a process: made from the calculator's when the first page about it is opened."""

from __future__ import annotations

from flask import Flask, current_app

from eligibility.lawbook import Lawbook
from web.calculators import calculator

_SHELF = "gigrights.lawbook"


def install(app: Flask) -> None:
    """Give the application a place to keep it."""
    app.extensions[_SHELF] = None


def lawbook() -> Lawbook:
    """The rule base of the present application, to read in; another one where the calculator has changed its own."""
    book = calculator().book
    held: Lawbook | None = current_app.extensions[_SHELF]
    if held is None or held.book is not book:
        held = current_app.extensions[_SHELF] = Lawbook(book)
    return held
