"""``gigrights serve``: says where it is, survives what clients and workers do, and ends when told to."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest
from live import COMMAND, PATIENCE, free_port, serving

CANARY = "320925"
SITUATION = json.dumps({"situation": {"work_region": CANARY, "age": 47}}).encode()
HEADERS = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("serve") / "log"


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def server(log: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    with serving(log, port) as process:
        yield process


@pytest.fixture
def ask(server: subprocess.Popen[str], port: int) -> Callable[..., tuple[HTTPResponse, bytes]]:
    """Sends one request on a connection of its own."""

    def send(method: str, path: str, body: Any = None, headers: Any = HEADERS) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers, encode_chunked=hasattr(body, "__next__"))
            reply = connection.getresponse()
            return reply, reply.read()
        finally:
            connection.close()

    return send


def test_it_serves_pages_health_and_assessments(ask: Any) -> None:
    reply, content = ask("GET", "/healthz")
    assert reply.status == 200 and json.loads(content)["status"] == "ok"
    assert ask("GET", "/readyz")[0].status == 200
    assert ask("GET", "/zh-CN/")[0].status == 200
    reply, content = ask("POST", "/api/v1/assessments", SITUATION)
    assert reply.status == 200 and json.loads(content)["outcomes"]


def test_a_body_without_a_length_is_read(ask: Any) -> None:
    reply, _ = ask("POST", "/api/v1/assessments", iter([SITUATION[:20], SITUATION[20:]]), {**HEADERS})
    assert reply.status == 200


@pytest.mark.parametrize("chunked", [False, True])
def test_who_sends_too_much_can_read_why(ask: Any, chunked: bool) -> None:
    body = b" " * 2_000_000
    reply, content = ask("POST", "/api/v1/assessments", iter([body[:999_999], body]) if chunked else body)
    assert reply.status == 413 and json.loads(content)["status"] == 413


def test_an_address_sealed_by_one_worker_is_opened_by_the_other(ask: Any) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    reply, _ = ask("POST", "/zh-CN/place", "region=330000", form)
    assert reply.status == 303
    assert {ask("GET", reply.headers["Location"])[0].status for _ in range(16)} == {200}


def test_slow_phones_hold_up_nobody(ask: Any, port: int) -> None:
    head = b"POST /api/v1/assessments HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"
    phones = [socket.create_connection(("127.0.0.1", port)) for _ in range(30)]
    try:
        for phone in phones:
            phone.sendall(head)
        assert {ask("POST", "/api/v1/assessments", SITUATION)[0].status for _ in range(10)} == {200}
    finally:
        for phone in phones:
            phone.close()


def test_a_worker_that_dies_is_replaced(ask: Any, server: subprocess.Popen[str]) -> None:
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
    if not children.exists():
        pytest.skip("needs Linux's /proc")
    before = set(children.read_text("ascii").split())
    assert len(before) == 2
    os.kill(int(min(before)), signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while (now := set(children.read_text("ascii").split())) == before or len(now) < 2:
        assert time.monotonic() < deadline, now
        os.sched_yield()
    answered = 0
    while answered < 10:
        assert time.monotonic() < deadline
        try:
            answered += ask("GET", "/healthz")[0].status == 200
        except ConnectionError:  # it was waiting at the door of the dead worker
            continue


def test_a_port_in_use_is_one_clear_line(server: subprocess.Popen[str], port: int) -> None:
    done = subprocess.run([*COMMAND, "--port", str(port)], capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert str(port) in done.stderr and "in use" in done.stderr and "--port" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--port", "x"], 2),
        (["--port", "70000"], 2),
        (["--workers", "0"], 2),
        (["--nonsense"], 2),
        (["--host", "no.such.host.invalid"], 1),
    ],
)
def test_wrong_options_are_explained(arguments: list[str], status: int) -> None:
    done = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == status
    assert "Traceback" not in done.stderr and "gigrights serve" in done.stderr


def test_a_faulty_rule_base_is_told_once(tmp_path: Path) -> None:
    environment = {**os.environ, "GIGRIGHTS_RULES": str(tmp_path), "PORT": str(free_port())}
    done = subprocess.run(COMMAND, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stdout) == (1, "")
    assert "questions.yaml" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_told_to_and_has_logged_no_answer(tmp_path: Path, number: signal.Signals) -> None:
    port, log = free_port(), tmp_path / "log"
    with serving(log, port, "--workers", "1") as server:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("POST", f"/api/v1/assessments?{CANARY}", SITUATION, HEADERS)
        assert connection.getresponse().status == 200
        connection.close()
        server.send_signal(number)
        assert server.wait(PATIENCE) == 0
    assert CANARY not in log.read_text("utf-8")
