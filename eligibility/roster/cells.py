"""Cells (单元格): what somebody wrote is turned into what the API takes, and the field of the API decides about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from marshmallow import ValidationError, fields

from eligibility.facts import flatten
from eligibility.problems import Problem
from eligibility.roster.choice_words import NONE_OF_THESE, YES_NO, ChoiceWords
from eligibility.roster.place_names import PlaceNames
from eligibility.roster.written_days import day_text, month_text
from eligibility.roster.written_numbers import decimal_text, whole_number
from eligibility.rulebook.questions import Question
from eligibility.spelling import key, plain, unknown
from eligibility.wording import Text, text

_GUESSES = (
    200  # of wrong words in a column, how many are held against the right ones: that is slow, and files can be hostile
)
_CANDIDATES = 8


class Unreadable(Exception):
    """A cell that cannot be an answer."""

    def __init__(self, detail: Text, hint: Text) -> None:
        super().__init__(detail.template)
        self.problem = Problem((), detail, hint)


class CellReader:
    """Reads the cells of one fact."""

    def __init__(self, question: Question, field: fields.Field[Any], places: Callable[[], PlaceNames]) -> None:
        """``places`` gives the names of places when they are wanted first: making them takes a moment."""
        self._question, self._field, self._places = question, field, places
        self._words = ChoiceWords(question)
        self._guesses = _GUESSES

    def read(self, written: str) -> Any:
        """The fact as :class:`~eligibility.facts.FactReader` has it; None for "not known", a Problem for what is none."""
        try:
            value = self._answer(written)
            return None if value is None else self._field.deserialize(value)
        except Unreadable as error:
            return error.problem
        except ValidationError as error:
            found = flatten(error.messages)[0]
            return Problem((), found.detail, self._hint())

    def _answer(self, written: str) -> Any:
        if plain(written)[:1] == "=":
            raise Unreadable(text("公式没有算出的值"), text("在表格软件里打开算一遍再保存，或粘贴成数值"))
        if key(written).startswith("#") and key(written).endswith(("!", "?", "/a", "/0")):
            raise Unreadable(text("公式出错：{value}", value=plain(written)[:20]), text("改好公式，或清空这一格"))
        match self._question.type:
            case "enum":
                return self._choice(written)
            case "enum_list":
                return self._choices(written)
        if unknown(written):
            return None
        match self._question.type:
            case "boolean":
                return YES_NO.get(key(written), plain(written))
            case "integer":
                number = whole_number(written, self._question)
                return plain(written) if number is None else number
            case "money" | "hours":
                return decimal_text(written, self._question)
            case "month":
                return month_text(written) or plain(written)
            case "date":
                return day_text(written) or plain(written)
            case _:
                return self._place(written)

    def _choice(self, written: str) -> str | None:
        value = self._words.value(written)
        return self._part(written) if value is None and not unknown(written) else value

    def _choices(self, written: str) -> list[str] | None:
        if key(written) in NONE_OF_THESE:
            return []
        if (whole := self._words.value(written)) is not None:
            return [whole]
        if unknown(written):
            return None
        return [self._part(part) for part in self._words.parts(written)]

    def _part(self, written: str) -> str:
        value = self._words.value(written)
        if value is None:  # "not known" is no part of a list either: nobody can tell what it leaves open
            raise Unreadable(text("“{value}”不在可选项里", value=plain(written)[:40]), self._meant(written))
        return value

    def _place(self, written: str) -> str:
        codes = self._places().codes(written[:100])
        if len(codes) == 1:
            return codes[0]
        if not codes:
            hint = text("写六位行政区划代码，或省市区的全名，例如 浙江省杭州市")
            raise Unreadable(text("没有“{value}”这个地方", value=plain(written)[:40]), hint)
        regions = self._field.regions  # type: ignore[attr-defined]
        named = [f"{regions.full_name(code)}（{code}）" for code in codes[:_CANDIDATES]]
        detail = text("叫“{value}”的地方不止一个", value=plain(written)[:40])
        raise Unreadable(detail, text("写清楚是哪一个：{places}", places=named))

    def _meant(self, written: str) -> Text:
        self._guesses -= 1
        near = self._words.near(written) if self._guesses >= 0 else None
        return text("是不是想填 {value}？", value=near) if near else self._hint()

    def _hint(self) -> Text:
        question = self._question
        match question.type:
            case "enum" | "enum_list":
                return text("可以填：{values}", values=[Text(label) for label in question.choices.values()])
            case "boolean":
                return text("填“是”或“否”；不知道就留空")
            case "integer":
                limits = {"minimum": question.minimum or 0, "maximum": question.maximum or 9999}
                return text("填 {minimum} 到 {maximum} 之间的整数", **limits)
            case "money":
                return text("填每月多少元，最多两位小数，不能为负，例如 3200.50；没有就填 0")
            case "hours":
                return text("填每月多少小时，最多 744，最多两位小数，例如 176.5")
            case "month":
                return text("写成 2025-06 或 2025年6月")
            case "date":
                return text("写成 2025-06-03 或 2025年6月3日，且确有这一天")
            case _:
                return text("写六位行政区划代码，或省市区的全名，例如 浙江省杭州市")
