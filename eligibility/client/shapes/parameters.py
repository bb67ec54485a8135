"""Answers about parameters, as the OpenAPI document describes them. Written by "make clients": do not edit."""

from __future__ import annotations

from typing import TypedDict

from eligibility.client.shapes.provisions import ParameterSummary, Place

# fmt: off

class Parameters(TypedDict):
    as_of: str
    rulebook_version: str
    parameters: list[ParameterSummary]


class Parameter(TypedDict):
    id: str
    title: str
    unit: str
    verified_on: str
    yearly: bool
    by: str | None
    as_of: str
    rulebook_version: str
    values: list[ParameterValue]


ParameterValue = TypedDict("ParameterValue", {
    "regions": "list[Place]",
    "case": "str | None",
    "case_title": "str | None",
    "from": "str",
    "to": "str | None",
    "applies": "bool",
    "value": "str | None",
    "at_most": "bool",
    "tier": "str | None",
    "note": "str | None",
    "unverified": "str | None",
    "clause": "str",
    "text": "str | None",
})
