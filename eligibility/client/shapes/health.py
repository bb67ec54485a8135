"""Answers about health, as the OpenAPI document describes them. Written by "make clients": do not edit."""

from __future__ import annotations

from typing import Literal, TypedDict

# fmt: off

class Health(TypedDict):
    status: Literal["ok"]
    version: str
    engine: Literal["durable-rules", "kleene"]
    rulebook: RulebookVersion


class RulebookVersion(TypedDict):
    version: str
    verified_on: str


class Ready(TypedDict):
    status: Literal["ready"]
