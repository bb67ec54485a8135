"""What became of the clauses of a draft (草案去向): kept, widened, narrowed, mixed or dropped by the text that was adopted."""

from __future__ import annotations

import enum
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eligibility.rulebook.faults import Fault, did_you_mean
from eligibility.rulebook.yaml_source import Source, YamlMap, line_of


class Change(enum.Enum):
    """How the adopted text compares with the draft: the same, more, less, more here and less there, or nothing of it."""

    KEPT = "kept"
    WIDENED = "widened"
    NARROWED = "narrowed"
    MIXED = "mixed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one sentence of a draft.

    ``by`` are the clauses of the adopted text that say it now, none where it was dropped; then ``instead`` may name those that
    speak of the matter without it. ``note`` says in a sentence what changed.
    """

    what: Change
    by: tuple[str, ...]
    instead: tuple[str, ...]
    note: str

    @property
    def beside(self) -> tuple[str, ...]:
        """The clauses of the adopted text beside which a reader wants to see the draft."""
        return self.by + self.instead


def read_fate(raw: Any) -> Fate | None:
    """Build it from the key ``became`` of a clause that has passed its schema; None where there is no such key."""
    if raw is None:
        return None
    return Fate(Change(raw["what"]), tuple(raw.get("by") or ()), tuple(raw.get("instead") or ()), raw["note"])


def fate_faults(sources: Iterable[Source]) -> Iterator[Fault]:
    """What is wrong about drafts and what became of them, in all documents at once.

    A draft names the final text with which it was compared, and only its clauses say what became of them. That none of them is
    left out is a matter of :mod:`eligibility.rulebook.lint`.
    """
    by_id = {source.content["id"]: source for source in sources}
    held = {clause["id"]: name for name, source in by_id.items() for clause in source.content["clauses"]}
    final = {name for name, source in by_id.items() if source.content["kind"] == "final"}
    for source in by_id.values():
        yield from _document(source, final)
        for clause in source.content["clauses"]:
            yield from _clause(source, clause, held)


def _document(source: Source, final: Container[str]) -> Iterator[Fault]:
    content = source.content
    other = content.get("compared_with")
    if other is None:
        return
    line = line_of(content, "compared_with")
    if content["kind"] != "draft":
        yield source.fault(line, "compared_with is for drafts", "delete it")
    elif other not in final:
        remedy = "name the text that was adopted; leave compared_with out where it is not known"
        yield source.fault(line, f'no final document has the id "{other}"', remedy)


def _clause(source: Source, clause: YamlMap, held: Mapping[str, str]) -> Iterator[Fault]:
    other, fate = source.content.get("compared_with"), clause.get("became")
    if fate is None:
        return
    here = line_of(clause, "became")
    if other is None:
        remedy = "name the final text under compared_with, where this is a draft; otherwise delete became"
        yield source.fault(here, f"{clause['id']}: became is for drafts that are compared with a final text", remedy)
        return
    dropped = fate["what"] == Change.DROPPED.value
    for key, wanted in (("by", not dropped), ("instead", dropped)):
        if key in fate and not wanted:
            swapped = "instead" if dropped else "by"
            cause = f"{clause['id']}: what is {fate['what']} has no {key}"
            yield source.fault(line_of(fate, key), cause, f"name the clauses under {swapped}")
    if not dropped and "by" not in fate:
        remedy = f"add by: [clauses of {other}], or say that it was dropped"
        yield source.fault(here, f"{clause['id']}: what is {fate['what']} stands somewhere now", remedy)
    for key in ("by", "instead"):
        for index, name in enumerate(fate.get(key) or ()):
            if held.get(name) != other:
                theirs = [one for one, document in held.items() if document == other]
                cause = f'{clause["id"]}: {other} has no clause "{name}"'
                yield source.fault(line_of(fate[key], index), cause, did_you_mean(name, theirs))
