"""A receipt proves later what the rules said: any change to it shows, and it speaks of one situation only."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from eligibility.assessment import Calculator
from eligibility.cli import main
from eligibility.receipts import Keyring, SigningKey, check
from web import create_app
from web.settings import SettingError, Settings

RIDER = {"work_region": "330100", "occupation": "food_delivery", "monthly_income": "4197.55", "age": 30, "sex": None}
KEY, SECRET = SigningKey.new()


@pytest.fixture(scope="module")
def signing(calculator: Calculator) -> FlaskClient:
    """An application that signs."""
    return create_app(calculator, secret="s", settings=Settings.read({"GIGRIGHTS_SIGNING_KEY": SECRET})).test_client()


@pytest.fixture
def receipt(signing: FlaskClient) -> dict[str, Any]:
    reply: Any = signing.post("/api/v1/assessments", json={"situation": RIDER, "as_of": "2026-11-23", "receipt": True})
    assert reply.status_code == 200
    found: dict[str, Any] = reply.json["receipt"]
    return found


@pytest.fixture
def verify(signing: FlaskClient) -> Callable[..., dict[str, Any]]:
    def send(receipt: Any, **more: Any) -> dict[str, Any]:
        reply: Any = signing.post("/api/v1/receipts/verify", json={"receipt": receipt, **more})
        assert reply.status_code == 200
        found: dict[str, Any] = reply.json
        return found

    return send


def test_a_receipt_stands(receipt: dict[str, Any], verify: Any) -> None:
    assert verify(receipt) == {"signature": "good", "situation": "not_given", "rules": "not_checked", "stands": True}
    assert verify(receipt, situation=RIDER) == {
        "signature": "good",
        "situation": "matches",
        "rules": "confirmed",
        "stands": True,
    }
    same = dict(reversed([(fact, answer) for fact, answer in RIDER.items() if answer is not None]))
    assert verify(receipt, situation={**same, "age": 30.0})["situation"] == "matches"


def test_it_holds_no_answer(receipt: dict[str, Any], signing: FlaskClient) -> None:
    told = json.dumps(receipt)
    assert "4197" not in told and "food_delivery" not in told and "330100" not in told
    again: Any = signing.post("/api/v1/assessments", json={"situation": RIDER, "as_of": "2026-11-23", "receipt": True})
    assert again.json["receipt"]["situation"] != receipt["situation"], "nobody can tell that two are of one situation"


@pytest.mark.parametrize(
    "name", ["form", "rulebook", "as_of", "include_drafts", "issued_on", "salt", "situation", "outcomes"]
)
def test_any_change_shows(receipt: dict[str, Any], verify: Any, name: str) -> None:
    changed: Any = {"form": 2, "include_drafts": True, "outcomes": receipt["outcomes"][1:]}.get(name, "2026-11-24")
    assert verify({**receipt, name: changed})["signature"] == "bad"
    assert verify({key: value for key, value in receipt.items() if key != name})["signature"] == "bad"


@pytest.mark.parametrize(
    "wrong", [{}, {"signature": 1}, {"signature": "AAAA"}, {"key_id": ["x"]}, {"more": 1}, {"outcomes": [1.5]}]
)
def test_what_is_no_receipt_is_bad(receipt: dict[str, Any], verify: Any, wrong: dict[str, Any]) -> None:
    assert verify({**receipt, **wrong} if wrong else {})["signature"] == "bad"


def test_another_situation_differs(receipt: dict[str, Any], verify: Any) -> None:
    found = verify(receipt, situation={**RIDER, "age": 31})
    assert (found["situation"], found["stands"]) == ("differs", False)


def test_an_unknown_key_is_said(receipt: dict[str, Any], verify: Any) -> None:
    assert verify({**receipt, "key_id": "0" * 16})["signature"] == "unknown_key"
    other, _ = SigningKey.new()
    assert check(receipt, Keyring([other.public])).signature == "unknown_key"


def test_other_rules_are_not_taken_for_the_same(receipt: dict[str, Any], calculator: Calculator) -> None:
    changed = Calculator(replace(calculator.book, content_hash="0" * 64))
    keys = Keyring([KEY.public])
    assert check(receipt, keys, RIDER, changed).rules == "other_version"
    fewer = {name: one for name, one in calculator.book.provisions.items() if name != "union_membership"}
    forged = Calculator(replace(calculator.book, provisions=fewer))
    assert check(receipt, keys, RIDER, forged).rules == "contradicted"


def test_a_batch_gives_receipts_too(signing: FlaskClient, verify: Any) -> None:
    line = json.dumps({"situation": RIDER, "receipt": True})
    reply = signing.post("/api/v1/assessments/batch", data=line, content_type="application/x-ndjson", buffered=True)
    answer = json.loads(reply.get_data().splitlines()[0])
    assert verify(answer["assessment"]["receipt"], situation=RIDER)["rules"] == "confirmed"


def test_without_a_key_there_is_none(client: FlaskClient) -> None:
    reply: Any = client.post("/api/v1/assessments", json={"situation": {}, "receipt": True})
    assert reply.status_code == 409 and reply.json["type"].endswith(":no-signing-key")
    assert "receipt" not in client.post("/api/v1/assessments", json={"situation": {}}).json
    assert client.get("/api/v1/keys").json == {"keys": []}


def test_the_keys_are_served(calculator: Calculator, receipt: dict[str, Any]) -> None:
    new, secret = SigningKey.new()
    settings = Settings.read({"GIGRIGHTS_SIGNING_KEY": secret, "GIGRIGHTS_VERIFY_KEYS": KEY.public})
    rotated = create_app(calculator, secret="s", settings=settings).test_client()
    keys: Any = rotated.get("/api/v1/keys").json["keys"]
    assert [(key["kid"], key["current"]) for key in keys] == [(new.id, True), (KEY.id, False)]
    found: Any = rotated.post("/api/v1/receipts/verify", json={"receipt": receipt}).json
    assert found["signature"] == "good", "receipts outlive the key that signed them"


@pytest.mark.parametrize(
    ("variable", "value"),
    [("GIGRIGHTS_SIGNING_KEY", "short"), ("GIGRIGHTS_SIGNING_KEY", __file__), ("GIGRIGHTS_VERIFY_KEYS", "x y")],
)
def test_a_key_that_is_none_is_named(calculator: Calculator, variable: str, value: str) -> None:
    with pytest.raises(SettingError, match=variable):
        create_app(calculator, settings=Settings.read({variable: value}))


def test_a_key_may_lie_in_a_file(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    file = tmp_path / "key.pem"
    file.write_bytes(Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    assert len(SigningKey.read(str(file)).id) == 16


def test_the_command_line_checks_without_a_server(
    receipt: dict[str, Any], signing: FlaskClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = {"receipt": receipt, "situation": RIDER, "keys": signing.get("/api/v1/keys").json}
    for name, content in paths.items():
        (tmp_path / name).write_text(json.dumps(content), "utf-8")
    arguments = ["verify", str(tmp_path / "receipt"), "--situation", str(tmp_path / "situation"), "--key"]
    assert main([*arguments, str(tmp_path / "keys")]) == 0
    told = capsys.readouterr().out
    assert "签名有效" in told and "情况相符" in told and "规则相符" in told
    assert main([*arguments, SigningKey.new()[0].public]) == 1
    assert "不认识" in capsys.readouterr().out
    assert main([*arguments, "nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err
    (tmp_path / "receipt").write_text("{", "utf-8")
    assert main([*arguments, KEY.public]) == 2


def test_a_new_key_can_be_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keygen"]) == 0
    line = capsys.readouterr().out.splitlines()[0]
    assert SigningKey.read(line.removeprefix("GIGRIGHTS_SIGNING_KEY=")).id
