"""A server to measure: ``gigrights serve`` in a process of its own, on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 30
COMMAND = [sys.executable, "-c", "from eligibility.cli import main; raise SystemExit(main())", "serve"]


@contextmanager
def serving(*more: str) -> Iterator[str]:
    """The address of a server that answers, without a slash at the end; ``more`` are arguments of ``gigrights serve``."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port), "GIGRIGHTS_LIMIT": "0"}
    with subprocess.Popen([*COMMAND, *more], env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            _await(server, f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _await(server: subprocess.Popen[bytes], address: str) -> None:
    # straight to the server, whatever proxy the machine is set up with
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with opener.open(address, timeout=PATIENCE):
                return
        except urllib.error.URLError:
            time.sleep(0.005)
    raise RuntimeError(f"{address} did not answer; the server's exit status is {server.poll()}")
