"""Several processes count together in Redis, which learns no address; without it each counts alone, and says so."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from flask.testing import FlaskClient
from redis import Redis

from web.api.quota import counting


def ask(client: FlaskClient, address: str = "203.0.113.77") -> int:
    server = {"REMOTE_ADDR": address}
    return client.post("/api/v1/assessments", json={"situation": {}}, environ_overrides=server).status_code


@pytest.fixture
def store(redis: Any) -> str:
    address: str = redis.address
    return address


def test_two_processes_count_together(limited: Any, store: str) -> None:
    first, second = (limited(LIMIT=3, LIMIT_STORE=store) for _ in range(2))
    assert [ask(first), ask(second), ask(first), ask(second), ask(first)] == [200, 200, 200, 429, 429]
    assert ask(second, "203.0.113.78") == 200


def test_redis_learns_no_address_and_forgets(limited: Any, store: str) -> None:
    ask(limited(LIMIT=3, LIMIT_STORE=store))
    with Redis.from_url(store) as redis:
        names = list(redis.scan_iter())
        assert len(names) == 2 and b"203.0.113" not in b"".join(names)
        assert all(0 < redis.ttl(name) <= 2 * 24 * 60 * 60 for name in names)


def test_while_redis_is_gone_each_counts_alone(limited: Any, redis: Any, caplog: pytest.LogCaptureFixture) -> None:
    client = limited(LIMIT=2, LIMIT_STORE=redis.address)
    assert ask(client) == 200
    redis.stop()
    assert [ask(client) for _ in range(3)] == [200, 200, 429]
    (warning,) = [record.getMessage() for record in caplog.records]
    assert "redis cannot be reached" in warning and redis.address not in caplog.text


def test_redis_is_tried_again(limited: Any, redis: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    monkeypatch.setattr(counting, "_PAUSE", 0)
    client = limited(LIMIT=2, LIMIT_STORE=redis.address)
    redis.stop()
    assert [ask(client) for _ in range(3)] == [200, 200, 429]
    redis.start()
    assert [ask(client) for _ in range(3)] == [200, 200, 429]
    assert [record.getMessage() for record in caplog.records] == [
        "redis cannot be reached, each process counts alone",
        "redis can be reached again",
    ]


def test_a_start_without_redis_is_no_failure(limited: Any) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        client = limited(LIMIT=1, LIMIT_STORE=f"redis://127.0.0.1:{nobody.getsockname()[1]}/0")
    assert [ask(client), ask(client)] == [200, 429]
