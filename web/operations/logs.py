"""Logs (日志): JSON lines on stderr, one a request where the setting asks for it, and one for each failure of ours.

They hold no content, no query, no address, neither of a page nor of a client. A failure is told by its kind and by the lines of
code it went through: its message may repeat an answer.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from flask.logging import wsgi_errors_stream

from web.operations.requests import Handled, method, route

LOGGER = logging.getLogger("gigrights")
_DETAILS = "gigrights_details"
_ROOT = Path(__file__).parents[2]


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time in UTC, level, event, details."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        content = {"time": moment, "level": record.levelname.lower(), "event": record.getMessage()}
        return json.dumps(content | getattr(record, _DETAILS, {}), ensure_ascii=False)


def log(level: int, event: str, **details: Any) -> None:
    """Write a line; ``details`` must hold nothing that a client has sent."""
    LOGGER.log(level, event, extra={_DETAILS: details})


class RequestLog:
    """One line a request."""

    def handled(self, one: Handled) -> None:
        """Write the line."""
        ms = round(one.seconds * 1000, 1)
        log(logging.INFO, "request", route=one.route, method=one.method, status=one.status, ms=ms)


def install(app: Flask) -> None:
    """Send our lines to stderr, and failures through them instead of Flask's log, which would show addresses and messages."""
    LOGGER.setLevel(logging.INFO)
    if not LOGGER.handlers:  # once a process, however many applications it has
        handler = logging.StreamHandler(wsgi_errors_stream)  # type: ignore[call-overload]
        handler.setFormatter(JsonLines())
        LOGGER.addHandler(handler)

    def log_exception(failure: Any) -> None:
        kind, _, trace = failure
        log(logging.ERROR, "failed", route=route(), method=method(), error=kind.__name__, at=_places(trace))

    app.log_exception = log_exception  # type: ignore[method-assign,assignment]


def _places(trace: Any) -> list[str]:
    """The lines that a failure went through, those of our own code by their path in it."""
    frames = traceback.extract_tb(trace)
    return [f"{_short(Path(frame.filename))}:{frame.lineno} {frame.name}" for frame in frames]


def _short(file: Path) -> str:
    return str(file.relative_to(_ROOT)) if file.is_relative_to(_ROOT) else file.name
