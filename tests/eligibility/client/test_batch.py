"""A batch goes out and comes in at the same time, whole or with an error, and what is busy is asked again without losing a row."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from live import free_port, serving

from eligibility.client import Client, ConnectionFailed, ProblemError, TooManyRequests, Truncated, UnexpectedAnswer
from eligibility.client import duplex as duplex_module
from eligibility.client.rows import Rows

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
PROBLEM = {"type": "urn:gigrights:problem:busy", "title": "t", "status": 429, "detail": "d", "errors": []}
KIND = "application/problem+json"
MEBIBYTE = 2**20


def rows(count: int, padding: str = "") -> Iterator[Any]:
    for number in range(count):
        yield {"ref": f"{number}{padding}", "situation": {"age": "x"}}  # a mistake is a short answer


def chunk(content: Any) -> bytes:
    line = json.dumps(content).encode() + b"\n"
    return f"{len(line):x}\r\n".encode() + line + b"\r\n"


def echo(asked: Any, first: bytes = HEAD) -> None:
    """Answer each row with its own ref, as it comes."""
    asked.say(first)
    count = 0
    for sent in asked.chunks():
        count += 1
        asked.say(chunk({"line": count, "ref": json.loads(sent)["ref"]}))
    asked.say(chunk({"rows": count}) + b"0\r\n\r\n")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real server, of one worker."""
    log: Path = tmp_path_factory.mktemp("client") / "log"
    with serving(log, port := free_port(), "--workers", "1", GIGRIGHTS_LIMIT="0"):
        yield f"http://127.0.0.1:{port}"


def test_answers_come_in_order_with_their_mistakes_in_place(served: str) -> None:
    sent: list[Any] = [
        {"ref": "a", "situation": {"work_region": "330100"}},
        {"ref": 2, "situation": {"age": "26"}},
        {"situation": {}, "as_of": "2024-01-01"},
    ]
    first, second, third = Client(served, language="en").batch(sent)
    assert (first["line"], first["ref"], third["ref"]) == (1, "a", None)
    assert first["assessment"]["outcomes"] and third["assessment"]["as_of"] == "2024-01-01"
    assert second["ref"] == 2 and second["problem"]["errors"][0]["pointer"] == "/situation/age"
    assert list(Client(served).batch([])) == []


def test_an_answer_comes_before_the_rows_are_over_and_a_second_batch_waits(served: str) -> None:
    first = Client(served).batch(rows(10**9))
    assert next(first)["line"] == 1
    naps: list[float] = []

    def let_go(seconds: float) -> None:
        naps.append(seconds)
        first.close()  # type: ignore[attr-defined]  # a generator

    with pytest.raises(TooManyRequests) as refused:
        list(Client(served, retries=0).batch(iter([{"situation": {}}])))
    assert refused.value.kind == "busy" and refused.value.retry_after
    found = list(Client(served, sleep=let_go, retries=100).batch(rows(300)))
    assert [one["ref"] for one in found] == [str(number) for number in range(300)]
    assert naps, "the rows that had been sent in vain were sent again"


def test_rows_that_a_busy_server_did_not_take_are_sent_again(
    talker: Any, client: Client, naps: list[float], answer: Callable[..., bytes]
) -> None:
    refusal = answer(json.dumps(PROBLEM).encode(), "429 Too Many Requests", KIND, Retry_After="5")

    def after_three(asked: Any) -> None:
        content = asked.chunks()
        for _ in range(3):
            next(content)
        asked.say(refusal)
        while asked.source.read(1024):
            pass

    # the last one says that it takes them before a single row has come: they must not be forgotten then
    talker.replies = [after_three, refusal, echo]
    found = list(client.batch(rows(50)))
    assert [one["ref"] for one in found] == [str(number) for number in range(50)]
    assert naps == [5, 5]


def test_rows_are_sent_again_from_the_first_though_they_are_forgotten_before_it_goes() -> None:
    sent = Rows(rows(3))
    list(islice(iter(sent), 2))
    again = iter(sent)
    sent.forget()  # the server has said that it takes them before a single one has gone
    assert [json.loads(line)["ref"] for line in again] == ["0", "1", "2"]


def test_a_proxy_that_wants_all_rows_first_gets_them(
    talker: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplex_module, "HEAD_PATIENCE", 0.01)

    def patient(asked: Any) -> None:
        refs = [json.loads(sent)["ref"] for sent in asked.chunks()]
        lines = [chunk({"line": number, "ref": ref}) for number, ref in enumerate(refs, 1)]
        asked.say(HEAD + b"".join(lines) + chunk({"rows": len(refs)}) + b"0\r\n\r\n")

    talker.replies = [patient]
    assert len(list(client.batch(rows(1000, "x" * 1000)))) == 1000


def test_rows_that_are_not_kept_any_more_are_not_sent_again(
    talker: Any, client: Client, naps: list[float], answer: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplex_module, "HEAD_PATIENCE", 0.01)

    def late(asked: Any) -> None:
        list(asked.chunks())
        asked.say(answer(json.dumps(PROBLEM).encode(), "429 Too Many Requests", KIND, Retry_After="5"))

    talker.replies = [late]
    with pytest.raises(TooManyRequests):
        list(client.batch(rows(1000, "x" * 1000)))
    assert naps == []


def test_however_many_there_are_few_are_in_memory(talker: Any, client: Client) -> None:
    talker.replies = [echo]
    tracemalloc.start()
    try:
        count = sum(1 for _ in client.batch(rows(8000, "x" * 2000)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 8000 and peak < 4 * MEBIBYTE, "16 MB have gone out and come in"


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        (chunk({"line": 1, "ref": None}) + b"0\r\n\r\n", 1),
        (chunk({"line": 1, "ref": None}), 1),
        (chunk({"line": 1, "ref": None}) + b"20\r\n{", 1),
        (chunk({"line": 1, "ref": None}) + chunk({"rows": 2}) + b"0\r\n\r\n", 1),
        (chunk({"rows": 1}) + b"0\r\n\r\n", 0),
        (chunk("what?") + b"0\r\n\r\n", 0),
        (b"2\r\n{\n\r\n0\r\n\r\n", 0),
        (b"0\r\n\r\n", 0),
        (b"", 0),
    ],
)
def test_an_answer_that_is_cut_off_is_an_error(talker: Any, client: Client, said: bytes, answered: int) -> None:
    def cut(asked: Any) -> None:
        list(asked.chunks())
        asked.say(HEAD + said)

    talker.replies = [cut]
    found = []
    with pytest.raises(Truncated) as broken:
        for one in client.batch(rows(1)):
            found.append(one)
    assert broken.value.answered == len(found) == answered


def test_a_server_that_falls_silent_is_not_waited_for(talker: Any) -> None:
    def silent(asked: Any) -> None:
        asked.say(HEAD + chunk({"line": 1, "ref": None}))
        while asked.source.read(1024):
            pass

    talker.replies = [silent, lambda asked: asked.source.read()]
    with pytest.raises(Truncated, match="for 1 seconds"):
        list(Client(talker.address, timeout=1).batch(rows(2)))
    with pytest.raises(ConnectionFailed, match="for 1 seconds"):
        list(Client(talker.address, timeout=1).batch(rows(2)))


def test_what_the_rows_raise_comes_through(talker: Any, client: Client) -> None:
    def failing() -> Iterator[Any]:
        yield from rows(2)
        raise OSError("the disk is full")

    talker.replies = [echo]
    with pytest.raises(OSError, match="the disk is full"):
        list(client.batch(failing()))


def test_refusals_of_a_batch_are_errors(talker: Any, client: Client, served: str, answer: Callable[..., bytes]) -> None:
    with pytest.raises(ProblemError) as unknown:
        list(Client(served, key="nobody's").batch(rows(3)))
    assert unknown.value.kind == "unknown-key"
    talker.replies = [answer(b"<h1>no</h1>", "413 Too Large", "text/html")]
    with pytest.raises(UnexpectedAnswer):
        list(client.batch(rows(3)))
