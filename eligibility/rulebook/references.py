"""Names that one rule file uses and another declares: the clauses and families outside of conditions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from eligibility.rulebook.faults import Fault, did_you_mean
from eligibility.rulebook.yaml_source import Source, YamlList, YamlMap, line_of


def unknown_clauses(sources: Iterable[Source], clauses: Collection[str]) -> Iterator[Fault]:
    """The clauses that these files name under ``clause`` or ``clauses`` and no document holds."""
    for source in sources:
        for name, line in _clauses_named(source.content):
            if name not in clauses:
                yield source.fault(line, f'no document holds a clause "{name}"', did_you_mean(name, clauses))


def unknown_families(sources: Iterable[Source], families: Collection[str]) -> Iterator[Fault]:
    """The families that these provisions name and ``families.yaml`` does not."""
    for source in sources:
        name = source.content["family"]
        if name not in families:
            remedy = did_you_mean(name, families) + " Or add it to families.yaml"
            yield source.fault(line_of(source.content, "family"), f'no family "{name}"', remedy)


def unknown_documents(sources: Iterable[Source], documents: Collection[str]) -> Iterator[Fault]:
    """The documents that these supersede and nobody holds."""
    for source in sources:
        for index, name in enumerate(source.content.get("supersedes") or ()):
            if name not in documents:
                line = line_of(source.content["supersedes"], index)
                yield source.fault(line, f'no document has the id "{name}"', did_you_mean(name, documents))


def unknown_facts(source: Source, facts: Collection[str]) -> Iterator[Fault]:
    """The facts that contradictions point at and no question asks for."""
    for entry in source.content.get("contradictions") or ():
        if entry["fact"] not in facts:
            yield source.fault(
                line_of(entry, "fact"), f'no fact is called "{entry["fact"]}"', did_you_mean(entry["fact"], facts)
            )


def misnamed(root: Path) -> Iterator[Fault]:
    """Files that would silently not be read."""
    for path in sorted(root.rglob("*.yml")):
        yield Fault(
            path.relative_to(root.parent).as_posix(),
            1,
            "files that end in .yml are not read",
            "rename it to end in .yaml",
        )


def ends_before_it_begins(sources: Iterable[Source]) -> Iterator[Fault]:
    """Spans of dates, in any part of a file, whose last day lies before their first."""
    for source in sources:
        for mapping in _mappings(source.content):
            for first, last in (("from", "to"), ("in_force_from", "in_force_to")):
                start, end = mapping.get(first), mapping.get(last)
                if isinstance(start, str) and isinstance(end, str) and end < start:
                    cause = f"{last} {end} lies before {first} {start}"
                    yield source.fault(line_of(mapping, last), cause, "write the later day as the end")


def declared_twice(sources: Iterable[Source]) -> Iterator[Fault]:
    """The names that two files of one folder declare."""
    first: dict[str, str] = {}
    for source in sources:
        for name in source.content:
            if name in first:
                cause = f'"{name}" is already declared in {first[name]}'
                yield source.fault(line_of(source.content, name), cause, "keep one of the two, or rename one")
            first.setdefault(name, source.name)


def _clauses_named(here: Any) -> Iterator[tuple[str, int]]:
    if isinstance(here, YamlMap):
        for key, value in here.items():
            if key == "clause":
                yield value, here.lines[key]
            elif key == "clauses":
                yield from zip(value, value.lines, strict=True)
            else:
                yield from _clauses_named(value)
    elif isinstance(here, YamlList):
        for entry in here:
            yield from _clauses_named(entry)


def _mappings(here: Any) -> Iterator[YamlMap]:
    if isinstance(here, YamlMap):
        yield here
    for inner in here.values() if isinstance(here, YamlMap) else here if isinstance(here, YamlList) else ():
        yield from _mappings(inner)
