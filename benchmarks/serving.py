"""A server to measure, ours or another, in processes of its own on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

PATIENCE = 30
COMMAND = [sys.executable, "-c", "from eligibility.cli import main; raise SystemExit(main())", "serve"]


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers: its address, without a slash at the end, and the process that its workers come from."""

    address: str
    process: int


@contextmanager
def serving(*more: str) -> Iterator[str]:
    """The address of ``gigrights serve``, answering; ``more`` are its arguments."""
    with ours(*more) as server:
        yield server.address


@contextmanager
def ours(*more: str) -> Iterator[Server]:
    """``gigrights serve`` as in production, without a limit for one client; ``more`` are its arguments."""
    port = free_port()
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port), "GIGRIGHTS_LIMIT": "0"}
    with started([*COMMAND, *more], environment, port, "/healthz") as server:
        yield server


@contextmanager
def started(
    command: Sequence[str], environment: Mapping[str, str], port: int, path: str, log: IO[bytes] | None = None
) -> Iterator[Server]:
    """Any server, from when a path of it answers until the end of the block; what it says on stderr goes into the log."""
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=log) as server:
        try:
            _await(server, f"http://127.0.0.1:{port}{path}")
            yield Server(f"http://127.0.0.1:{port}", server.pid)
        finally:
            server.terminate()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def fetch(address: str) -> str:
    """The text at an address, asked for straight, whatever proxy the machine is set up with."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(address, timeout=PATIENCE) as reply:
        text: str = reply.read().decode()
    return text


def _await(server: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            fetch(address)
            return
        except OSError:  # of which urllib's errors are some
            time.sleep(0.005)
    raise RuntimeError(f"{address} did not answer; the server's exit status is {server.poll()}")
