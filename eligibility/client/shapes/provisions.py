"""Answers about provisions, as the OpenAPI document describes them. Written by "make clients": do not edit."""

from __future__ import annotations

from typing import Literal, TypedDict

from eligibility.client.shapes.assessments import Draft, Fate

# fmt: off

class Provisions(TypedDict):
    as_of: str
    rulebook_version: str
    provisions: list[ProvisionSummary]


class ProvisionSummary(TypedDict):
    id: str
    title: str
    summary: str
    family: str
    family_title: str
    forces: list[Literal["claim", "owed", "lever"]]
    draft_only: bool
    regions: list[Place]
    verified_on: str


class Place(TypedDict):
    code: str
    name: str


class Provision(TypedDict):
    id: str
    title: str
    summary: str
    family: str
    family_title: str
    forces: list[Literal["claim", "owed", "lever"]]
    draft_only: bool
    regions: list[Place]
    verified_on: str
    as_of: str
    rulebook_version: str
    requires: Condition | None
    in_use: Condition | None
    fulfilled: Condition | None
    bases: list[Basis]
    bars: list[Exclusion]
    one_of: str | None
    alternatives: list[Reference]
    notes: list[Remark]
    concepts: list[Concept]
    parameters: list[ParameterSummary]
    facts: list[FactRead]
    clauses: list[HeldClause]
    claim: Way


class Condition(TypedDict):
    kind: Literal["all", "any", "not", "criterion", "concept"]
    name: str | None
    title: str | None
    parts: list[Condition]


Basis = TypedDict("Basis", {
    "id": "str",
    "regions": "list[Place]",
    "from": "str",
    "to": "str | None",
    "approximate": "bool",
    "applies": "bool",
    "draft": "bool",
    "force": 'Literal["claim", "owed", "lever"]',
    "complements": "bool",
    "unverified": "str | None",
    "condition": "Condition | None",
    "clauses": "list[str]",
    "also": "list[str]",
})


class Exclusion(TypedDict):
    condition: Condition | None
    clauses: list[str]
    text: str


class Reference(TypedDict):
    id: str
    title: str


class Remark(TypedDict):
    condition: Condition | None
    statuses: list[str]
    text: str


class Concept(TypedDict):
    id: str
    title: str
    because: str | None
    holds: Condition | None
    fails: Condition | None
    clauses: list[str]


class ParameterSummary(TypedDict):
    id: str
    title: str
    unit: str
    verified_on: str
    yearly: bool
    by: str | None


class FactRead(TypedDict):
    fact: str
    label: str


class HeldClause(TypedDict):
    id: str
    number: str | None
    quote: str
    document: str
    document_title: str
    document_number: str | None
    document_kind: str
    issuer: str
    issued: str | None
    in_force_from: str
    approximate: bool
    standing: Literal["in_force", "draft", "superseded", "expired", "not_yet"]
    became: Fate | None
    drafts: list[Draft]
    force: Literal["right", "duty", "subsidy", "commitment", "pilot", "encouragement"]
    in_force_to: str | None
    note: str | None
    cited_by: list[Reference]
    sets: list[Reference]


class Way(TypedDict):
    steps: list[str]
    documents: list[str]
    where: str | None
    phone: str | None
    fee: str | None
