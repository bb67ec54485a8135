"""Advice (提示): what to do, what to keep and whom to call, each legal sentence in it with the clause that says so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.rulebook.documents import Clause
from eligibility.rulebook.faults import Fault, did_you_mean
from eligibility.rulebook.yaml_source import Source, line_of


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to know or do. A statement of law has its ``clause``; ``unverified`` says what our source does not tell."""

    text: str | None
    clause: Clause | None
    unverified: str | None

    def stands(self, day: date) -> bool:
        """Whether it may be shown on that day: what a clause carries ends with it."""
        return self.clause is None or self.clause.in_force(day)


@dataclass(frozen=True, slots=True)
class Hotline:
    """A number to call, and what it can be asked about."""

    phone: str
    about: str


def read_point(source: Source, entry: Any, clauses: Mapping[str, Clause], faults: list[Fault]) -> Point:
    """Read a point; a clause that nobody holds, or that is a draft's, is added to ``faults``."""
    name = entry.get("clause")
    clause = clauses.get(name) if name is not None else None
    line = line_of(entry, "clause", entry.line)
    if name is not None and clause is None:
        faults.append(source.fault(line, f'no document holds a clause "{name}"', did_you_mean(name, clauses)))
    elif clause is not None and clause.document.draft:
        cause = f"{name} is a draft's: advice may not rest on it"
        faults.append(source.fault(line, cause, "name a clause that is in force, or say under unverified what is open"))
    return Point(entry.get("text"), clause, entry.get("unverified"))


def read_hotlines(entry: Any) -> tuple[Hotline, ...]:
    """Read the numbers to call."""
    return tuple(Hotline(line["phone"], line["about"]) for line in entry.get("ask") or ())


def read_names(
    source: Source, entry: Any, key: str, known: Collection[str], faults: list[Fault], what: str
) -> tuple[str, ...]:
    """Read a list of names that another file declares; each unknown one is added to ``faults``."""
    names = tuple(entry.get(key) or ())
    for index, name in enumerate(names):
        if name not in known:
            line = line_of(entry[key], index)
            faults.append(source.fault(line, f'no {what} is called "{name}"', did_you_mean(name, known)))
    return names
