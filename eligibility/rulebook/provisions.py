"""Provisions (权益事项): what a worker may get or demand, and the legal bases on which it rests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from eligibility.amounts import Formula
from eligibility.conditions import Condition
from eligibility.rulebook.documents import NATION, Clause


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
class Window:
    """A filing window (申请期限): from the day or month of a fact, for as long as a parameter says."""

    after: str
    within: str


@dataclass(frozen=True, slots=True)
class Claim:
    """How to go about it, in the words of a Chinese service guide (办事指南)."""

    steps: tuple[str, ...]
    documents: tuple[str, ...]
    where: str | None
    phone: str | None
    fee: str | None
    window: Window | None = None


@dataclass(frozen=True)
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
    amounts: tuple[Formula, ...] = ()
    asks_on: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def draft_only(self) -> bool:
        """Whether only drafts ever promised it."""
        return all(basis.draft for basis in self.bases)

    @cached_property
    def against(self) -> tuple[Condition, ...]:
        """What stands against it: legal bars, and a duty already met."""
        bars = tuple(bar.when for bar in self.bars)
        return bars if self.fulfilled is None else (*bars, self.fulfilled)

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The regions for which it has bases of their own, by code."""
        return tuple(sorted({code for basis in self.bases for code in basis.regions} - {NATION}))

    @cached_property
    def turning_days(self) -> tuple[date, ...]:
        """The days on which one of its bases begins, or has ended, in order."""
        days = {basis.valid_from for basis in self.bases}
        days |= {basis.valid_to + timedelta(days=1) for basis in self.bases if basis.valid_to is not None}
        return tuple(sorted(days))

    def conditions(self) -> Iterator[Condition]:
        """Every condition that it is made of."""
        yield from (tree for tree in (self.requires, self.in_use, self.fulfilled) if tree is not None)
        yield from (bar.when for bar in self.bars)
        yield from (basis.when for basis in self.bases)
        yield from (note.when for note in self.notes)
        yield from (tree for formula in self.amounts for tree in formula.conditions)
