"""What a client does with answers that are slow, refused, compressed, unchanged, going away, or not ours at all."""

from __future__ import annotations

import gzip
import json
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from eligibility.client import Client, ClientError, ConnectionFailed, GoingAway, TooManyRequests, UnexpectedAnswer

OK = b'{"keys": []}'
PROBLEM = {"type": "urn:gigrights:problem:too-many-requests", "title": "t", "status": 429, "detail": "d", "errors": []}
KIND = "application/problem+json"

Made = Callable[..., bytes]


@pytest.fixture
def busy(answer: Made) -> Made:
    """A refusal for now."""
    return lambda **headers: answer(json.dumps(PROBLEM).encode(), "429 Too Many Requests", KIND, **headers)


def test_who_is_told_to_wait_waits_and_asks_again(
    talker: Any, client: Client, naps: list[float], answer: Made, busy: Made
) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    talker.replies = [busy(Retry_After="7"), busy(Retry_After=later), answer(OK)]
    assert client.keys() == {"keys": []}
    assert naps[0] == 7 and 30 < naps[1] <= 40
    assert [asked.line for asked in talker.asked] == ["GET /api/v1/keys HTTP/1.1"] * 3


@pytest.mark.parametrize("wait", ["61", "soon", "-1", None])
def test_what_takes_too_long_is_an_error_at_once(
    talker: Any, client: Client, naps: list[float], busy: Made, wait: str | None
) -> None:
    talker.replies = [busy(Retry_After=wait) if wait else busy()]
    with pytest.raises(TooManyRequests) as refused:
        client.keys()
    assert naps == [] and refused.value.retry_after == (61 if wait == "61" else None)


def test_it_does_not_wait_for_ever(talker: Any, client: Client, naps: list[float], busy: Made) -> None:
    talker.replies = [busy(Retry_After="1")] * 4
    with pytest.raises(TooManyRequests) as refused:
        client.keys()
    assert naps == [1, 1, 1] and talker.replies == [] and refused.value.kind == "too-many-requests"
    talker.replies = [busy(Retry_After="1")]
    with pytest.raises(TooManyRequests):
        Client(talker.address, retries=0).keys()


def test_who_asks_and_in_which_language_goes_along(talker: Any, client: Client, answer: Made) -> None:
    talker.replies = [answer(OK)]
    client.keys()
    headers = talker.asked[0].headers
    assert (headers["authorization"], headers["accept-language"]) == ("Bearer k", "en")
    talker.replies = [answer(OK)]
    Client(talker.address + "/calculator/").keys()
    assert talker.asked[1].line == "GET /calculator/api/v1/keys HTTP/1.1"
    assert "authorization" not in talker.asked[1].headers and talker.asked[1].headers["accept-language"] == "zh-CN"


def test_what_has_not_changed_is_not_sent_again(talker: Any, client: Client, answer: Made) -> None:
    same, other = {"ETag": '"a:gzip"'}, b'{"keys": [1]}'
    unchanged = b'HTTP/1.1 304 Not Modified\r\nETag: "a:gzip"\r\n\r\n'
    talker.replies = [answer(OK, **same), unchanged, answer(other, ETag='"b"'), answer(OK, **same)]
    first = client.keys()
    first["keys"].append({})  # type: ignore[typeddict-item]  # what a caller does with an answer is the caller's
    assert client.keys() == {"keys": []}
    assert client.keys() == {"keys": [1]}
    Client(talker.address).keys()
    assert [asked.headers.get("if-none-match") for asked in talker.asked] == [None, '"a:gzip"', '"a:gzip"', None]


def test_only_so_many_are_kept(talker: Any, answer: Made) -> None:
    client = Client(talker.address, keep=1)
    talker.replies = [answer(OK, ETag='"a"')] * 3
    client.keys()
    client.questions()
    client.keys()
    assert "if-none-match" not in talker.asked[2].headers


def test_the_server_need_not_send_the_law_twice(address: str) -> None:
    client = Client(address)
    assert client.document("ZJ2023") == client.document("ZJ2023")


def test_answers_come_compressed(talker: Any, client: Client, answer: Made) -> None:
    talker.replies = [answer(gzip.compress(OK), Content_Encoding="gzip"), answer(OK, Content_Encoding="gzip")]
    assert client.keys() == {"keys": []}
    assert talker.asked[0].headers["accept-encoding"] == "gzip"
    with pytest.raises(UnexpectedAnswer):
        client.keys()


@pytest.mark.parametrize(
    ("status", "kind", "content"),
    [
        ("200 OK", "text/html", b"<h1>Please log in</h1>"),
        ("200 OK", "application/json", b"{"),
        ("502 Bad Gateway", "text/html", b"<h1>502</h1>"),
        ("302 Found", "text/html", b""),
        ("304 Not Modified", "application/json", b""),
        ("500 Oops", KIND, b"{"),
        ("500 Oops", KIND, b"[]"),
        ("500 Oops", KIND, b'{"type": "x", "title": "", "status": 500, "detail": "", "errors": [1]}'),
    ],
)
def test_what_is_not_ours_is_said_to_be_so(
    talker: Any, client: Client, answer: Made, status: str, kind: str, content: bytes
) -> None:
    talker.replies = [answer(content, status, kind, Location="https://elsewhere.example")]
    with pytest.raises(UnexpectedAnswer) as found:
        client.keys()
    assert found.value.status == int(status[:3]) and len(talker.asked) == 1


@pytest.mark.parametrize("reply", [b"", b"HTTP/1.1", b"SSH-2.0\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"])
def test_what_breaks_off_is_a_failed_connection(talker: Any, client: Client, reply: bytes) -> None:
    talker.replies = [reply]
    with pytest.raises(ConnectionFailed):
        client.keys()


def test_nobody_there_and_nobody_answering_are_failed_connections(talker: Any) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        with pytest.raises(ConnectionFailed):
            Client(f"http://127.0.0.1:{bound.getsockname()[1]}").keys()
    talker.replies = [lambda asked: asked.source.read(1)]
    with pytest.raises(ConnectionFailed, match=r"[Tt]ime"):
        Client(talker.address, timeout=0.05).keys()


@pytest.mark.parametrize(
    "address",
    ["", "example.org", "ftp://example.org", "http://", "https://a:b@example.org", "https://example.org/?x=1"],
)
def test_what_is_no_address_of_a_server_is_refused(address: str) -> None:
    with pytest.raises(ValueError):
        Client(address)


def test_a_key_cannot_carry_a_header_of_its_own() -> None:
    with pytest.raises((ValueError, ClientError)):
        Client("http://127.0.0.1:9", key="k\r\nX: y").keys()


@pytest.mark.parametrize("given", ["@1798761600", "soon"])
def test_what_is_going_to_go_is_warned_of(talker: Any, client: Client, answer: Made, given: str) -> None:
    headers = {
        "Deprecation": given,
        "Sunset": "Fri, 30 Jun 2028 16:00:00 GMT",
        "Link": '<https://x>; rel="deprecation"',
    }
    talker.replies = [answer(OK, **headers)]
    with pytest.warns(GoingAway) as told:
        client.keys()
    words = str(told[0].message)
    assert ("2027-01-01" if given.startswith("@") else "soon") in words
    assert all(part in words for part in ("GET /api/v1/keys", "30 Jun 2028", "https://x"))
