"""JSON is long and says the same names over and over: it goes out compressed to whoever takes that, and is the same afterwards."""

from __future__ import annotations

import gzip
from typing import Any

import brotli
import pytest
from flask.testing import FlaskClient

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("encoding", UNPACK)
@pytest.mark.parametrize("address", ["openapi.json", "questions", "provisions", "documents/ZJ2023"])
def test_what_is_the_same_for_everybody_goes_out_compressed(client: FlaskClient, address: str, encoding: str) -> None:
    plain = client.get(f"/api/v1/{address}")
    packed = client.get(f"/api/v1/{address}", headers={"Accept-Encoding": encoding})
    assert "Content-Encoding" not in plain.headers and packed.headers["Content-Encoding"] == encoding
    assert UNPACK[encoding](packed.data) == plain.data and len(packed.data) < len(plain.data) / 2
    assert "Accept-Encoding" in packed.vary and packed.headers["ETag"] != plain.headers["ETag"]
    same = {"Accept-Encoding": encoding, "If-None-Match": packed.headers["ETag"]}
    assert client.get(f"/api/v1/{address}", headers=same).status_code == 304


@pytest.mark.parametrize("encoding", UNPACK)
def test_answers_about_a_person_go_out_compressed(client: FlaskClient, encoding: str) -> None:
    situation: Any = {"situation": {"work_region": "330100"}, "as_of": "2026-11-23"}
    for address in ("assessments", "questions/next"):
        plain = client.post(f"/api/v1/{address}", json=situation)
        packed = client.post(f"/api/v1/{address}", json=situation, headers={"Accept-Encoding": encoding})
        assert packed.headers["Content-Encoding"] == encoding
        assert UNPACK[encoding](packed.data) == plain.data and len(packed.data) < len(plain.data) / 2


def test_a_stream_is_left_alone(client: FlaskClient) -> None:
    headers = {"Accept-Encoding": "br, gzip"}
    reply = client.post(
        "/api/v1/assessments/batch",
        data='{"situation": {}}\n',
        content_type="application/x-ndjson",
        headers=headers,
    )
    assert "Content-Encoding" not in reply.headers, "a line that waits in a compressor would come late"
    assert reply.text.endswith('{"rows":1}\n')
