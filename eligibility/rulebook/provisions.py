"""Provisions (权益事项): what a worker may get or demand, and the legal bases on which it rests."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from eligibility.conditions import ALWAYS, Condition
from eligibility.regions import Regions
from eligibility.rulebook.documents import Clause
from eligibility.rulebook.faults import Fault, RulebookError, did_you_mean
from eligibility.rulebook.trees import read_tree
from eligibility.rulebook.yaml_source import Source, line_of


@dataclass(frozen=True, slots=True)
class Basis:
    """One legal basis (依据) of a provision.

    The first clause carries it: region and dates are that clause's unless given. A basis that is not a complement displaces the
    bases of wider regions wherever it is in scope, whether or not the worker meets it. ``unverified`` says what our source does
    not tell: such a basis can only ever lead to "not verified". ``also`` are clauses cited without giving force.
    """

    id: str
    clauses: tuple[Clause, ...]
    also: tuple[Clause, ...]
    regions: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    when: Condition
    complements: bool
    unverified: str | None

    @property
    def draft(self) -> bool:
        """Whether it rests on a draft."""
        return self.clauses[0].document.draft

    def valid(self, day: date) -> bool:
        """Whether it is in force on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Bar:
    """A legal bar (不得同时享受): while it holds, nothing is due."""

    when: Condition
    text: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark for those to whom a condition applies."""

    when: Condition
    text: str
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """How to go about it, in the words of a Chinese service guide (办事指南)."""

    steps: tuple[str, ...]
    documents: tuple[str, ...]
    where: str | None
    phone: str | None
    fee: str | None


@dataclass(frozen=True, slots=True)
class Provision:
    """A topic in the worker's terms; cities and provinces are bases under it."""

    id: str
    title: str
    summary: str
    family: str
    rank: int
    pays: bool
    one_of: str | None
    requires: Condition
    in_use: Condition | None
    fulfilled: Condition | None
    bars: tuple[Bar, ...]
    bases: tuple[Basis, ...]
    notes: tuple[Note, ...]
    claim: Claim
    asks_on: Mapping[str, str] = field(default_factory=dict)

    @property
    def draft_only(self) -> bool:
        """Whether only drafts ever promised it."""
        return all(basis.draft for basis in self.bases)

    def conditions(self) -> Iterator[Condition]:
        """Every condition that it is made of."""
        yield from (tree for tree in (self.requires, self.in_use, self.fulfilled) if tree is not None)
        yield from (bar.when for bar in self.bars)
        yield from (basis.when for basis in self.bases)
        yield from (note.when for note in self.notes)


def read_provision(
    source: Source, known: Collection[str], clauses: Mapping[str, Clause], regions: Regions
) -> Provision:
    """Build a provision from a file that has passed its schema. Raises RulebookError with file, line, cause and remedy."""
    raw: Any = source.content
    if raw["id"] != source.stem:
        cause = f"id is {raw['id']} but the file is called {source.stem}.yaml"
        raise RulebookError(
            [source.fault(raw.lines["id"], cause, "give both the same name, so that the file can be found")]
        )

    def tree(entry: Any, key: str) -> Condition | None:
        return None if entry.get(key) is None else read_tree(source, entry[key], known, entry.lines[key])

    bases = tuple(_basis(source, entry, known, clauses, regions) for entry in raw["bases"])
    if len({basis.id for basis in bases}) < len(bases):
        raise RulebookError(
            [source.fault(raw.lines["bases"], "two bases have the same id", "give each basis an id of its own")]
        )
    claim = raw.get("claim") or {}
    return Provision(
        id=raw["id"],
        title=raw["title"],
        summary=raw["summary"],
        family=raw["family"],
        rank=raw["rank"],
        pays=raw["pays"],
        one_of=raw.get("one_of"),
        requires=tree(raw, "requires") or ALWAYS,
        in_use=tree(raw, "in_use"),
        fulfilled=tree(raw, "fulfilled"),
        bars=tuple(
            Bar(tree(entry, "when") or ALWAYS, entry["text"], _cited(source, entry, clauses))
            for entry in raw.get("bars") or ()
        ),
        bases=bases,
        notes=tuple(
            Note(tree(entry, "when") or ALWAYS, entry["text"], tuple(entry.get("statuses") or ()))
            for entry in raw.get("notes") or ()
        ),
        claim=Claim(
            steps=tuple(claim.get("steps") or ()),
            documents=tuple(claim.get("documents") or ()),
            where=claim.get("where"),
            phone=claim.get("phone"),
            fee=claim.get("fee"),
        ),
        asks_on=dict(raw.get("asks_on") or {}),
    )


def _cited(source: Source, entry: Any, clauses: Mapping[str, Clause], key: str = "clauses") -> tuple[Clause, ...]:
    faults: list[Fault] = []
    found: list[Clause] = []
    for index, name in enumerate(entry.get(key) or ()):
        if name in clauses:
            found.append(clauses[name])
        else:
            line = line_of(entry[key], index)
            faults.append(source.fault(line, f'no document holds a clause "{name}"', did_you_mean(name, clauses)))
    if faults:
        raise RulebookError(faults)
    return tuple(found)


def _basis(
    source: Source, entry: Any, known: Collection[str], clauses: Mapping[str, Clause], regions: Regions
) -> Basis:
    cited = _cited(source, entry, clauses)
    carrier = cited[0]
    scope = tuple(entry.get("regions") or [carrier.document.region])
    for code in scope:
        if code not in ("000000", "XPCC") and regions.get(code) is None:
            line = line_of(entry, "regions", entry.line)
            raise RulebookError(
                [source.fault(line, f'no region has the code "{code}"', did_you_mean(code, regions.suggest(code)))]
            )
    since, until = entry.get("from"), entry.get("to")
    return Basis(
        id=entry["id"],
        clauses=cited,
        also=_cited(source, entry, clauses, "also"),
        regions=scope,
        valid_from=date.fromisoformat(since) if since else carrier.in_force_from,
        valid_to=date.fromisoformat(until) if until else carrier.in_force_to,
        when=ALWAYS if entry.get("when") is None else read_tree(source, entry["when"], known, entry.lines["when"]),
        complements=bool(entry.get("complements", False)),
        unverified=entry.get("unverified"),
    )
