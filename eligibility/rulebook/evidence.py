"""Evidence (证据): what to keep as proof for which provisions, whom to ask, and for whom something differs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from eligibility.rulebook.advice import Hotline, Point, read_hotlines, read_names, read_point
from eligibility.rulebook.documents import Clause
from eligibility.rulebook.faults import Fault, RulebookError
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.yaml_source import Source, line_of


@dataclass(frozen=True, slots=True)
class Difference:
    """What is otherwise for some people (超龄、在校), as far as we know."""

    who: str
    point: Point


@dataclass(frozen=True, slots=True)
class Sheet:
    """A checklist for whole ``families`` of provisions and for single ``provisions``."""

    id: str
    title: str
    families: tuple[str, ...]
    provisions: tuple[str, ...]
    keep: tuple[Point, ...]
    ask: tuple[Hotline, ...]
    differs: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All checklists."""

    sheets: tuple[Sheet, ...]

    def of(self, provision: Provision) -> Sheet | None:
        """The checklist of a provision: the one that names it, else that of its family, else none."""
        named = [sheet for sheet in self.sheets if provision.id in sheet.provisions]
        return next(iter([*named, *(sheet for sheet in self.sheets if provision.family in sheet.families)]), None)


def read_evidence(
    source: Source, families: Collection[str], provisions: Collection[str], clauses: Mapping[str, Clause]
) -> Evidence:
    """Build the checklists. Raises RulebookError with every fault found."""
    faults: list[Fault] = []
    sheets: list[Sheet] = []
    raw: Any = source.content
    for entry in raw:
        sheets.append(
            Sheet(
                id=entry["id"],
                title=entry["title"],
                families=read_names(source, entry, "families", families, faults, "family"),
                provisions=read_names(source, entry, "provisions", provisions, faults, "provision"),
                keep=tuple(read_point(source, item, clauses, faults) for item in entry["keep"]),
                ask=read_hotlines(entry),
                differs=tuple(
                    Difference(item["who"], read_point(source, item, clauses, faults))
                    for item in entry.get("differs") or ()
                ),
            )
        )
        _hold_concern(source, entry, faults)
    _hold_apart(source, raw, faults)
    if faults:
        raise RulebookError(faults)
    return Evidence(tuple(sheets))


def _hold_concern(source: Source, entry: Any, faults: list[Fault]) -> None:
    if not entry.get("families") and not entry.get("provisions"):
        cause = f"{entry['id']}: nothing says which provisions it is for"
        faults.append(source.fault(line_of(entry, "id"), cause, "add families, or provisions"))


def _hold_apart(source: Source, entries: Any, faults: list[Fault]) -> None:
    """A provision, or a family, that two checklists name would get whichever comes first."""
    for key in ("families", "provisions"):
        owner: dict[str, str] = {}
        for entry in entries:
            for index, name in enumerate(entry.get(key) or ()):
                if name in owner:
                    cause = f'"{name}" already has the checklist {owner[name]}'
                    faults.append(source.fault(line_of(entry[key], index), cause, "name it in one of the two"))
                owner.setdefault(name, entry["id"])
