"""Errors of the API and the health checks are problem documents, whoever found them; everywhere else the pages answer as before."""

from __future__ import annotations

from typing import Any

from flask import Flask, request
from werkzeug.exceptions import HTTPException, default_exceptions

from web.api.problems import Refused, http_reply, refused_reply

ADDRESSES = ("/api/", "/healthz", "/readyz")


def install(app: Flask) -> None:
    """Take over the errors of the API. Pages register their handlers first; those stay in charge of their own addresses."""
    app.register_error_handler(Refused, refused_reply)
    for status in default_exceptions:
        app.register_error_handler(status, _handler(app, status))


def _handler(app: Flask, status: int) -> Any:
    before = app.error_handler_spec[None]
    page = before[status].get(default_exceptions[status]) or before[None].get(HTTPException)

    def handle(error: HTTPException) -> Any:
        if request.path.startswith(ADDRESSES):
            return http_reply(error)
        return app.ensure_sync(page)(error) if page else error

    return handle
