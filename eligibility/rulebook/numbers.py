"""How rule files write numbers (数值写法): money in yuan, shares as a fraction or per cent, months and years as whole numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction

_YUAN = re.compile(r"(\d+)(?:\.(\d{1,2}))?")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_FRACTION = re.compile(r"(\d+)/([1-9]\d*)")
_DECIMAL = re.compile(r"0\.(\d{2,4}|\d)")
_SIGNS = re.compile(r"[¥\s“”\"']|,(?=\d{3})")
_UNIT = re.compile(r"(?<=\d)(元.*|个?月|天|周?岁)$")


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
        raise _refused(_YUAN, written, "sum of money", "yuan in quotes with at most two places", '"997.20"')
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def share(written: str | int) -> Fraction:
    """A fraction or a percentage, exact, and no more than the whole. Raises NotANumber.

    >>> share("9.5%")
    Fraction(19, 200)
    """
    text = str(written)
    found: Fraction | None = None
    if percent := _PERCENT.fullmatch(text):
        found = Fraction(percent[1]) / 100
    elif fraction := _FRACTION.fullmatch(text):
        found = Fraction(int(fraction[1]), int(fraction[2]))
    if found is None:
        raise _refused(_PERCENT, written, "share", "a fraction or a percentage in quotes", '"2/3" or "9.5%"')
    if found > 1:
        raise NotANumber("share", "write a part of the whole, 100% at most")
    return found


def whole(written: str | int) -> int:
    """A whole number. Raises NotANumber."""
    if isinstance(written, int) and not isinstance(written, bool):
        return written
    if str(written).isdecimal():
        return int(written)
    raise _refused(re.compile(r"\d+"), written, "whole number", "a whole number in plain digits", "36")


def _refused(form: re.Pattern[str], written: str | int, wanted: str, how: str, example: str) -> NotANumber:
    """What to write instead: the number itself where it can be made out.

    >>> _refused(_PERCENT, "0.5", "share", "per cent in quotes", '"9.5%"').remedy
    'write "50%": per cent in quotes, such as "9.5%"'
    """
    bare = _UNIT.sub("", _SIGNS.sub("", unicodedata.normalize("NFKC", str(written))))
    if form is _PERCENT and (decimal := _DECIMAL.fullmatch(bare)):
        bare = f"{float(decimal[0]) * 100:g}%"
    elif form is _PERCENT and bare.isdecimal():
        bare += "%"
    quote = '"' if example.startswith('"') else ""
    meant = f"{quote}{bare}{quote}: " if form.fullmatch(bare) else ""
    return NotANumber(wanted, f"write {meant}{how}, such as {example}")


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
