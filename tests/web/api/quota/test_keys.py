"""A client with a key may ask for more; keys change while we run, and are written down as digests only."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from web.settings import SettingError, Settings


def entry(name: str, key: str) -> str:
    return f"{name}:{hashlib.sha256(key.encode()).hexdigest()}"


def ask(client: FlaskClient, key: str | None = None, scheme: str = "Bearer") -> Any:
    headers = {"Authorization": f"{scheme} {key}"} if key else {}
    return client.post("/api/v1/assessments", json={"situation": {}}, headers=headers)


def replace(file: Path, written: str) -> None:
    new = file.with_suffix(".new")
    new.write_text(written, "utf-8")
    new.replace(file)


def test_a_key_gives_more_and_leaves_the_address_its_own(limited: Any) -> None:
    client = limited(LIMIT=1, LIMIT_WITH_KEY=3, KEYS=entry("union", "k1"))
    assert [ask(client, "k1").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert ask(client, "k1").headers["RateLimit-Policy"] == '"key";q=3;w=60'
    assert [ask(client).status_code for _ in range(2)] == [200, 429]


def test_two_keys_of_a_client_are_valid_at_once_and_count_together(limited: Any) -> None:
    client = limited(LIMIT_WITH_KEY=2, KEYS=f"{entry('union', 'old')} {entry('union', 'new')} {entry('city', 'k')}")
    assert [ask(client, key).status_code for key in ("old", "new", "old", "new", "k")] == [200, 200, 429, 429, 200]


def test_a_key_that_is_not_known_is_refused_and_guessing_is_limited(limited: Any, refused: Any) -> None:
    client = limited(LIMIT=2, KEYS=entry("union", "k1"))
    reply = ask(client, "guess")
    assert refused(reply, 401)["type"] == "urn:gigrights:problem:unknown-key"
    assert reply.headers["WWW-Authenticate"].startswith("Bearer")
    assert [ask(client, f"guess{count}").status_code for count in range(2)] == [401, 429]
    assert ask(client, hashlib.sha256(b"k1").hexdigest()).status_code == 429


def test_credentials_of_another_kind_are_somebody_elses(limited: Any) -> None:
    assert ask(limited(), "dTpw", "Basic").status_code == 200


def test_a_file_is_read_again_when_it_changes(limited: Any, tmp_path: Path) -> None:
    file = tmp_path / "keys"
    replace(file, f"# of the union\n{entry('union', 'old')}  # until May\n")
    client = limited(KEYS_FILE=file)
    assert [ask(client, key).status_code for key in ("old", "new")] == [200, 401]
    replace(file, f"{entry('union', 'old')}\n{entry('union', 'new')}\n")
    assert [ask(client, key).status_code for key in ("old", "new")] == [200, 200]
    replace(file, f"{entry('union', 'new')}\n")
    assert [ask(client, key).status_code for key in ("old", "new")] == [401, 200]


def test_a_file_that_is_broken_or_gone_leaves_the_keys_of_before(
    limited: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "keys"
    replace(file, entry("union", "k1"))
    client = limited(KEYS_FILE=file)
    assert ask(client, "k1").status_code == 200
    replace(file, "union:plain-key-by-mistake")
    assert [ask(client, "k1").status_code for _ in range(2)] == [200, 200]
    file.unlink()
    assert [ask(client, "k1").status_code for _ in range(2)] == [200, 200]
    warnings = [record.getMessage() for record in caplog.records]
    assert len(warnings) == 2 and "by-mistake" not in caplog.text
    replace(file, entry("union", "k2"))
    assert [ask(client, key).status_code for key in ("k1", "k2")] == [401, 200]


def test_what_cannot_be_read_stops_the_start_and_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"GIGRIGHTS_KEYS: entry 1 .*name:sha256") as found:
        Settings.read({"GIGRIGHTS_KEYS": "union:plain-key"})
    assert "plain-key" not in str(found.value)
    with pytest.raises(SettingError, match=r"GIGRIGHTS_KEYS_FILE: .*No such file"):
        Settings.read({"GIGRIGHTS_KEYS_FILE": str(tmp_path / "none")})
    with pytest.raises(SettingError, match="GIGRIGHTS_LIMIT_STORE: write redis://"):
        Settings.read({"GIGRIGHTS_LIMIT_STORE": "memcached://x"})
