"""A real server for tests that need one: ``gigrights serve`` in processes of its own, or an application in this one."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from werkzeug.serving import make_server

COMMAND = [sys.executable, "-c", "from eligibility.cli import main; raise SystemExit(main())", "serve"]
PATIENCE = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(log: Path, port: int, *more: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    """A server that has said where it is; everything it says goes on into the log."""
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port), **variables}
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [*COMMAND, *more], env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as server,
    ):
        assert server.stdout is not None
        try:
            assert server.stdout.readline() == f"打开 / open http://127.0.0.1:{port}/\n", log.read_text("utf-8")
            yield server
        finally:
            server.terminate()
            try:
                rest, _ = server.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                server.kill()
                raise
            with log.open("a") as output:
                output.write(rest)


@contextmanager
def answering(app: Flask) -> Iterator[str]:
    """The address of an application that answers on a free port of this machine."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
