"""Documents and their clauses (文件与条款): what was written, by whom, and since when it has been in force."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.months import first_day
from eligibility.rulebook.fates import Fate, read_fate
from eligibility.rulebook.faults import RulebookError
from eligibility.rulebook.yaml_source import Source

NATION = "000000"


class Standing(enum.Enum):
    """What a document is worth on a given day. Computed, never stored; a draft stays a draft for ever."""

    IN_FORCE = "in_force"
    DRAFT = "draft"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"


class ClauseForce(enum.Enum):
    """What a sentence gives: who may demand it, and of whom (权利 义务 补贴 承诺 试点 倡导)."""

    __hash__ = object.__hash__  # as fast as C: Enum's own hashes the name in Python each time

    RIGHT = "right"
    DUTY = "duty"
    SUBSIDY = "subsidy"
    COMMITMENT = "commitment"
    PILOT = "pilot"
    ENCOURAGEMENT = "encouragement"


@dataclass(frozen=True, slots=True)
class Document:
    """A policy document, statute or reported statement; a draft may name the final text with which it was compared."""

    id: str
    title: str
    number: str | None
    issuer: str
    kind: str
    region: str
    issued: str | None
    in_force_from: date
    in_force_to: date | None
    approximate: bool
    supersedes: tuple[str, ...]
    verified_on: date
    source: dict[str, str]
    clauses: tuple[str, ...]
    compared_with: str | None = None

    @property
    def draft(self) -> bool:
        """Whether this never became law."""
        return self.kind == "draft"


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of a document, quoted verbatim; ``became`` says what the final text made of a draft's."""

    id: str
    document: Document
    number: str | None
    quote: str
    force: ClauseForce
    in_force_from: date
    in_force_to: date | None
    note: str | None
    became: Fate | None = None

    def in_force(self, day: date) -> bool:
        """Whether the sentence is law on that day; a draft never is."""
        return not self.document.draft and self.valid(day)

    def valid(self, day: date) -> bool:
        """Whether that day lies within the sentence's dates, draft or not."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

    def standing(self, day: date, superseded: frozenset[str]) -> Standing:
        """The sentence's standing on that day."""
        if self.document.draft:
            return Standing.DRAFT
        if self.in_force(day):
            return Standing.IN_FORCE
        return Standing.SUPERSEDED if self.document.id in superseded else Standing.EXPIRED


def read_document(source: Source) -> tuple[Document, list[Clause]]:
    """Build a document and its clauses from a file that has passed its schema."""
    raw: Any = source.content
    if raw["id"] != source.stem:
        cause = f"id is {raw['id']} but the file is called {source.stem}.yaml"
        raise RulebookError(
            [source.fault(raw.lines["id"], cause, "give both the same name, so that the file can be found")]
        )
    document = Document(
        id=raw["id"],
        title=raw["title"],
        number=raw.get("number"),
        issuer=raw["issuer"],
        kind=raw["kind"],
        region=raw["region"],
        issued=raw.get("issued"),
        in_force_from=first_day(raw["in_force_from"]),
        in_force_to=_day(raw.get("in_force_to")),
        approximate=len(raw["in_force_from"]) < len("YYYY-MM-DD"),
        supersedes=tuple(raw.get("supersedes") or ()),
        verified_on=date.fromisoformat(raw["verified_on"]),
        source={str(key): str(value) for key, value in raw["source"].items()},
        clauses=tuple(clause["id"] for clause in raw["clauses"]),
        compared_with=raw.get("compared_with"),
    )
    return document, [_clause(document, clause) for clause in raw["clauses"]]


def _clause(document: Document, raw: Any) -> Clause:
    since = raw.get("in_force_from")
    return Clause(
        id=raw["id"],
        document=document,
        number=None if raw["number"] == "—" else raw["number"],
        quote=raw["quote"],
        force=ClauseForce(raw["force"]),
        in_force_from=first_day(since) if since else document.in_force_from,
        in_force_to=_day(raw.get("in_force_to")) or document.in_force_to,
        note=raw.get("note"),
        became=read_fate(raw.get("became")),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
