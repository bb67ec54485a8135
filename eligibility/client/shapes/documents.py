"""Answers about documents, as the OpenAPI document describes them. Written by "make clients": do not edit."""

from __future__ import annotations

from typing import Literal, TypedDict

from eligibility.client.shapes.provisions import HeldClause

# fmt: off

class Documents(TypedDict):
    as_of: str
    rulebook_version: str
    documents: list[DocumentSummary]


class DocumentSummary(TypedDict):
    id: str
    title: str
    number: str | None
    issuer: str
    kind: Literal["final", "draft", "reported"]
    region: str
    region_name: str
    issued: str | None
    in_force_from: str
    in_force_to: str | None
    approximate: bool
    standing: Literal["in_force", "draft", "superseded", "expired", "not_yet"]
    verified_on: str
    clause_count: int


class Document(TypedDict):
    id: str
    title: str
    number: str | None
    issuer: str
    kind: Literal["final", "draft", "reported"]
    region: str
    region_name: str
    issued: str | None
    in_force_from: str
    in_force_to: str | None
    approximate: bool
    standing: Literal["in_force", "draft", "superseded", "expired", "not_yet"]
    verified_on: str
    clause_count: int
    as_of: str
    rulebook_version: str
    supersedes: list[str]
    superseded_by: list[str]
    source: Source
    clauses: list[HeldClause]


class Source(TypedDict):
    kind: str
    note: str | None
    address: str | None
