"""The whole form, topic by topic (一页的题): every question as a short field, with what is answered, wrong, or moot."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question
from eligibility.wording import Text, Wording, text
from web.pages.reading import NONE_OF_THESE, PARTS, TYPED, YES_NO, fields_of
from web.staff.reading import PICK, Sheet

# How a whole month or day is written into one field.
_PATTERNS = {"month": text("年-月，例如 2025-06"), "date": text("年-月-日，例如 2026-09-03")}
_PLACE = text("地名或六位代码，例如 杭州西湖、330106")


@dataclass(frozen=True)
class Choice:
    """Something that can be chosen; ``key`` is the number typed to jump to it."""

    value: str
    label: str
    chosen: bool
    key: int = 0


@dataclass(frozen=True)
class Entry:
    """One question on the page. ``kind`` is place, choice, yes_no, several or typed; ``moot`` says it no longer matters."""

    fact: str
    kind: str
    name: str
    label: str
    hint: str
    unit: str
    typed: str
    choices: tuple[Choice, ...]
    error: str
    moot: bool
    decimal: bool

    @property
    def id(self) -> str:
        """The id of the first thing that can take the focus."""
        return f"{self.fact}-1"

    @property
    def described_by(self) -> str:
        """The ids of what explains the field."""
        parts = {"error": self.error, "moot": self.moot, "hint": self.hint}
        return " ".join(f"{self.fact}-{name}" for name, there in parts.items() if there)


@dataclass(frozen=True)
class Topic:
    """The questions of a topic; ``next`` is the topic after it."""

    id: str
    title: str
    entries: tuple[Entry, ...]
    answered: int
    next: str


@dataclass
class FormMaker:
    """Makes the form from answers or, where it came back with errors, from what was typed."""

    book: Rulebook
    wording: Wording
    answers: Mapping[str, Any]
    moot: Collection[str] = ()
    form: MultiDict[str, str] | None = None
    sheet: Sheet | None = None

    def topics(self) -> Iterator[Topic]:
        """The topics in the order of asking."""
        ids = list(self.book.questions.topics)
        for topic, following in zip(ids, [*ids[1:], ids[-1]], strict=True):
            facts = [one for one in self.book.questions.by_fact.values() if one.topic == topic]
            answered = sum(one.fact in self.answers for one in facts)
            title = self.wording.say(self.book.questions.topics[topic])
            yield Topic(topic, title, tuple(self._entry(one) for one in facts), answered, following)

    def _entry(self, question: Question) -> Entry:
        fact, say = question.fact, self.wording.say
        given = self._given(question)
        error = self.sheet.problems.get(fact) if self.sheet else None
        return Entry(
            fact=fact,
            kind=_kind(question),
            name=f"{fact}.{PARTS[question.type][0]}" if question.type in PARTS else fact,
            label=say(question.label),
            hint=" ".join(filter(None, (say(self._pattern(question)), say(self._own_hint(question))))),
            unit=say(question.unit),
            typed=given[0] if given and (question.type in TYPED or question.type == "region") else "",
            choices=tuple(self._choices(question, given)),
            error=say(error),
            moot=fact in self.moot and not any(given),
            decimal=question.type in ("money", "hours"),
        )

    def _pattern(self, question: Question) -> Text | None:
        return _PLACE if question.type == "region" else _PATTERNS.get(question.type)

    def _own_hint(self, question: Question) -> str | None:
        """The question's own hint, unless it tells how to use the page that asks one thing at a time."""
        return None if question.type == "region" else question.hint

    def _given(self, question: Question) -> list[str]:
        """What the fields hold: as typed where the form came back, else the answer as one would type it."""
        fact = question.fact
        if self.form is not None:
            parts = fields_of(question, self.form)
            return ["-".join(part for part in parts if part)] if question.type in PARTS else parts
        if fact not in self.answers:
            return []
        answer = self.answers[fact]
        match question.type:
            case "boolean":
                return [name for name, value in YES_NO.items() if value is answer]
            case "enum_list":
                return list(answer) or [NONE_OF_THESE]
            case "region":
                return [self.book.regions.full_name(answer)]
            case _:
                return [str(answer)]

    def _choices(self, question: Question, given: list[str]) -> Iterator[Choice]:
        say = self.wording.say
        labels: dict[str, Text | str] = dict(question.choices)
        if question.type == "boolean":
            labels = {"yes": text("是"), "no": text("否")}
        elif question.type == "enum_list":
            labels[NONE_OF_THESE] = text("都没有")
        for number, (value, label) in enumerate(labels.items(), 1):
            yield Choice(value, say(label), value in given, number)
        codes = self.sheet.choices.get(question.fact, ()) if self.sheet else ()
        picked = self.form.get(f"{question.fact}.{PICK}") if self.form is not None else None
        for number, code in enumerate(codes, 1):
            yield Choice(code, self.book.regions.full_name(code), code == picked, number)


def _kind(question: Question) -> str:
    kinds = {"region": "place", "enum": "choice", "boolean": "yes_no", "enum_list": "several"}
    return kinds.get(question.type, "typed")
