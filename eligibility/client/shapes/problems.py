"""Answers about problems, as the OpenAPI document describes them. Written by "make clients": do not edit."""

from __future__ import annotations

from typing import TypedDict

# fmt: off

class Problem(TypedDict):
    type: str
    title: str
    status: int
    detail: str
    errors: list[ProblemEntry]


class ProblemEntry(TypedDict):
    pointer: str
    detail: str
    hint: str | None
