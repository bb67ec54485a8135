"""A connection that sends while it receives (边发边收), in one thread.

Whoever first sends a whole batch and then reads its answers comes to a halt with the server: its answers fill the pipe, it stops
reading, and neither side can go on. Here each attempt to read sends rows for as long as nothing has come; the rest of HTTP is left
to ``http.client``. The rows are taken from their iterator by the thread that reads.
"""

from __future__ import annotations

import io
import selectors
import socket
import ssl
from collections.abc import Iterator
from http.client import HTTPResponse
from typing import Any

from eligibility.client.connection import broken_http, failures
from eligibility.client.errors import ConnectionFailed
from eligibility.client.rows import Rows

_LAST_CHUNK = b"0\r\n\r\n"
_WOULD_BLOCK = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)
HEAD_PATIENCE = 2.0
"""Seconds that a server gets to refuse the rows that can still be sent again; a proxy that wants all of them first stays silent."""


class Duplex(io.RawIOBase):
    """The bytes that come back; reading them sends chunks. Network trouble is raised as ConnectionFailed, that of the rows as it is."""

    def __init__(self, sock: socket.socket, rows: Rows, timeout: float) -> None:
        self._sock, self._rows, self._timeout = sock, rows, timeout
        self._chunks: Iterator[bytes] | None = _chunks(iter(rows))
        self._unsent = memoryview(b"")
        self._selector = selectors.DefaultSelector()
        self._selector.register(sock, selectors.EVENT_READ)
        sock.setblocking(False)

    def answer(self) -> HTTPResponse:
        """The answer, read up to its content. Raises ConnectionFailed."""
        reply = HTTPResponse(_Made(self), method="POST")  # type: ignore[arg-type]  # of a socket it only needs the file
        with broken_http():
            reply.begin()
        return reply

    def stop(self) -> None:
        """Send no more."""
        self._chunks, self._unsent = None, memoryview(b"")

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Some bytes, once there are any; none at the end."""
        while True:
            events = self._wait()
            if events & selectors.EVENT_READ:
                with failures():
                    try:
                        return self._sock.recv_into(buffer)
                    except _WOULD_BLOCK:
                        continue
            if events & selectors.EVENT_WRITE:
                self._send()

    def close(self) -> None:
        """Let go of the selector; the socket belongs to its connection."""
        if not self.closed:
            self._selector.close()
        super().close()

    def _wait(self) -> int:
        """What the connection is ready for. Nothing is sent while the rows that can be sent again are as many as can be kept."""
        if isinstance(self._sock, ssl.SSLSocket) and self._sock.pending():
            return selectors.EVENT_READ
        holding = self._rows.full
        sending = not holding and (self._chunks is not None or len(self._unsent) > 0)
        self._selector.modify(self._sock, selectors.EVENT_READ | (selectors.EVENT_WRITE if sending else 0))
        if ready := self._selector.select(HEAD_PATIENCE if holding else self._timeout):
            return ready[0][1]
        if not holding:
            raise ConnectionFailed(f"TimeoutError: nothing came or went for {self._timeout} seconds")
        self._rows.forget()
        return 0

    def _send(self) -> None:
        if not self._unsent and self._chunks is not None:
            chunk = next(self._chunks, None)
            self._unsent = memoryview(chunk or _LAST_CHUNK)
            self._chunks = self._chunks if chunk else None
        try:
            with failures():
                try:
                    self._unsent = self._unsent[self._sock.send(self._unsent) :]
                except _WOULD_BLOCK:
                    return
        except ConnectionFailed:
            self.stop()  # the server takes no more; what it has to say about that is still to be read


class _Made:
    """As much of a socket as ``HTTPResponse`` uses."""

    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw

    def makefile(self, _mode: str) -> io.BufferedReader:
        """The bytes that come back, to be read in any portion."""
        return io.BufferedReader(self._raw)


def _chunks(lines: Iterator[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield f"{len(line):x}\r\n".encode() + line + b"\r\n"
