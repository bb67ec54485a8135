"""How rule files write numbers (数值写法): money in yuan, shares as a fraction or per cent, months and years as whole numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

_YUAN = re.compile(r"(\d+)(?:\.(\d{1,2}))?")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_FRACTION = re.compile(r"(\d+)/([1-9]\d*)")


class NotANumber(ValueError):
    """A value that is not written as its unit wants; ``wanted`` and ``remedy`` say how."""

    def __init__(self, wanted: str, remedy: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.remedy = remedy


def money(written: str | int) -> int:
    """Yuan with at most two places, in fen. Raises NotANumber.

    >>> money("997.2")
    99720
    """
    found = _YUAN.fullmatch(str(written))
    if found is None:
        raise NotANumber("sum of money", 'write yuan in quotes with at most two places, such as "997.20"')
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def share(written: str | int) -> Fraction:
    """A fraction or a percentage, exact. Raises NotANumber.

    >>> share("9.5%")
    Fraction(19, 200)
    """
    text = str(written)
    if found := _PERCENT.fullmatch(text):
        return Fraction(found[1]) / 100
    if found := _FRACTION.fullmatch(text):
        return Fraction(int(found[1]), int(found[2]))
    raise NotANumber("share", 'write a fraction or a percentage in quotes, such as "2/3" or "9.5%"')


def whole(written: str | int) -> int:
    """A whole number. Raises NotANumber."""
    if isinstance(written, int) and not isinstance(written, bool):
        return written
    if str(written).isdecimal():
        return int(written)
    raise NotANumber("whole number", "write a whole number, such as 36")


NUMBERS: dict[str, Callable[[str | int], int | Fraction]] = {
    "元/月": money,
    "元/小时": money,
    "元/年": money,
    "元/单": money,
    "元": money,
    "比例": share,
    "个月": whole,
    "天": whole,
    "周岁": whole,
}
"""The units a parameter can have, and how its values are read."""
