"""What the rule files say otherwise: entries that came, went, or changed, and in which of their parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eligibility.rulebook.entries import Entry, Key

ABSENT = object()
"""In place of a value that is not there; None is one that the rule files can hold."""

KINDS = (
    *("document", "clause", "provision", "criterion", "concept", "parameter", "question", "topic", "contradiction"),
    *("listing", "family", "region", "file"),
)
# Conditions are shown whole: a part of one says nothing without the others.
_WHOLE = frozenset(("when", "requires", "in_use", "fulfilled", "holds", "fails", "because_when"))


@dataclass(frozen=True, slots=True)
class Part:
    """One value that changed: the way to it, and what it was and is. ABSENT where it was or is not there."""

    path: tuple[str, ...]
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that is otherwise. ``how`` is added, removed or changed; ``parts`` are told of the latter only."""

    how: str
    entry: Entry
    parts: tuple[Part, ...] = ()


def changes(old: Mapping[Key, Entry], new: Mapping[Key, Entry]) -> list[Change]:
    """Every difference between the entries of two rule bases, by kind and id; lines and remarks are none."""
    found: list[Change] = []
    for key in sorted({*old, *new}, key=lambda key: (_rank(key[0]), key)):
        if key not in old:
            found.append(Change("added", new[key]))
        elif key not in new:
            found.append(Change("removed", old[key]))
        elif parts := tuple(_parts((), old[key].content, new[key].content)):
            found.append(Change("changed", new[key], parts))
    return found


def _rank(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def _parts(path: tuple[str, ...], old: Any, new: Any) -> Iterator[Part]:
    if old == new and type(old) is type(new):
        return
    before, after = _branches(path, old), _branches(path, new)
    if before is None or after is None:
        yield Part(path, old, new)
        return
    for name in {**before, **after}:
        yield from _parts((*path, name), before.get(name, ABSENT), after.get(name, ABSENT))


def _branches(path: tuple[str, ...], value: Any) -> dict[str, Any] | None:
    """The named parts of a mapping, or of a list of mappings; None for what is told as a whole."""
    if path and path[-1] in _WHOLE:
        return None
    if isinstance(value, dict):
        return value
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        named: dict[str, Any] = {}
        for row in value:
            name = _name(row)
            while name in named:
                name += "′"
            named[name] = row
        return named
    return None


def _name(row: Mapping[str, Any]) -> str:
    """What tells one row of a list from the others."""
    if "id" in row:
        return str(row["id"])
    regions, since, text = row.get("regions"), row.get("from"), row.get("text")
    where = "+".join(map(str, regions)) if isinstance(regions, list) else ""
    told = " ".join(str(value) for value in (where, row.get("case"), since) if value)
    return told or str(text or row)[:20]
