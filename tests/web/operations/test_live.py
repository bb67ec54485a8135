"""The real server: figures of all its workers in one place, requests that may finish, and lines without answers."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest
from live import COMMAND, PATIENCE, free_port, serving

SITUATION = b'{"situation": {"work_region": "320925"}}'
HEAD = (
    b"POST /api/v1/assessments?320925 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(SITUATION)
)


def begun(port: int) -> socket.socket:
    """A request that the application is working on: it has asked for the content, which we keep back."""
    phone = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    phone.sendall(HEAD)
    assert phone.recv(1000).startswith(b"HTTP/1.1 100 ")
    return phone


def wait_until_closed(port: int) -> None:
    """Until nobody listens any more, which is when the server has begun to stop."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=PATIENCE).close()
        except OSError:
            return
        os.sched_yield()
    raise AssertionError("still listening")


def test_a_request_in_progress_finishes_after_sigterm(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    with serving(log, port, GIGRIGHTS_LOG_REQUESTS="yes") as server, begun(port) as phone:
        server.send_signal(signal.SIGTERM)
        wait_until_closed(port)
        phone.sendall(SITUATION)
        assert phone.recv(1000).startswith(b"HTTP/1.1 200 ")
        assert server.wait(PATIENCE) == 0
    lines = log.read_text("utf-8").splitlines()
    assert [json.loads(line)["route"] for line in lines if line.startswith("{")].count("/api/v1/assessments") == 1
    assert "320925" not in "".join(lines) and "127.0.0.1" not in "".join(lines)


def test_a_worker_that_is_still_starting_stops_too(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path / "log", port, "--workers", "4", GIGRIGHTS_SHUTDOWN_SECONDS="600") as server:
        server.send_signal(signal.SIGTERM)  # the first worker is ready, which is when it is said; others may not be
        assert server.wait(PATIENCE) == 0


def test_one_that_never_ends_does_not_keep_the_server(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path / "log", port, GIGRIGHTS_SHUTDOWN_SECONDS="1") as server, begun(port):
        server.send_signal(signal.SIGTERM)
        assert server.wait(PATIENCE) == 0


def test_any_worker_tells_the_figures_of_all_and_the_folder_goes_with_them(tmp_path: Path) -> None:
    port, folder = free_port(), tmp_path / "temporary"
    folder.mkdir()
    with serving(tmp_path / "log", port, TMPDIR=str(folder)):
        (made,) = folder.iterdir()
        assert made.stat().st_mode & 0o077 == 0
        for count in range(2000):  # the second worker may be slower to open its door
            connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", "/metrics")
            told = connection.getresponse().read().decode()
            connection.close()
            assert told.startswith("# Figures of all processes since the start.\n")
            counted = re.search(r'gigrights_requests_total\{.*route="/metrics".*\} (\d+)', told)
            assert (int(counted[1]) if counted else 0) == count
            if count > 20 and len(list(made.glob("counter_*.db"))) == 2:
                break
        assert len(list(made.glob("counter_*.db"))) == 2
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("variable", ["GIGRIGHTS_TRUSTED_PROXIES", "GIGRIGHTS_METRICS", "GIGRIGHTS_SHUTDOWN_SECONDS"])
def test_a_setting_that_cannot_be_read_is_one_clear_line(variable: str, tmp_path: Path) -> None:

    environment = {**os.environ, "PORT": str(free_port()), variable: "-1"}
    done = subprocess.run(COMMAND, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1 and variable in done.stderr
