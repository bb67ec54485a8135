"""The pages a worker walks through (页面): start, place, questions, result. No cookie, nothing stored, no need for scripts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import Blueprint, Flask, Response, request

from web.pages import (
    calendar,
    dispute,
    doors,
    errors,
    paper,
    place,
    questions,
    rendering,
    result,
    share,
    start,
    visit,
)

MAX_FORM = 64 * 1024


def register(app: Flask, secret: bytes, today: Callable[[], date]) -> None:
    """Add the pages to an application."""
    pages = Blueprint("pages", __name__, url_prefix="/<language>")
    visit.install(app, secret, today)
    rendering.install(app)
    pages.before_request(limit)
    pages.before_request(visit.begin)
    pages.after_request(keep_private)
    for part in (start, doors, place, questions, result, paper, calendar, dispute, share, errors):
        part.register(pages)
    app.register_blueprint(pages)
    start.register_root(app)
    errors.register_errors(app)


def limit() -> None:
    """A form of ours is small; refuse what is not."""
    request.max_content_length = request.max_form_memory_size = MAX_FORM


def keep_private(response: Response) -> Response:
    """What shows answers is kept by no cache."""
    plain = request.method == "GET" and response.status_code == 200 and "s" not in request.args
    response.headers.setdefault("Cache-Control", "public, max-age=300" if plain else "no-store")
    return response
