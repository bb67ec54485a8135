"""Answers are let in one at a time, when they are there in full; a client that drips its own keeps nobody waiting."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from threading import Event, Thread
from typing import Any

import pytest

from web.admission import Admission
from web.api.reading import MAX_BYTES

PATIENCE = 10
FORM, JSON = "application/x-www-form-urlencoded", "application/json; charset=utf-8"


class Told:
    """An application that notes what it reads, and may be held in the middle of a request."""

    def __init__(self) -> None:
        self.read: list[bytes] = []
        self.inside, self.leave = Event(), Event()
        self.leave.set()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.inside.set()
        self.leave.wait(PATIENCE)
        self.read.append(environ["wsgi.input"].read())
        return []


class Dripping(io.RawIOBase):
    """A content whose last byte comes when somebody says so."""

    def __init__(self, content: bytes) -> None:
        self._content, self.asked, self.go_on = content, Event(), Event()

    def read(self, size: int = -1) -> bytes:
        if len(self._content) == 1:
            self.asked.set()
            self.go_on.wait(PATIENCE)
        given, self._content = self._content[:1], self._content[1:]
        return given


def sent(content: Any, kind: str = JSON, length: int | None = None) -> dict[str, Any]:
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    return {"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(length or len(content)), "wsgi.input": stream}


def unanswered(*_: Any) -> None:
    """Nobody listens to the status."""


def begun(application: Admission, environ: dict[str, Any]) -> Thread:
    thread = Thread(target=lambda: list(application(environ, unanswered)), daemon=True)
    thread.start()
    return thread


@pytest.mark.parametrize("kind", [FORM, JSON])
def test_a_client_that_drips_keeps_nobody_waiting(kind: str) -> None:
    told, slow = Told(), Dripping(b"slow")
    application = Admission(told)
    first = begun(application, sent(slow, kind, 4))
    assert slow.asked.wait(PATIENCE)
    list(application(sent(b"quick", kind), unanswered))
    assert told.read == [b"quick"]
    slow.go_on.set()
    first.join(PATIENCE)
    assert told.read == [b"quick", b"slow"]


def test_answers_are_worked_on_one_after_the_other() -> None:
    told = Told()
    application = Admission(told)
    told.leave.clear()
    first = begun(application, sent(b"first"))
    assert told.inside.wait(PATIENCE)
    told.inside.clear()
    taken_in = Dripping(b"second")
    taken_in.go_on.set()
    second = begun(application, sent(taken_in, length=6))
    assert taken_in.asked.wait(PATIENCE)
    assert not told.inside.is_set()
    told.leave.set()
    first.join(PATIENCE)
    second.join(PATIENCE)
    assert told.read == [b"first", b"second"]


@pytest.mark.parametrize(
    ("kind", "length"),
    [
        ("application/x-ndjson", 5),
        ("multipart/form-data; boundary=x", 5),
        ("", 5),
        (JSON, MAX_BYTES + 1),
        (JSON, "chunked"),
    ],
)
def test_what_streams_or_takes_long_takes_no_turn(kind: str, length: int | str) -> None:
    told = Told()
    application = Admission(told)
    told.leave.clear()
    first = begun(application, sent(b"answers"))
    assert told.inside.wait(PATIENCE)
    told.inside.clear()
    other = begun(application, {**sent(b"other", kind), "CONTENT_LENGTH": str(length)})
    assert told.inside.wait(PATIENCE)
    told.leave.set()
    first.join(PATIENCE)
    other.join(PATIENCE)
    assert sorted(told.read) == [b"answers", b"other"]


def test_a_failure_gives_the_turn_back() -> None:
    def failing(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        raise RuntimeError("broken")

    application = Admission(failing)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="broken"):
            application(sent(b"x"), unanswered)


def test_what_breaks_off_is_handed_on_as_far_as_it_came() -> None:
    class Broken(io.RawIOBase):
        def __init__(self) -> None:
            self._left = [b"half"]

        def read(self, size: int = -1) -> bytes:
            if self._left:
                return self._left.pop()
            raise OSError("gone")

    told = Told()
    list(Admission(told)(sent(Broken(), length=8), unanswered))
    list(Admission(told)(sent(b"shorter", length=20), unanswered))
    assert told.read == [b"half", b"shorter"]
