"""Letters (信件): what a worker can send to a platform, an office or a union, as ``rules/letters/`` words it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eligibility.rulebook.faults import Fault, RulebookError, did_you_mean
from eligibility.rulebook.letter_words import word_faults
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.yaml_source import Source, line_of

TOLD = ("work_region", "occupation", "platform")
"""The only answers that a letter repeats. Numbers come with the arithmetic of its amount; all else about a person stays out."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. ``words`` has a sentence for each force (claim, owed, lever) that its provisions can have.

    ``while_open`` offers it although an answer is missing, ``amount`` only where there is such an amount. ``line`` is that of
    the words in its file.
    """

    id: str
    title: str
    to: str
    provisions: tuple[str, ...]
    facts: tuple[str, ...]
    while_open: bool
    amount: str | None
    opening: str
    words: Mapping[str, str]
    asks: tuple[str, ...]
    papers: bool
    deadline: str
    line: int


def read_letter(source: Source, provisions: Mapping[str, Provision]) -> Letter:
    """Build a letter from a file that has passed its schema.

    Raises RulebookError with file, line, cause and remedy: names that nobody declares, answers that no letter may hold, and words
    that say more than the clauses give.
    """
    raw: Any = source.content
    faults = [*_name_faults(source, raw, provisions), *word_faults(source, raw)]
    if faults:
        raise RulebookError(faults)
    return Letter(
        id=raw["id"],
        title=raw["title"],
        to=raw["to"],
        provisions=tuple(raw["provisions"]),
        facts=tuple(raw["facts"]),
        while_open=bool(raw.get("while_open", False)),
        amount=raw.get("amount"),
        opening=raw["opening"],
        words=dict(raw["words"]),
        asks=tuple(raw["asks"]),
        papers=bool(raw.get("papers", False)),
        deadline=raw["deadline"],
        line=line_of(raw, "words"),
    )


def _name_faults(source: Source, raw: Any, provisions: Mapping[str, Provision]) -> Iterator[Fault]:
    if raw["id"] != source.stem:
        cause = f"id is {raw['id']} but the file is called {source.stem}.yaml"
        yield source.fault(line_of(raw, "id"), cause, "give both the same name, so that the file can be found")
    for index, name in enumerate(raw["provisions"]):
        yield from _provision_faults(source, raw, line_of(raw["provisions"], index), name, provisions)
    for index, fact in enumerate(raw["facts"]):
        if fact not in TOLD:
            line = line_of(raw["facts"], index)
            yield source.fault(line, f'a letter never repeats the answer "{fact}"', did_you_mean(fact, TOLD))
    if raw.get("while_open") and raw["to"] != "union":
        cause = "while_open: a platform or an office gets a letter only where the worker is certainly eligible"
        yield source.fault(line_of(raw, "while_open"), cause, "delete the line, or write to: union")


def _provision_faults(
    source: Source, raw: Any, line: int, name: str, provisions: Mapping[str, Provision]
) -> Iterator[Fault]:
    if name not in provisions:
        yield source.fault(line, f'no provision is called "{name}"', did_you_mean(name, provisions))
    elif provisions[name].draft_only:
        yield source.fault(line, f'"{name}" rests on drafts alone', "leave it out: nobody can demand what is no law")
    elif raw.get("amount") and raw["amount"] not in [formula.key for formula in provisions[name].amounts]:
        cause = f'"{name}" has no amount {raw["amount"]}'
        yield source.fault(line_of(raw, "amount"), cause, "name a provision that reckons it, or delete the line")
