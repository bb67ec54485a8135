"""Worked cases (案例): a situation, a day, and what has to come of it by law. Tests hold the rule base against them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from eligibility.rulebook import schema_check
from eligibility.rulebook.faults import Fault, RulebookError
from eligibility.rulebook.yaml_source import Source, line_of


@dataclass(frozen=True, slots=True)
class Scenario:
    """One case. ``situation`` is as sent to the API; ``expect`` holds, by provision, only the keys its author wrote."""

    id: str
    title: str
    as_of: date
    situation: Mapping[str, Any]
    include_drafts: bool
    expect: Mapping[str, Mapping[str, Any]]
    absent: tuple[str, ...]
    file: str
    line: int


def read_scenarios(root: Path) -> list[Scenario]:
    """Read every case under ``scenarios/`` of a rule base.

    Raises RulebookError with every fault, such as two cases with the same id.
    """
    found: dict[str, Scenario] = {}
    faults: list[Fault] = []
    for path in sorted((root / "scenarios").glob("*.yaml")):
        try:
            source = schema_check.read(path, root, "scenario")
        except RulebookError as error:
            faults.extend(error.faults)
            continue
        for entry in source.content:
            case = _scenario(source, entry)
            if case.id in found:
                cause = f'id "{case.id}" is already in {found[case.id].file}'
                faults.append(source.fault(case.line, cause, "give each case an id of its own"))
            found[case.id] = case
    if faults:
        raise RulebookError(faults)
    return list(found.values())


def _scenario(source: Source, raw: Any) -> Scenario:
    return Scenario(
        id=raw["id"],
        title=raw["title"],
        as_of=date.fromisoformat(raw["as_of"]),
        situation=raw["situation"],
        include_drafts=raw.get("include_drafts", False),
        expect=raw["expect"],
        absent=tuple(raw.get("absent") or ()),
        file=source.name,
        line=line_of(raw, "id"),
    )
