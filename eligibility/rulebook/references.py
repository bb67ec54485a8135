"""Names that one rule file uses and another declares: the clauses and families outside of conditions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from eligibility.regions import Regions
from eligibility.rulebook.faults import Fault, did_you_mean, unknown_clause
from eligibility.rulebook.region_codes import known_region, unknown_region
from eligibility.rulebook.yaml_source import Source, YamlList, YamlMap, line_of

_FOLDERS = ("documents", "criteria", "parameters", "provisions", "letters", "scenarios")
_FILES = tuple(
    f"{name}.yaml" for name in ("questions", "concepts", "platforms", "families", "regions", "doors", "evidence")
)


def unknown_clauses(sources: Iterable[Source], clauses: Collection[str]) -> Iterator[Fault]:
    """The clauses that these files name under ``clause`` or ``clauses`` and no document holds."""
    for source in sources:
        for name, line in _clauses_named(source.content):
            if name not in clauses:
                yield source.fault(line, *unknown_clause(name, clauses))


def unknown_regions(sources: Iterable[Source], regions: Regions) -> Iterator[Fault]:
    """The documents written for a region that nobody knows."""
    for source in sources:
        code = source.content["region"]
        if not known_region(regions, code):
            yield source.fault(line_of(source.content, "region"), *unknown_region(regions, code))


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
    """Files that would silently not be read: they lie in the wrong folder, or do not end in .yaml."""
    for path in sorted(root.rglob("*")):
        place = path.relative_to(root)
        folder = place.parent.as_posix()
        if not path.is_file() or path.name.startswith(".") or path.name.endswith("~"):
            continue
        name = path.relative_to(root.parent).as_posix()
        if folder in _FOLDERS and path.suffix != ".yaml":
            yield Fault(
                name, 1, "files that do not end in .yaml are not read", f"rename it to {path.name.split('.')[0]}.yaml"
            )
        elif folder not in _FOLDERS and path.suffix in (".yaml", ".yml") and place.as_posix() not in _FILES:
            remedy = f"move it to where such files lie: {', '.join(_FOLDERS)}"
            yield Fault(name, 1, "a file that lies here is not read", remedy)


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
