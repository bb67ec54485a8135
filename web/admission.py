"""Admission (入场): many threads wait for slow clients, and one of them works at a time.

A thread that waits for the bytes of a phone costs nothing. Threads that all work at once cost a fifth of the work: Python lets one run
at a time and changes between them in the middle of everything. So what a client sends is taken in first, however slowly it comes;
then the request waits for its turn. Files and batches, which take long or come in a stream, take no turn, nor do pages that are
only looked at.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from web.api.reading import MAX_BYTES

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

_ANSWERS = ("application/json", "application/x-www-form-urlencoded")


class Admission:
    """A WSGI application that lets answers into another one, one at a time, when they are there in full."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._turn = Lock()

    def __call__(self, asked: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request, in its turn where it has one."""
        length = asked.get("CONTENT_LENGTH") or ""
        kind = asked.get("CONTENT_TYPE", "").lower()
        if not kind.startswith(_ANSWERS) or not length.isdecimal() or int(length) > MAX_BYTES:
            return self._application(asked, start_response)
        asked["wsgi.input"] = io.BytesIO(_content(asked["wsgi.input"], int(length)))
        with self._turn:
            return self._application(asked, start_response)


def _content(stream: Any, length: int) -> bytes:
    """What the client sends; less where it breaks off, which the application then sees from the length."""
    kept = bytearray()
    try:
        while len(kept) < length and (block := stream.read(length - len(kept))):
            kept += block
    except OSError:
        pass
    return bytes(kept)
