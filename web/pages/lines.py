"""The answer as lines of a table (结果表): how much, until when, by which sentence, and what one more answer decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.assessment import Calculator
from eligibility.rulebook import Rulebook
from eligibility.wording import Text, Wording, text
from web.asker import asker
from web.pages.figures import Outcome, days_from, last_day, main_amount
from web.pages.groups import Group, grouped
from web.pages.steps import Standing, open_facts

_STATE = "中华人民共和国"
_FEW = 3


@dataclass(frozen=True)
class Asked:
    """An open question, as a link to its field."""

    fact: str
    label: str


@dataclass(frozen=True)
class Line:
    """One provision. ``until`` is the last day to act; ``pays`` says whether an office pays it out.

    ``sum`` is the money to be had or missing, empty where there is none; ``sums`` are the other amounts, lines and prices.
    """

    outcome: Outcome
    sum: str
    sums: tuple[str, ...]
    until: str | None
    days: int | None
    sources: tuple[str, ...]
    because: str
    open: tuple[Asked, ...]
    pays: bool

    @property
    def title(self) -> str:
        """The title of the provision."""
        return str(self.outcome["title"])

    @property
    def figure(self) -> str:
        """The one amount to say where there is room for one."""
        return self.sum or next(iter(self.sums), "")

    @property
    def ways(self) -> tuple[str, ...]:
        """What somebody can do to get it, where it is not to be had yet."""
        return tuple(change["text"] for change in self.outcome["what_would_change_it"] if change["facts"])

    @property
    def alone(self) -> bool:
        """Whether a single question decides it."""
        return len(self.open) == 1


@dataclass(frozen=True)
class Table:
    """The lines of one group of outcomes."""

    key: str
    title: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Deciding:
    """A question that by itself decides the provisions named."""

    asked: Asked
    titles: tuple[str, ...]


def tables(book: Rulebook, standing: Standing, answer: Mapping[str, Any], wording: Wording) -> dict[str, Table]:
    """The groups that hold anything, by key."""
    day = standing.assessment.as_of
    missing = {one.provision.id: one.missing for one in standing.assessment.outcomes}

    def line(outcome: Outcome) -> Line:
        facts = open_facts(book, missing[outcome["provision"]], standing.progress)
        asked = [fact for fact in facts if fact in standing.open] or facts
        pays = book.provisions[outcome["provision"]].pays
        return _line(outcome, day, [_asked(book, fact, wording) for fact in asked], pays, wording)

    def table(group: Group) -> Table:
        lines = [line(outcome) for outcome in group.outcomes]
        if group.key == "open":
            lines.sort(key=lambda line: len(line.open))
        return Table(group.key, group.title, tuple(lines))

    return {group.key: table(group) for group in grouped(answer["outcomes"], book.families)}


def deciding(found: Mapping[str, Table]) -> list[Deciding]:
    """The questions that would each decide something by themselves, those that decide most first."""
    alone: dict[str, tuple[Asked, list[str]]] = {}
    for line in found["open"].lines if "open" in found else ():
        if line.alone:
            alone.setdefault(line.open[0].fact, (line.open[0], []))[1].append(line.title)
    each = [Deciding(asked, tuple(titles)) for asked, titles in alone.values()]
    return sorted(each, key=lambda one: -len(one.titles))


def asked_first(decider: Calculator, standing: Standing, wording: Wording) -> list[Asked]:
    """The questions to ask first: those whose answers alone settle most."""
    ranked = (ask.fact for ask in asker(decider).ranking(standing.assessment))
    return [_asked(decider.book, fact, wording) for fact in ranked if fact in standing.open][:_FEW]


def _asked(book: Rulebook, fact: str, wording: Wording) -> Asked:
    return Asked(fact, wording.say(book.questions.by_fact[fact].label))


def _line(outcome: Outcome, day: date, asked: Iterable[Asked], pays: bool, wording: Wording) -> Line:
    main, until = main_amount(outcome), last_day(outcome)
    return Line(
        outcome=outcome,
        sum=main["text"] if main else "",
        sums=tuple(one["text"] for one in outcome["amounts"] if one != main),
        until=until,
        days=days_from(day, until),
        sources=tuple(_sources(outcome, wording)),
        because=_because(outcome),
        open=tuple(asked),
        pays=pays,
    )


def _sources(outcome: Outcome, wording: Wording) -> Iterator[str]:
    """Each clause in short: the number of its document, or its title, and the place in it."""
    seen: set[str] = set()
    for clause in outcome["clauses"]:
        title = clause["document_title"].removeprefix(_STATE)
        name = clause["document_number"] or f"《{title}》"
        if clause["document_kind"] == "reported":
            name = wording.say(text("“{title}”（转述）", title=title))
        short = f"{name} {clause['number'] or ''}".strip()
        if short not in seen:
            seen.add(short)
            yield short


def _because(outcome: Outcome) -> str:
    """The reason that decided against it; where none did, the first remark."""
    against = [reason["text"] for reason in outcome["reasons"] if reason["counts"] == "against"]
    return next(iter([*against, *outcome["notes"]]), "")
