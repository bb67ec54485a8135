"""Answers about assessments, as the OpenAPI document describes them. Written by "make clients": do not edit."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from eligibility.client.shapes.problems import Problem

# fmt: off

class Assessment(TypedDict):
    as_of: str
    rulebook: Rulebook
    outcomes: list[Outcome]
    receipt: NotRequired[dict[str, Any]]
    next_questions: list[str]


class Rulebook(TypedDict):
    version: str
    verified_on: str
    engine: Literal["durable-rules", "kleene"]


class Outcome(TypedDict):
    provision: str
    title: str
    summary: str
    family: str
    status: Literal["eligible", "not_eligible", "needs_information", "not_verified"]
    force: Literal["claim", "owed", "lever"]
    standing: Literal["in_force", "draft", "superseded", "expired"]
    amount: Amount | None
    amounts: list[Amount]
    missing_for_amount: list[str]
    unverified_for_amount: list[str]
    opens_on: str | None
    closes_on: str | None
    pays_until: str | None
    already_in_use: bool
    clauses: list[Clause]
    reasons: list[Reason]
    missing: list[str]
    what_would_change_it: list[Change]
    one_of: str | None
    must_choose: bool
    recommended: bool
    displaces: list[str]
    unverified: list[str]
    notes: list[str]
    claim: Claim


class Amount(TypedDict):
    kind: Literal["monthly", "remaining", "total", "shortfall", "one_off", "standard", "contribution_lowest",
        "contribution_highest", "contribution_own"]
    value: str
    unit: str
    working: str
    certainty: Literal["at_most", "last_known", "estimate", "exact"]
    clauses: list[CitedSentence]
    text: str


class CitedSentence(TypedDict):
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
    standing: Literal["in_force", "draft", "superseded", "expired"]


class Clause(TypedDict):
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
    standing: Literal["in_force", "draft", "superseded", "expired"]
    became: Fate | None
    drafts: list[Draft]


class Fate(TypedDict):
    what: Literal["kept", "widened", "narrowed", "mixed", "dropped"]
    document: str
    document_title: str
    by: list[Sentence]
    instead: list[Sentence]
    note: str
    text: str


class Sentence(TypedDict):
    id: str
    number: str | None
    quote: str


class Draft(TypedDict):
    id: str
    number: str | None
    quote: str
    document: str
    document_title: str
    issued: str | None
    became: Fate | None


class Reason(TypedDict):
    criterion: str
    verdict: Literal["true", "false", "unknown"]
    title: str
    detail: str | None
    counts: Literal["for", "against", "open", "ground"]
    facts: list[str]
    text: str


Change = TypedDict("Change", {
    "facts": "dict[str, Any]",
    "from": "str | None",
    "text": "str",
})


class Claim(TypedDict):
    steps: list[str]
    documents: list[str]
    where: str | None
    phone: str | None
    fee: str | None
    file_from: str | None
    file_until: str | None


class BatchAnswer(TypedDict):
    line: int
    ref: str | int | None
    assessment: NotRequired[Assessment]
    problem: NotRequired[Problem]


class BatchEnd(TypedDict):
    rows: int
