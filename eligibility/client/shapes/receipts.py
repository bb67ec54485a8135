"""Answers about receipts, as the OpenAPI document describes them. Written by "make clients": do not edit."""

from __future__ import annotations

from typing import Literal, TypedDict

# fmt: off

class Verification(TypedDict):
    signature: Literal["good", "bad", "unknown_key"]
    situation: Literal["matches", "differs", "not_given"]
    rules: Literal["confirmed", "contradicted", "other_version", "not_checked"]
    stands: bool
