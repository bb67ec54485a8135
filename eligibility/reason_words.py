"""Reasons in words (理由的说法): what was needed or barred, whether it holds, and the answers that it looked at."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from decimal import Decimal
from typing import Any

from eligibility.criteria import Facts
from eligibility.memo import Memo
from eligibility.reasons import Reason, Role
from eligibility.rulebook import Rulebook
from eligibility.verdict import Verdict
from eligibility.wording import Month, Text, Wording, Yuan, text

_SENTENCES = {
    (Role.NEEDED, Verdict.TRUE): text("符合：{title}"),
    (Role.NEEDED, Verdict.FALSE): text("不符合：{title}"),
    (Role.NEEDED, Verdict.UNKNOWN): text("还不知道是否：{title}"),
    (Role.BARRING, Verdict.TRUE): text("因为有这一情形，所以不行：{title}"),
    (Role.BARRING, Verdict.FALSE): text("没有妨碍：不是“{title}”"),
    (Role.BARRING, Verdict.UNKNOWN): text("还不知道是否：{title}"),
    (Role.GROUND, Verdict.TRUE): text("依据：{title}"),
    (Role.GROUND, Verdict.FALSE): text("依据：不是“{title}”"),
    (Role.GROUND, Verdict.UNKNOWN): text("还不知道是否：{title}"),
}
_COUNTS = {
    (Role.NEEDED, Verdict.TRUE): "for",
    (Role.NEEDED, Verdict.FALSE): "against",
    (Role.BARRING, Verdict.TRUE): "against",
    (Role.BARRING, Verdict.FALSE): "for",
}


_CLOSED = {"boolean", "enum", "enum_list"}
"""Types of questions that have a few answers, all written in the rule base."""

_REMEMBERED = 20_000


class ReasonWords:
    """Words reasons of one rule base.

    What rests on nothing but yes, no and choices has few forms, as a form on paper has; each is worded once and remembered.
    A reason that repeats a number, a month or a place is not: that would be keeping what a worker said.
    """

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._closed = frozenset(fact for fact, one in book.questions.by_fact.items() if one.type in _CLOSED)
        self._forms: Memo[Hashable, dict[str, Any]] = Memo(_REMEMBERED)

    def about(self, facts: Facts, wording: Wording) -> ReasonsAbout:
        """The reasons of one assessment, in one language."""
        return ReasonsAbout(self._book, facts, wording, self)

    def remembered(self, reason: Reason, facts: Facts, wording: Wording) -> tuple[Hashable, dict[str, Any] | None]:
        """The form of a reason and its words if they are remembered; no form where it repeats something else than a choice."""
        if reason.detail is not None or not self._closed.issuperset(reason.facts):
            return None, None
        answers = [facts.get(fact) for fact in reason.facts]
        form = reason.criterion, reason.role, reason.verdict, wording, *answers
        return form, self._forms.get(form)

    def remember(self, form: Hashable, worded: dict[str, Any]) -> None:
        """Keep the words of a form."""
        self._forms.keep({form: worded})


class ReasonsAbout:
    """Words the reasons of one assessment. Many provisions rest on the same ones: each is worded once."""

    def __init__(self, book: Rulebook, facts: Facts, wording: Wording, words: ReasonWords) -> None:
        self._book, self._facts, self._wording, self._words = book, facts, wording, words
        self._answers: dict[str, str] = {}
        self._worded: dict[tuple[str, Role], dict[str, Any]] = {}

    def of(self, reason: Reason) -> dict[str, Any]:
        """A reason as the contract writes it."""
        key = reason.criterion, reason.role
        worded = self._worded.get(key)
        if worded is None:
            form, worded = self._words.remembered(reason, self._facts, self._wording)
            if worded is None:
                worded = self._word(reason)
                if form is not None:
                    self._words.remember(form, worded)
            self._worded[key] = worded
        return {**worded, "facts": [*worded["facts"]]}

    def _word(self, reason: Reason) -> dict[str, Any]:
        key, say = (reason.role, reason.verdict), self._wording.say
        title, detail = say(reason.title), say(reason.detail)
        sentence = self._wording.gettext(_SENTENCES[key].template).format(title=title)
        answers = [self._answer(fact) for fact in reason.facts if fact in self._facts]
        extra = [part for part in (detail, *answers) if part]
        return {
            "criterion": reason.criterion,
            "verdict": reason.verdict.value,
            "title": title,
            "detail": detail or None,
            "counts": _COUNTS.get(key, "open" if reason.verdict is Verdict.UNKNOWN else "ground"),
            "text": sentence + self._bracketed(extra),
            "facts": list(reason.facts),
        }

    def _answer(self, fact: str) -> str:
        worded = self._answers.get(fact)
        if worded is None:
            name, answer = (
                Text(self._book.questions.by_fact[fact].name),
                answer_text(self._book, fact, self._facts[fact]),
            )
            worded = self._answers[fact] = self._wording.say(text("{name}：{answer}", name=name, answer=answer))
        return worded

    def _bracketed(self, parts: list[str]) -> str:
        if not parts:
            return ""
        return f"（{'；'.join(parts)}）" if self._wording.locale.startswith("zh") else f" ({'; '.join(parts)})"


def answer_text(book: Rulebook, fact: str, value: Any) -> object:
    """An answer in words, to be filled into a text."""
    question = book.questions.by_fact[fact]
    match question.type:
        case "boolean":
            return text("是") if value else text("否")
        case "enum":
            return Text(question.choices[value])
        case "enum_list":
            return [Text(question.choices[item]) for item in value] or text("都没有")
        case "month":
            return Month(value)
        case "money":
            return Yuan(value)
        case "region":
            return book.regions.full_name(value)
        case _:
            unit = question.unit
            number = f"{value.normalize():f}" if isinstance(value, Decimal) else value
            if isinstance(value, date) or not unit:
                return number
            return text("{number} {unit}", number=number, unit=Text(unit))
