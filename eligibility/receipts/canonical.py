"""One way to write a value (规范形式): the same bytes for the same content, whoever wrote it and in whatever order."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(value: Any) -> bytes:
    """A JSON value as bytes: names sorted, no white space, UTF-8, whole numbers without a point.

    Raises ValueError for a number with a fraction and for anything that JSON does not have: two programs could write them
    differently.

    >>> canonical({"b": [1.0, None], "a": "元"}).decode()
    '{"a":"元","b":[1,null]}'
    """
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def situation_digest(situation: dict[str, Any], salt: str) -> str:
    """A digest of a situation, as lower-case hexadecimal; a fact that is null counts as not given.

    The salt keeps anybody from finding the situation by trying likely ones, who does not have the receipt.
    """
    given = {fact: value for fact, value in situation.items() if value is not None}
    return hashlib.sha256(salt.encode() + b"\n" + canonical(given)).hexdigest()


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            if not value.is_integer():
                raise ValueError(f"{value} has no one way to be written")
            return int(value)
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case dict():
            return {str(name): _plain(inner) for name, inner in value.items()}
        case _:
            raise ValueError(f"{type(value).__name__} is not JSON")
