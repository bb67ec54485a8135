"""Questions as a form shows them (控件): words in the reader's language, what is chosen or typed, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question
from eligibility.wording import Text, Wording, text
from web.pages.reading import (
    AS_BEFORE,
    DONT_KNOW,
    ELSEWHERE,
    NONE_OF_THESE,
    PARTS,
    SAME_AS_WORK,
    TYPED,
    YES_NO,
    fields_of,
)
from web.state import Progress

_PART_NAMES = {"year": text("年"), "month": text("月"), "day": text("日")}
_SHORT = 8


@dataclass(frozen=True)
class Option:
    """One radio button or checkbox."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Field:
    """One text field; ``label`` is what stands beside it."""

    name: str
    label: str
    typed: str
    digits: int


@dataclass(frozen=True)
class Control:
    """One question of a form. It has either options or fields, and an ``unknown`` checkbox beside fields."""

    fact: str
    type: str
    label: str
    hint: str
    why: str
    unit: str
    options: tuple[Option, ...] = ()
    fields: tuple[Field, ...] = ()
    unknown: bool = False
    error: str = ""

    @property
    def id(self) -> str:
        """The id of the first thing that can take the focus."""
        return f"{self.fact}-1"

    @property
    def columns(self) -> int:
        """How many options stand side by side on a phone."""
        longest = max((len(option.label) for option in self.options), default=0)
        if longest > _SHORT:
            return 1
        return 3 if self.type == "boolean" else 2

    @property
    def described_by(self) -> str:
        """The ids of what explains the question."""
        parts = {"error": self.error, "hint": self.hint, "why": self.why}
        return " ".join(f"{self.fact}-{name}" for name, words in parts.items() if words)


@dataclass
class ControlMaker:
    """Makes the controls of a page from what has been answered or, where a form came back with errors, from the form."""

    book: Rulebook
    wording: Wording
    progress: Progress
    form: MultiDict[str, str] | None = None
    problems: dict[str, str] = field(default_factory=dict)

    def make(self, fact: str) -> Control:
        """The control of one question."""
        question = self.book.questions.by_fact[fact]
        say = self.wording.say
        given, unknown = self._given(question)
        fields = self._fields(question, given) if question.type in TYPED else ()
        return Control(
            fact=fact,
            type=question.type,
            label=say(question.label),
            hint=say(question.hint),
            why=say(question.why),
            unit=say(question.unit),
            options=() if fields else tuple(self._options(question, given)),
            fields=fields,
            unknown=unknown,
            error=self.problems.get(fact, ""),
        )

    def _given(self, question: Question) -> tuple[list[str], bool]:
        """What the fields hold, and whether the question was answered with 不知道."""
        fact = question.fact
        if self.form is not None and fact in self.form.get("asked", "").split():
            return fields_of(question, self.form), bool(self.form.get(f"{fact}.unknown"))
        if fact in self.progress.answers:
            return self._shown(question, self.progress.answers[fact]), False
        skipped = fact in self.progress.seen
        return ([DONT_KNOW] if skipped and question.type not in TYPED else []), skipped

    def _shown(self, question: Question, answer: Any) -> list[str]:
        match question.type:
            case "boolean":
                return [name for name, value in YES_NO.items() if value is answer]
            case "enum_list":
                return list(answer) or [NONE_OF_THESE]
            case "month" | "date":
                return [str(int(part)) for part in str(answer).split("-")]
            case "region":
                return [SAME_AS_WORK if answer == self.progress.answers.get("work_region") else AS_BEFORE]
            case _:
                return [str(answer)]

    def _options(self, question: Question, given: list[str]) -> list[Option]:
        labels: dict[str, Text | str]
        match question.type:
            case "boolean":
                labels = {"yes": text("是"), "no": text("否")}
            case "region":
                labels = self._places(question.fact)
            case _:
                labels = dict(question.choices)
        if question.type == "enum_list":
            labels[NONE_OF_THESE] = text("都没有")
        labels[DONT_KNOW] = text("不知道")
        return [Option(value, self.wording.say(label), value in given) for value, label in labels.items()]

    def _places(self, fact: str) -> dict[str, Text | str]:
        work, chosen = self.progress.answers.get("work_region"), self.progress.answers.get(fact)
        full_name = self.book.regions.full_name
        labels: dict[str, Text | str] = {}
        if work:
            labels[SAME_AS_WORK] = text("就在工作地：{place}", place=full_name(work))
        if chosen and chosen != work:
            labels[AS_BEFORE] = text("在{place}", place=full_name(chosen))
        labels[ELSEWHERE] = text("在别的地方（下一页选）") if labels else text("选一个地方（下一页选）")
        return labels

    def _fields(self, question: Question, given: list[str]) -> tuple[Field, ...]:
        parts = PARTS.get(question.type)
        if not parts:
            typed = given[0] if given else ""
            return (Field(question.fact, self.wording.say(question.unit), typed, 12),)
        values = [*given, *[""] * len(parts)]
        return tuple(
            Field(f"{question.fact}.{part}", self.wording.say(_PART_NAMES[part]), value, 8 if part == "year" else 4)
            for part, value in zip(parts, values, strict=False)
        )
