"""Applications with a limit, and a real Redis."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from live import PATIENCE

from eligibility.assessment import Calculator
from web import create_app
from web.settings import Settings

Client = Callable[..., FlaskClient]


@pytest.fixture
def limited(calculator: Calculator) -> Client:
    """A client of an application of its own: ``limited(LIMIT=3)``."""

    def make(**settings: Any) -> FlaskClient:
        given = {f"GIGRIGHTS_{name}": str(value) for name, value in settings.items()}
        return create_app(calculator, settings=Settings.read(given)).test_client()

    return make


class RedisServer:
    """A Redis of a test's own, which keeps nothing on disk."""

    def __init__(self, program: str, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"redis://127.0.0.1:{port}/0"
        self._command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
        self.start()

    def start(self) -> None:
        """Start it, and wait until it is ready."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        while "Ready to accept connections" not in (line := self._process.stdout.readline()):
            assert line, "redis-server ended before it was ready"

    def stop(self) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.communicate(timeout=PATIENCE)


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    """A real Redis."""
    program = shutil.which("redis-server")
    if program is None:
        if os.environ.get("REQUIRE_SERVICES") == "1":
            pytest.fail("redis-server is required and not there: .ci/services installs it", pytrace=False)
        pytest.skip("redis-server is not installed: .ci/services does that")
    server = RedisServer(program, tmp_path)
    yield server
    server.stop()
