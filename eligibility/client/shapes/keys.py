"""Answers about keys, as the OpenAPI document describes them. Written by "make clients": do not edit."""

from __future__ import annotations

from typing import Literal, TypedDict

# fmt: off

class Keys(TypedDict):
    keys: list[Key]


class Key(TypedDict):
    kty: Literal["OKP"]
    crv: Literal["Ed25519"]
    use: Literal["sig"]
    kid: str
    x: str
    current: bool
