"""One request over HTTP/1.1, by the standard library: no redirects, no proxies, nothing kept open, errors under one name."""

from __future__ import annotations

import gzip
import ssl
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPSConnection
from urllib.parse import urlsplit

from eligibility.client.errors import ConnectionFailed, UnexpectedAnswer


@dataclass(frozen=True, slots=True)
class Server:
    """Where the API is, and how to get there. ``timeout`` is how many seconds may go by without a byte."""

    host: str
    port: int | None
    prefix: str
    timeout: float
    tls: ssl.SSLContext | None

    @classmethod
    def at(cls, base_url: str, timeout: float, tls: ssl.SSLContext | None) -> Server:
        """Read an address such as ``https://example.org`` or ``http://127.0.0.1:8000/calculator``. Raises ValueError."""
        parts = urlsplit(base_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{base_url!r} is no address of a server: write https://example.org")
        if parts.query or parts.fragment or "@" in parts.netloc:
            raise ValueError(f"{base_url!r} holds more than the address of a server")
        secure = (tls or ssl.create_default_context()) if parts.scheme == "https" else None
        return cls(parts.hostname, parts.port, parts.path.rstrip("/"), timeout, secure)

    def connection(self) -> HTTPConnection:
        """A connection that is not open yet."""
        if self.tls is not None:
            return HTTPSConnection(self.host, self.port, timeout=self.timeout, context=self.tls)
        return HTTPConnection(self.host, self.port, timeout=self.timeout)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, unpacked."""

    status: int
    headers: HTTPMessage
    content: bytes


def exchange(server: Server, method: str, path: str, headers: Mapping[str, str], content: bytes | None) -> Answer:
    """Send one request and read all of its answer. Raises ConnectionFailed, UnexpectedAnswer."""
    connection = server.connection()
    try:
        with failures():
            connection.request(method, server.prefix + path, content, {**headers, "Accept-Encoding": "gzip"})
            reply = connection.getresponse()
            return Answer(reply.status, reply.headers, unpacked(reply.status, reply.headers, reply.read()))
    finally:
        connection.close()


@contextmanager
def failures() -> Iterator[None]:
    """Everything that the network can do to us, as ConnectionFailed."""
    try:
        yield
    except (OSError, HTTPException) as error:
        raise _failed(error) from error


@contextmanager
def broken_http() -> Iterator[None]:
    """What breaks off or is no HTTP, as ConnectionFailed; errors of the rows that are sent meanwhile stay what they are."""
    try:
        yield
    except HTTPException as error:
        raise _failed(error) from error


def _failed(error: Exception) -> ConnectionFailed:
    return ConnectionFailed(f"{type(error).__name__}: {error}".rstrip(": "))


def unpacked(status: int, headers: HTTPMessage, content: bytes) -> bytes:
    """The content as it was before it was compressed for the way. Raises UnexpectedAnswer."""
    encoding = headers.get("Content-Encoding", "identity").lower()
    if encoding == "identity" or not content:
        return content
    if encoding != "gzip":
        raise UnexpectedAnswer(status, f"Content-Encoding {encoding}, for which nobody has asked")
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        raise UnexpectedAnswer(status, "what says that it is gzip is not") from error
