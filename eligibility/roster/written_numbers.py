"""Numbers as people write them (数的写法): 3,200.50 · ￥3200 · 3200元 · 176.5小时 · 46岁, turned into what the API takes."""

from __future__ import annotations

import re

from eligibility.rulebook.questions import Question
from eligibility.spelling import key

_GROUPED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"(-?[0-9]+\.[0-9]{2,}?)0*")
_WHOLE = re.compile(r"(-?[0-9]{1,15})(?:\.0*)?")
_FRACTION = re.compile(r"-?[0-9]{1,15}\.[0-9]+")
_BEFORE = re.compile(r"^(?:¥|rmb|cny|人民币)")
_AFTER = {
    "money": re.compile(r"(?:元整|元|块钱|块|yuan|rmb|cny)(?:/月|每月|/month)?$"),
    "hours": re.compile(r"(?:个小时|小时|h|hours|hour)(?:/月|每月|/month)?$"),
}
_COUNTED = {"个月": r"(?:个月|months?)$", "周岁": r"(?:周岁|岁|yearsold|years)$"}


def decimal_text(written: str, question: Question) -> str:
    """Money or hours as decimal text; what is no number comes back for the field to refuse.

    Zeros beyond the second place say nothing; any other digit there is left, and refused.
    """
    number = _AFTER[question.type].sub("", _BEFORE.sub("", key(written)))
    if _GROUPED.fullmatch(number):
        number = number.replace(",", "")
    exact = _DECIMAL.fullmatch(number)
    return exact[1] if exact else number


def whole_number(written: str, question: Question) -> int | float | None:
    """A whole number, with its unit or without; a fraction comes back for the field to refuse, None is no number."""
    number = re.sub(_COUNTED.get(question.unit or "", r"$"), "", key(written))
    if whole := _WHOLE.fullmatch(number):
        return int(whole[1])
    return float(number) if _FRACTION.fullmatch(number) else None
