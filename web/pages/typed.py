"""Reading what people type on a phone (宽容输入): full-width digits, units, separators, several ways to write a month.

Only the forms forgive; the API takes the contract's forms and nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

from eligibility.wording import Text, text

_NUMBER = re.compile(r"(\d+(?:\.\d*)?|\.\d+)(万|千)?")
_GROUPED = re.compile(r"(?<=\d)[,'](?=\d{3}(?!\d))")
_AROUND = re.compile(
    r"^[¥$]|(?:元|块|块钱|圆|rmb|cny|yuan|个?小时|小時|h|hours?|个?月|months?|周?岁|岁|years?|/月|每月|一个月|左右|整)+$"
)
_MONTH_WORDS = re.compile(r"(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*月?")
_DAY_WORDS = re.compile(r"(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*[日号]?")
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_SCALES = {None: 1, "千": 1_000, "万": 10_000}


class Unreadable(ValueError):
    """What was typed cannot be read; ``detail`` tells the reader how to write it."""

    def __init__(self, detail: Text) -> None:
        super().__init__(detail.template)
        self.detail = detail


def plain(typed: str) -> str:
    """The text in half-width characters, without spaces around it."""
    return unicodedata.normalize("NFKC", typed).strip()


def number(typed: str) -> Decimal:
    """A number, without the units and separators that people type with it.

    Raises Unreadable for anything else.

    >>> number("￥３，２００元/月"), number("0.32万"), number("16小时")
    (Decimal('3200'), Decimal('3200.00'), Decimal('16'))
    """
    bare = re.sub(r"\s", "", plain(typed)).lower()
    bare = _AROUND.sub("", _GROUPED.sub("", bare))
    match = _NUMBER.fullmatch(bare)
    if not match or len(bare) > 15:
        raise Unreadable(text("请只填数字，例如 {example}", example="12"))
    return Decimal(match[1]) * _SCALES[match[2]]


def whole(typed: str, minimum: int, maximum: int) -> int:
    """A whole number within limits.

    Raises Unreadable for anything else.
    """
    try:
        value = number(typed)
    except Unreadable:
        value = Decimal(-1)
    if value != value.to_integral_value() or not minimum <= value <= maximum:
        raise Unreadable(text("请填 {minimum} 到 {maximum} 之间的整数", minimum=minimum, maximum=maximum))
    return int(value)


def decimal_text(typed: str, example: str) -> str:
    """A decimal in the contract's form: at most two places, at most ten digits before them.

    Raises Unreadable for anything else.

    >>> decimal_text("3,200.50元", "3200")
    '3200.5'
    """
    try:
        value = number(typed)
    except Unreadable:
        raise Unreadable(text("请只填数字，例如 {example}", example=example)) from None
    if value != round(value, 2):
        raise Unreadable(text("最多填两位小数"))
    if value >= 10**10:
        raise Unreadable(text("这个数太大了"))
    return f"{value.normalize():f}"


def month(year: str, of_year: str) -> str:
    """A month in the contract's form; the whole of it may stand in the first field.

    Raises Unreadable for anything else.

    >>> month("2025", "6月"), month("2025年6月", ""), month("202506", "")
    ('2025-06', '2025-06', '2025-06')
    """
    found = _parts(_MONTH_WORDS, [year, of_year])
    if not found or not (1900 <= found[0] <= 2199 and 1 <= found[1] <= 12):
        raise Unreadable(text("请填年和月，例如 2025 年 6 月"))
    return f"{found[0]:04d}-{found[1]:02d}"


def day(year: str, of_year: str, of_month: str) -> str:
    """A day in the contract's form; the whole of it may stand in the first field.

    Raises Unreadable for anything else, a day that is in no calendar too.

    >>> day("2026", "０９", "3日"), day("2026.9.3", "", "")
    ('2026-09-03', '2026-09-03')
    """
    found = _parts(_DAY_WORDS, [year, of_year, of_month])
    try:
        if not found or not 1900 <= found[0] <= 2199:
            raise ValueError
        return date(*found).isoformat()
    except (TypeError, ValueError):
        raise Unreadable(text("请填年、月、日，例如 2026 年 9 月 3 日")) from None


def _parts(words: re.Pattern[str], fields: list[str]) -> list[int] | None:
    first, *others = (plain(field) for field in fields)
    if not any(others):
        match = words.fullmatch(first) or _RUN_TOGETHER.fullmatch(first)
        return [int(group) for group in match.groups() if group] if match else None
    numbers = [re.sub(r"\s*[年月日号]$", "", field) for field in (first, *others)]
    return [int(part) for part in numbers] if all(re.fullmatch(r"\d{1,4}", part) for part in numbers) else None
