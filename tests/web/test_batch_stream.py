"""A batch over a real connection: answers come while lines still go, a pause in a line loses nothing, a break shows."""

from __future__ import annotations

import json
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from live import PATIENCE, free_port, serving

ROW = json.dumps({"ref": "r", "situation": {"work_region": "330100"}}).encode() + b"\n"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server of one worker."""
    number = free_port()
    log: Path = tmp_path_factory.mktemp("batch") / "log"
    process: subprocess.Popen[str]
    with serving(log, number, "--workers", "1") as process:
        assert process.pid
        yield number


class Sender:
    """A client that sends a chunked batch by hand and reads the answers as they come."""

    def __init__(self, port: int) -> None:
        self.connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        head = "POST /api/v1/assessments/batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n"
        self.connection.sendall(f"{head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n".encode())
        self._file = self.connection.makefile("rb")
        self._headers_read = False

    def close(self) -> None:
        """Hang up."""
        self._file.close()
        self.connection.close()

    def send(self, content: bytes) -> None:
        """One chunk; an empty one ends the content."""
        self.connection.sendall(f"{len(content):x}\r\n".encode() + content + b"\r\n")

    def head(self) -> int:
        """The status."""
        status = int(self._file.readline().split()[1])
        while self._file.readline().strip():
            pass
        return status

    def rest(self) -> list[dict[str, Any]]:
        """All answers that are still to come."""
        content = b""
        while size := int(self._file.readline() or b"0", 16):
            content += self._file.read(size)
            self._file.readline()
        return [json.loads(line) for line in content.splitlines()]


@contextmanager
def sending(port: int) -> Iterator[Sender]:
    """A client that hangs up in the end."""
    sender = Sender(port)
    try:
        yield sender
    finally:
        sender.close()


def test_a_pause_in_the_middle_of_a_line_loses_nothing(port: int) -> None:
    with sending(port) as sender:
        for _ in range(3):
            sender.send(ROW[:17])
            connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", "/healthz")  # the pause is as long as another answer takes
            assert connection.getresponse().status == 200
            connection.close()
            sender.send(ROW[17:])
        sender.send(b"")
        assert sender.head() == 200
        *rows, end = sender.rest()
    assert [row["ref"] for row in rows] == ["r"] * 3 and end == {"rows": 3}


def test_answers_come_before_the_content_ends_and_a_second_batch_waits(port: int) -> None:
    with sending(port) as first:
        first.send(ROW)
        assert first.head() == 200
        with sending(port) as second:
            second.send(b"")
            assert second.head() == 429
        first.send(b"")
        assert first.rest()[-1] == {"rows": 1}
