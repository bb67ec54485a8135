"""Many people at once: every line comes back, in order, as an answer or as a named problem, and the count closes it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from web.api.lines import BLOCK, TooLong, lines

RIDER = {"work_region": "330100", "occupation": "food_delivery"}
TYPE = "application/x-ndjson"


def send(client: FlaskClient, content: bytes | str, **headers: str) -> list[dict[str, Any]]:
    reply = client.post("/api/v1/assessments/batch", data=content, content_type=TYPE, headers=headers, buffered=True)
    assert reply.status_code == 200 and reply.mimetype == TYPE
    return [json.loads(line) for line in reply.get_data().splitlines()]


def test_an_answer_is_that_of_a_single_assessment(client: FlaskClient) -> None:
    single: Any = client.post("/api/v1/assessments", json={"situation": RIDER, "include_drafts": True}).json
    answer, end = send(client, json.dumps({"ref": 7, "situation": RIDER, "include_drafts": True}))
    assert (answer["ref"], answer["line"], end) == (7, 1, {"rows": 1})
    assert answer["assessment"]["outcomes"] == single["outcomes"]
    assert answer["assessment"]["next_questions"] == single["next_questions"]


def test_every_line_comes_back_in_its_place(client: FlaskClient) -> None:
    sent = [
        json.dumps({"ref": "a", "situation": RIDER}),
        "",
        "nonsense",
        json.dumps({"ref": "b", "situation": {"age": "26", "work_region": "330100"}}),
        "[1, 2]",
        json.dumps({"ref": {"no": 1}, "situation": RIDER}),
        json.dumps({"ref": "c", "situtaion": RIDER}),
        json.dumps({"ref": "d", "situation": RIDER, "as_of": "2022-08-01"}),
        json.dumps({"ref": "e" * 300, "situation": {}}),
        '{"situation": {"age": 1, "age": 2}}',
        "\ufeff{}",
        json.dumps({"ref": "f", "pad": "x" * 70_000}),
        json.dumps({"ref": "g", "situation": {}}),
    ]
    *rows, end = send(client, "\n".join(sent))
    assert [row["line"] for row in rows] == [1, *range(3, 14)] and end == {"rows": 12}
    statuses = [row["problem"]["status"] if "problem" in row else 200 for row in rows]
    assert statuses == [200, 400, 422, 400, 422, 422, 200, 422, 400, 422, 413, 200]
    assert [row["ref"] for row in rows] == ["a", None, "b", None, None, "c", "d", None, None, None, None, "g"]
    assert rows[2]["problem"]["errors"][0]["pointer"] == "/situation/age"
    assert rows[5]["problem"]["errors"][0]["hint"] == "是不是想填 situation？"
    assert rows[6]["assessment"]["as_of"] == "2022-08-01"


def test_problems_speak_the_readers_language(client: FlaskClient) -> None:
    row, _ = send(client, '{"situation": {"age": "26"}}', **{"Accept-Language": "en"})
    assert row["problem"]["title"] == "The content has mistakes" or row["problem"]["title"].isascii()


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\r\n \n"])
def test_nothing_is_no_row(client: FlaskClient, content: bytes) -> None:
    assert send(client, content) == [{"rows": 0}]


@pytest.mark.parametrize(
    "headers", [{"Content-Type": "application/json"}, {"Content-Type": TYPE, "Content-Encoding": "gzip"}, {}]
)
def test_another_format_is_refused(client: FlaskClient, headers: dict[str, str]) -> None:
    reply = client.post("/api/v1/assessments/batch", data=b"{}", headers=headers)
    assert reply.status_code == 415 and reply.headers["Accept-Post"] == TYPE


def test_one_batch_at_a_time(client: FlaskClient) -> None:
    first = client.post("/api/v1/assessments/batch", data=b"{}\n{}\n", content_type=TYPE, buffered=False)
    second = client.post("/api/v1/assessments/batch", data=b"{}", content_type=TYPE)
    assert second.status_code == 429 and int(second.headers["Retry-After"]) > 0
    assert second.json["type"].endswith(":busy")
    first.close()
    assert send(client, b"") == [{"rows": 0}]


class Dripping(io.RawIOBase):
    """Gives a content in pieces of any size, as a network does."""

    def __init__(self, content: bytes, sizes: list[int]) -> None:
        self._content, self._sizes = content, sizes

    def read(self, size: int = -1) -> bytes:
        """The next piece."""
        piece = min(self._sizes.pop(0) if self._sizes else BLOCK, size)
        given, self._content = self._content[:piece], self._content[piece:]
        return given


@settings(deadline=None, derandomize=True)
@given(
    st.lists(st.binary(max_size=12).map(lambda line: line.replace(b"\n", b"").strip()), max_size=12),
    st.lists(st.integers(1, 5), max_size=80),
    st.booleans(),
)
def test_lines_are_the_same_however_they_arrive(content: list[bytes], sizes: list[int], ended: bool) -> None:
    whole = b"\n".join(content) + (b"\n" if ended else b"")
    found = list(lines(Dripping(whole, sizes), longest=8))
    wanted = [(number, line) for number, line in enumerate(content, 1) if line]
    assert [number for number, _ in found] == [number for number, _ in wanted]
    for (_, got), (_, line) in zip(found, wanted, strict=True):
        assert isinstance(got, TooLong) if len(line) > 8 else got == line
