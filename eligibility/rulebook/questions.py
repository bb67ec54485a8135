"""Facts and the questions that ask for them (问题), as ``rules/questions.yaml`` declares them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from eligibility.rulebook.faults import Fault, RulebookError, did_you_mean
from eligibility.rulebook.yaml_source import Source, line_of
from eligibility.spelling import key, unknown


@dataclass(frozen=True, slots=True)
class Question:
    """One fact about a worker and the words that ask for it.

    ``type`` is region, enum, enum_list, boolean, integer, money (yuan, held as fen), hours, month (held as an index) or date.
    ``choices`` maps the values of an enum to their labels. ``ask_after`` names a question that must have been put first.
    ``headers`` is what else a column of a roster may be called, ``also`` what else people write there for a choice.
    """

    fact: str
    topic: str
    type: str
    name: str
    label: str
    hint: str | None = None
    why: str | None = None
    unit: str | None = None
    headers: list[str] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    also: dict[str, list[str]] = field(default_factory=dict)
    minimum: int | None = None
    maximum: int | None = None
    future_months: int | None = None
    ask_after: str | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers that cannot all be true; the situation is refused and the fact pointed at."""

    id: str
    fact: str
    when: Any
    message: str
    line: int


@dataclass(frozen=True, slots=True)
class Questions:
    """All questions by fact, in the order in which they stand, with their topics' titles."""

    topics: dict[str, str]
    by_fact: dict[str, Question]
    contradictions: tuple[Contradiction, ...]


def read_questions(source: Source) -> Questions:
    """Build the questions from a file that has passed its schema."""
    raw: Any = source.content
    topics = {topic["id"]: topic["title"] for topic in raw["topics"]}
    faults: list[Fault] = []
    by_fact: dict[str, Question] = {}
    for fact, entry in raw["facts"].items():
        line = raw["facts"].lines[fact]
        if entry["topic"] not in topics:
            faults.append(
                source.fault(
                    line_of(entry, "topic"),
                    f'{fact}: no topic "{entry["topic"]}"',
                    did_you_mean(entry["topic"], topics),
                )
            )
        if entry.get("ask_after") and entry["ask_after"] not in raw["facts"]:
            cause = f'{fact}: ask_after names "{entry["ask_after"]}", which is no fact'
            faults.append(
                source.fault(line_of(entry, "ask_after"), cause, did_you_mean(entry["ask_after"], raw["facts"]))
            )
        if entry["type"] in ("enum", "enum_list") and not entry.get("choices"):
            faults.append(
                source.fault(line, f"{fact}: an {entry['type']} needs choices", "add choices: {value: 中文说法, …}")
            )
        own = {str(key): _plain(value) for key, value in entry.items() if key != "can_become"}  # see actions.py
        by_fact[fact] = Question(fact=fact, **own)
    faults += ambiguous_words(source, by_fact)
    if faults:
        raise RulebookError(faults)
    contradictions = tuple(
        Contradiction(entry["id"], entry["fact"], entry["when"], entry["message"], entry.line)
        for entry in raw.get("contradictions") or ()
    )
    return Questions(topics, by_fact, contradictions)


def ambiguous_words(source: Source, by_fact: Mapping[str, Question]) -> Iterator[Fault]:
    """Words for the columns and cells of a roster that name two things, or nothing."""
    raw: Any = source.content["facts"]
    columns: dict[str, str] = {}
    for fact, question in by_fact.items():
        line = line_of(raw[fact], "headers", raw.lines[fact])
        for word in (fact, question.name, question.label, *question.headers):
            if columns.setdefault(key(word), fact) != fact:
                cause = f'{fact}: a column "{word}" would also be one of {columns[key(word)]}'
                yield source.fault(line, cause, "keep the word for one of the two")
        line = line_of(raw[fact], "also", raw.lines[fact])
        for value in question.also.keys() - question.choices.keys():
            cause = f'{fact}: "{value}" under "also" is no choice'
            yield source.fault(line, cause, did_you_mean(value, question.choices))
        meanings: dict[str, str] = {}
        for value, label in question.choices.items():
            for word in (value, label, *question.also.get(value, ())):
                if meanings.setdefault(key(word), value) != value:
                    cause = f'{fact}: "{word}" would mean {value} and {meanings[key(word)]}'
                    yield source.fault(line, cause, "keep the word for one of the two")
                elif unknown(word):
                    yield source.fault(line, f'{fact}: "{word}" means "not known" in a roster', "take another word")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    return list(value) if isinstance(value, list) else value
