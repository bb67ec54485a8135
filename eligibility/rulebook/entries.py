"""What the rule files say, entry by entry (条目): each with its kind, its id, its place and its content as it is written.

Read without schemas and without resolving names, so that rule bases of other versions can be looked at, too.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eligibility.rulebook.yaml_source import Source, line_of

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a rule file declares. ``content`` is plain: mappings, lists, text, numbers, true, false and None."""

    kind: str
    id: str
    file: str
    line: int
    content: Any


def read_entries(root: Path, regions: bool = False) -> dict[Key, Entry]:
    """Every entry of a rule base but its scenarios, by kind and id; with its regions where they are wanted.

    Raises RulebookError for a file that is no YAML.
    """
    found: dict[Key, Entry] = {}
    for path in sorted(root.rglob("*.yaml")):
        place = path.relative_to(root)
        if place.parts[0] == "scenarios":
            continue
        source = Source(path, root)
        named = _READERS.get(place.parts[0] if len(place.parts) > 1 else place.stem, _whole_file)
        for kind, name, line, content in named(source):
            key = (kind, name)
            while key in found:  # the same twice, as one platform listed on two days
                key = (kind, key[1] + "′")
            found[key] = Entry(kind, key[1], place.as_posix(), line, _plain(content))
    if regions and (root / "regions.csv").exists():
        with (root / "regions.csv").open(encoding="utf-8", newline="") as table:
            for number, row in enumerate(csv.DictReader(table), 2):
                key = ("region", str(row.get("code")))
                found[key] = Entry(*key, "regions.csv", number, row.get("name"))
    return found


def users(entries: dict[Key, Entry], entry: Entry) -> list[Entry]:
    """The entries that name this one."""
    kinds = _USERS.get(entry.kind, ())
    return [other for key, other in entries.items() if key[0] in kinds and _names(other.content, entry.id)]


# By kind, the kinds of entries that can name it.
_CONDITIONED = ("provision", "concept", "contradiction")
_USERS = {
    "document": ("document",),
    "clause": ("provision", "parameter", "concept", "listing", "clause"),
    "criterion": _CONDITIONED,
    "concept": _CONDITIONED,
    "parameter": ("criterion", "provision"),
    "question": ("criterion", "question", "contradiction", "parameter", "provision"),
    "topic": ("question",),
    "family": ("provision",),
}
# Keys whose values are words for people, or the entry's own name.
_WORDS = frozenset(
    (
        "id",
        "title",
        "summary",
        "quote",
        "note",
        "text",
        "name",
        "label",
        "hint",
        "why",
        "unverified",
        "message",
        "because",
    )
)
_NAMING = "asks_on"  # the one mapping whose keys name something


def _names(content: Any, name: str) -> bool:
    if isinstance(content, dict):
        return name in (content.get(_NAMING) or ()) or any(
            key not in _WORDS and _names(value, name) for key, value in content.items()
        )
    return any(_names(part, name) for part in content) if isinstance(content, list) else content == name


_Named = Iterator[tuple[str, str, int, Any]]


def _documents(source: Source) -> _Named:
    content = source.content
    yield "document", source.stem, 1, {key: value for key, value in content.items() if key != "clauses"}
    yield from _listed("clause")(content.get("clauses") or ())


def _questions(source: Source) -> _Named:
    yield from _listed("topic")(source.content.get("topics") or ())
    yield from _mapped("question")(source.content.get("facts") or {})
    yield from _listed("contradiction")(source.content.get("contradictions") or ())


def _provision(source: Source) -> _Named:
    yield "provision", source.stem, 1, source.content


def _platforms(source: Source) -> _Named:
    for scheme, rows in source.content.items():
        for index, row in enumerate(rows):
            name = "/".join([str(scheme), *(str(row[key]) for key in ("platform", "occupation") if key in row)])
            yield "listing", name, line_of(rows, index), row


def _whole_file(source: Source) -> _Named:
    yield "file", source.name.split("/", 1)[1], 1, source.content


def _mapped(kind: str) -> Callable[[Any], _Named]:
    def read(content: Any) -> _Named:
        for name, entry in content.items():
            yield kind, str(name), line_of(content, name), entry

    return read


def _listed(kind: str) -> Callable[[Any], _Named]:
    def read(entries: Any) -> _Named:
        for index, entry in enumerate(entries):
            yield kind, str(entry.get("id")), line_of(entries, index), entry

    return read


def _content(read: Callable[[Any], _Named]) -> Callable[[Source], _Named]:
    return lambda source: read(source.content)


_READERS: dict[str, Callable[[Source], _Named]] = {
    "documents": _documents,
    "questions": _questions,
    "criteria": _content(_mapped("criterion")),
    "concepts": _content(_mapped("concept")),
    "parameters": _content(_mapped("parameter")),
    "platforms": _platforms,
    "families": _content(_mapped("family")),
    "provisions": _provision,
}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value
