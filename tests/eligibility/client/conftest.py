"""The application on a free port, and a server that says whatever a test wants it to."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from live import answering

from eligibility.assessment import Calculator
from eligibility.client import Client
from eligibility.receipts import SigningKey
from web import create_app
from web.settings import Settings

Reply = bytes | Callable[["Asked"], None]


@dataclass
class Asked:
    """One request; its content is read when somebody wants it."""

    line: str
    headers: dict[str, str]
    source: BinaryIO
    sink: BinaryIO

    def chunks(self) -> Iterator[bytes]:
        """The content in its chunks."""
        while size := int(self.source.readline() or b"0", 16):
            yield self.source.read(size)
            self.source.readline()
        self.source.readline()

    def say(self, content: bytes) -> None:
        """Send something at once."""
        self.sink.write(content)
        self.sink.flush()


@dataclass
class Talker:
    """A server that gives its replies one after the other, a connection each, and remembers what it was asked."""

    replies: list[Reply] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    open: bool = True
    listening: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def address(self) -> str:
        """Where it is."""
        scheme = "https" if isinstance(self.listening, ssl.SSLSocket) else "http"
        return f"{scheme}://127.0.0.1:{self.listening.getsockname()[1]}"

    def serve(self) -> None:
        """Answer until nobody wants it any more."""
        while self.open:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                continue  # a client that did not like the certificate
            # the client may hang up, in the middle of a chunk perhaps, as some tests want it to
            with (
                suppress(OSError, ValueError),
                connection,
                connection.makefile("rb") as source,
                connection.makefile("wb") as sink,
            ):
                self._answer(source, sink)

    def _answer(self, source: BinaryIO, sink: BinaryIO) -> None:
        line = source.readline().decode().strip()
        if not line:
            return
        headers: dict[str, str] = {}
        while header := source.readline().decode().strip():
            name, _, value = header.partition(": ")
            headers[name.lower()] = value
        asked = Asked(line, headers, source, sink)
        self.asked.append(asked)
        reply = self.replies.pop(0)
        if callable(reply):
            reply(asked)
            return
        if "content-length" in headers:
            source.read(int(headers["content-length"]))
        asked.say(reply)
        while "transfer-encoding" in headers and source.read(1024):
            pass  # or the reply would be lost with what was not read


def made(content: bytes, status: str = "200 OK", kind: str = "application/json", **headers: str) -> bytes:
    """A whole answer."""
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    length = f"Content-Length: {len(content)}\r\n"
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}{length}\r\n".encode() + content


@pytest.fixture
def certificate() -> Path | None:
    """What the talker shows to say who it is; none is plain HTTP."""
    return None


@pytest.fixture
def talker(certificate: Path | None) -> Iterator[Talker]:
    """A server without a reply yet."""
    server = Talker()
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.listening = context.wrap_socket(server.listening, server_side=True)
    thread = threading.Thread(target=server.serve)
    thread.start()
    yield server
    server.open = False
    with suppress(OSError), socket.create_connection(server.listening.getsockname()):
        pass  # so that it notices
    thread.join()
    server.listening.close()


@pytest.fixture
def answer() -> Callable[..., bytes]:
    """Makes an answer for a talker."""
    return made


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The whole application, with a key that signs."""
    settings = Settings.read({"GIGRIGHTS_SIGNING_KEY": SigningKey.new()[1], "GIGRIGHTS_LIMIT": "0"})
    app = create_app(Calculator(), settings=settings)
    with answering(app) as here:
        yield here


@pytest.fixture
def naps() -> list[float]:
    """How long the client has waited each time; no test really does."""
    return []


@pytest.fixture
def client(talker: Talker, naps: list[float]) -> Any:
    """A client of the talker that does not sleep."""
    return Client(talker.address, key="k", language="en", timeout=20, sleep=naps.append)
