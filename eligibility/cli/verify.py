"""``gigrights verify FILE``: checks a receipt without a server; ``gigrights keygen``: makes a key that signs receipts."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from eligibility.assessment import Calculator
from eligibility.receipts import BadKey, Keyring, SigningKey, check
from eligibility.receipts.checking import (
    BAD,
    CONFIRMED,
    CONTRADICTED,
    DIFFERS,
    GOOD,
    MATCHES,
    OTHER_VERSION,
    UNKNOWN_KEY,
)

_WORDS = {
    GOOD: "签名有效：是这把钥匙签的，一个字都没有改过",
    BAD: "签名无效：内容被改过，或者不是凭据",
    UNKNOWN_KEY: "不认识签名的钥匙：用 --key 给出它",
    MATCHES: "情况相符：说的就是这个人的情况",
    DIFFERS: "情况不符：说的不是这份情况",
    CONFIRMED: "规则相符：用同一版规则重新算，结果一样",
    CONTRADICTED: "规则不符：用同一版规则重新算，结果不一样",
    OTHER_VERSION: "规则库不是同一版，没有重新算",
}


def run(arguments: Sequence[str]) -> int:
    """Check one receipt. Returns 1 where anything speaks against it."""
    parser = argparse.ArgumentParser(prog="gigrights verify", description="验一张凭据：签名、情况、规则")
    parser.add_argument("file", type=Path, help="凭据（JSON），或带凭据的整个回答")
    parser.add_argument("--situation", type=Path, help="当时的情况（JSON）；给了就一并核对")
    parser.add_argument(
        "--key",
        action="append",
        required=True,
        metavar="KEY",
        help="公钥：base64url，或 GET /api/v1/keys 存成的文件；可以给几次",
    )
    options = parser.parse_args(arguments)
    try:
        keys = Keyring(public for given in options.key for public in _publics(given))
        receipt, situation = _read(options.file), options.situation and _read(options.situation)
    except (OSError, ValueError) as error:
        print(f"gigrights verify: {error}", file=sys.stderr)
        return 2
    receipt = receipt.get("receipt", receipt) if isinstance(receipt, dict) else receipt
    situation = situation.get("situation", situation) if isinstance(situation, dict) else None
    if options.situation and situation is None:
        print(f"gigrights verify: {options.situation}: 情况必须是一个对象", file=sys.stderr)
        return 2
    found = check(receipt, keys, situation, None if situation is None else Calculator())
    for result in (found.signature, found.situation, found.rules):
        if result in _WORDS:
            print(_WORDS[result])
    return 0 if found.stands else 1


def keygen(arguments: Sequence[str]) -> int:
    """Print a new key and its public half."""
    argparse.ArgumentParser(prog="gigrights keygen", description="生成签凭据的钥匙").parse_args(arguments)
    key, secret = SigningKey.new()
    print(f"GIGRIGHTS_SIGNING_KEY={secret}")
    print(f"# public / 公钥: {key.public}  key_id: {key.id}")
    return 0


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def _publics(given: str) -> Iterable[str]:
    """The public keys that an argument names: itself, or those in a file."""
    path = Path(given)
    if not path.is_file():
        return [given]
    content = _read(path)
    try:
        return [str(key["x"]) for key in content["keys"]]
    except (TypeError, KeyError):
        raise BadKey(f"{path} holds no keys: save what GET /api/v1/keys answers") from None
