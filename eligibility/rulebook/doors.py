"""Doors (入口): ways into the same questions by what happened, each with what to do at once and what to ask first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from eligibility.rulebook.advice import Hotline, Point, read_hotlines, read_names, read_point
from eligibility.rulebook.documents import Clause
from eligibility.rulebook.faults import Fault, RulebookError
from eligibility.rulebook.questions import Question
from eligibility.rulebook.yaml_source import Source, line_of

_PLACE = "work_region"


@dataclass(frozen=True, slots=True)
class Door:
    """One way in. ``first`` are the facts to ask before all others, while they are open; a door decides nothing."""

    id: str
    title: str
    lead: str
    steps: tuple[Point, ...]
    first: tuple[str, ...]
    provisions: tuple[str, ...]
    ask: tuple[Hotline, ...]


def read_doors(
    source: Source, questions: Mapping[str, Question], provisions: Collection[str], clauses: Mapping[str, Clause]
) -> dict[str, Door]:
    """Build the doors, in the order of the start page. Raises RulebookError with every fault found."""
    faults: list[Fault] = []
    doors: dict[str, Door] = {}
    raw: Any = source.content
    for entry in raw:
        _hold_order(source, entry, questions, faults)
        doors[entry["id"]] = Door(
            id=entry["id"],
            title=entry["title"],
            lead=entry["lead"],
            steps=tuple(read_point(source, step, clauses, faults) for step in entry["steps"]),
            first=read_names(source, entry, "first", questions, faults, "fact"),
            provisions=read_names(source, entry, "provisions", provisions, faults, "provision"),
            ask=read_hotlines(entry),
        )
    if faults:
        raise RulebookError(faults)
    return doors


def _hold_order(source: Source, entry: Any, questions: Mapping[str, Question], faults: list[Fault]) -> None:
    """The place is asked before everything else anyway, and no question before the one that it stands behind."""
    first = list(entry["first"])
    for index, fact in enumerate(first):
        line = line_of(entry["first"], index)
        behind = questions[fact].ask_after if fact in questions else None
        if fact == _PLACE:
            faults.append(source.fault(line, "the place of work is asked first anyway", f"leave {_PLACE} out"))
        if behind is not None and behind not in first[:index]:
            cause = f'"{fact}" is asked only after "{behind}"'
            faults.append(source.fault(line, cause, f"name {behind} before it"))
