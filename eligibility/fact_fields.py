"""Strict marshmallow fields: an answer is what it says it is, or it is refused with a hint. Nothing is coerced."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from marshmallow import ValidationError, fields, validate

from eligibility.months import month_index
from eligibility.problems import Problem
from eligibility.regions import Regions
from eligibility.rulebook.questions import Question
from eligibility.wording import Text, text

_DECIMAL = re.compile(r"(0|[1-9][0-9]{0,9})(\.[0-9]{1,2})?")


def refuse(detail: Text, hint: Text | None = None) -> ValidationError:
    """A marshmallow error that carries a problem instead of a string."""
    return ValidationError([Problem((), detail, hint)])


def _shown(value: object) -> str:
    """A wrong value as we repeat it: short, and never a structure."""
    if isinstance(value, str):
        return f"“{value[:40]}”" + ("…" if len(value) > 40 else "")
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)[:40] if isinstance(value, int | float) else type(value).__name__


def _with_pattern(options: dict[str, Any], pattern: str) -> dict[str, Any]:
    return {**options, "metadata": {**options.get("metadata", {}), "pattern": pattern}}


class YesNo(fields.Boolean):
    """true or false; not "yes", not 1."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> bool:
        if isinstance(value, bool):
            return value
        raise refuse(
            text("{value}不是“是”或“否”", value=_shown(value)), text("请用 true 或 false，不加引号；不知道就不填")
        )


class WholeNumber(fields.Integer):
    """A whole number within limits; 16.0 is 16, "16" is not a number."""

    def __init__(self, minimum: int, maximum: int, **kwargs: Any) -> None:
        super().__init__(validate=validate.Range(minimum, maximum), **kwargs)
        self.minimum, self.maximum = minimum, maximum

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int:
        limits = text("请填 {minimum} 到 {maximum} 之间的整数，不加引号", minimum=self.minimum, maximum=self.maximum)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise refuse(text("{value}不是整数", value=_shown(value)), limits)
        if not self.minimum <= value <= self.maximum:
            raise refuse(text("{value}超出范围", value=_shown(value)), limits)
        return value


class DecimalText(fields.String):
    """A decimal with at most two places, written as text so that no fen is lost to floating point."""

    def __init__(self, example: str, **kwargs: Any) -> None:
        # a validator would see the number, not the text: the pattern is there for the documentation of the API
        super().__init__(**_with_pattern(kwargs, f"^{_DECIMAL.pattern}$"))
        self.example = example

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
            hint = text('请写成带引号的数字，最多两位小数，不能为负，例如 "{example}"', example=self.example)
            raise refuse(text("{value}不是金额或小时数", value=_shown(value)), hint)
        return self.number(value)

    def number(self, value: str) -> Any:
        """What the text means."""
        return Decimal(value)


class Money(DecimalText):
    """Yuan a month, held as whole fen."""

    def number(self, value: str) -> int:
        return int(Decimal(value) * 100)


class Hours(DecimalText):
    """Hours a month; a month has at most 744."""

    def number(self, value: str) -> Decimal:
        hours = Decimal(value)
        if hours > 744:
            raise refuse(text("一个月最多 744 小时"), text("请填每月的小时数"))
        return hours


class MonthText(fields.String):
    """A month as YYYY-MM, held as a month index."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**_with_pattern(kwargs, "^[0-9]{4}-(0[1-9]|1[0-2])$"))

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        try:
            if isinstance(value, str):
                return month_index(value)
        except ValueError:
            pass
        raise refuse(text("{value}不是月份", value=_shown(value)), text('请写成“年-月”，例如 "2025-06"'))


class Day(fields.Date):
    """A day as YYYY-MM-DD that exists in the calendar."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> date:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        raise refuse(
            text("{value}不是日期", value=_shown(value)), text('请写成“年-月-日”且确有这一天，例如 "2026-11-23"')
        )


class Choice(fields.String):
    """One of the values of a question."""

    def __init__(self, question: Question, **kwargs: Any) -> None:
        super().__init__(validate=validate.OneOf(list(question.choices)), **kwargs)
        self.choices = question.choices

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        if isinstance(value, str) and value in self.choices:
            return value
        near = difflib.get_close_matches(value, self.choices, n=1) if isinstance(value, str) else []
        hint = (
            text("是不是想填 {value}？", value=near[0]) if near else text("可以填：{values}", values=list(self.choices))
        )
        raise refuse(text("{value}不在可选项里", value=_shown(value)), hint)


class Choices(fields.List[str]):
    """Several values of a question; an empty list says "none of these"."""

    def __init__(self, question: Question, **kwargs: Any) -> None:
        super().__init__(Choice(question), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        if not isinstance(value, list):
            raise refuse(text("{value}不是列表", value=_shown(value)), text("请用方括号；一项都不符合就填 []"))
        return tuple(dict.fromkeys(super()._deserialize(value, attr, data, **kwargs)))


class Place(fields.String):
    """A GB/T 2260 code of the mainland; old codes are read as the unit they became."""

    def __init__(self, regions: Regions, **kwargs: Any) -> None:
        super().__init__(**_with_pattern(kwargs, "^[0-9]{6}$"))
        self.regions = regions

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        code = self.regions.canonical(value) if isinstance(value, str) else None
        if code is not None:
            return code
        near = self._near(value[:40]) if isinstance(value, str) else []
        example = text('请填六位行政区划代码，例如 "330100"（杭州市）')
        hint = text("是不是想填 {value}？", value=near[:3]) if near else example
        raise refuse(text("没有{value}这个地区代码", value=_shown(value)), hint)

    def _near(self, value: str) -> list[str]:
        """The code that was probably meant, with its name: names themselves are not accepted."""
        found = self.regions.suggest(value)
        named = [region.code for near in found for region in self.regions.search(near, 1)]
        codes = [near for near in found if near.isdecimal()] or named
        return [f"{code}（{self.regions.full_name(code)}）" for code in codes if self.regions.get(code)]
