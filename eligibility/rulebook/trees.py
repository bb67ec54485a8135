"""Reading condition trees from rule files."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any as Anything

from eligibility.conditions import All, Any, Condition, Named, Not
from eligibility.rulebook.faults import Fault, RulebookError, did_you_mean
from eligibility.rulebook.yaml_source import Source, YamlMap, line_of

_JUNCTIONS = ("all", "any", "not")


def read_tree(source: Source, raw: Anything, known: Collection[str], line: int = 1) -> Condition:
    """Build a condition from ``all``/``any``/``not`` over known names.

    Raises RulebookError with every fault of the tree, each naming the line and the nearest known name.
    """
    if isinstance(raw, str):
        if raw not in known:
            raise RulebookError(
                [source.fault(line, f'no criterion or concept is called "{raw}"', did_you_mean(raw, known))]
            )
        return Named(raw)
    if isinstance(raw, YamlMap) and len(raw) == 1:
        key, parts = next(iter(raw.items()))
        here = line_of(raw, key)
        if key == "not":
            return Not(read_tree(source, parts, known, here))
        if key in _JUNCTIONS and isinstance(parts, list) and parts:
            children = _children(source, parts, known)
            return All(children) if key == "all" else Any(children)
    raise RulebookError([_malformed(source, raw, line_of(raw, default=line))])


def _children(source: Source, parts: list[Anything], known: Collection[str]) -> tuple[Condition, ...]:
    children: list[Condition] = []
    faults: list[Fault] = []
    for index, part in enumerate(parts):
        try:
            children.append(read_tree(source, part, known, line_of(parts, index)))
        except RulebookError as error:
            faults.extend(error.faults)
    if faults:
        raise RulebookError(faults)
    return tuple(children)


def _malformed(source: Source, raw: Anything, line: int) -> Fault:
    """What is wrong with something that is no condition."""
    if isinstance(raw, list):
        remedy = "write all: in front of the list where every one must hold, any: where one is enough"
        return source.fault(line, "a list alone does not say whether all or any of it must hold", remedy)
    if not isinstance(raw, YamlMap) or not raw:
        cause = f"a condition is a name, not {str(raw).lower()}" if raw else "the condition is empty"
        return source.fault(line, cause, "write a name, or e.g.  all: [criterion_a, {not: criterion_b}]")
    unknown = next((key for key in raw if key not in _JUNCTIONS), None)
    if unknown is not None:
        cause = f'"{unknown}" is none of all, any and not'
        remedy = "a test is declared in rules/criteria/ under a name of its own; write that name here"
        return source.fault(line_of(raw, unknown), cause, did_you_mean(unknown, _JUNCTIONS, remedy))
    if len(raw) > 1:
        return source.fault(
            line, f"{' and '.join(raw)} stand side by side", "put one into the other: all: [{any: […]}, …]"
        )
    key = next(iter(raw))
    return source.fault(line, f"{key} takes a list with at least one name", f"write {key}: [criterion_a, …]")
