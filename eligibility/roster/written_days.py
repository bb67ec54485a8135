"""Months and days as people write them (日期的写法): 2025年6月 · 2025/6 · 2025.06 · 202506 · 2025年6月3日 · cells with a date."""

from __future__ import annotations

import re

from eligibility.spelling import plain

_DASHES = re.compile(r"\s*[-‐‑‒–—−/年月]\s*")
_CLOCK = r"(?:[ t]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_MONTH = re.compile(r"([0-9]{4})(?:[-.]([0-9]{1,2})-?|([0-9]{2}))")
_DAY = re.compile(rf"([0-9]{{4}})(?:[-.]([0-9]{{1,2}})[-.]([0-9]{{1,2}})[日号]?{_CLOCK}|([0-9]{{2}})([0-9]{{2}}))")
_TENTH_OR_FIRST = re.compile(r"[0-9]{4}\.1")


def month_text(written: str) -> str | None:
    """A month, or the month of a day, as ``YYYY-MM``; None where it is neither. Whether there is such a month is not asked.

    2025.1 may be January, or October in a cell that holds a number: it is no month.

    >>> month_text("2025年6月"), month_text("202506"), month_text("2025/6/3"), month_text("2025")
    ('2025-06', '2025-06', '2025-06', None)
    >>> month_text("2025.6"), month_text("2025.10"), month_text("2025.1")
    ('2025-06', '2025-10', None)
    """
    normal = _normal(written)
    if _TENTH_OR_FIRST.fullmatch(normal):
        return None
    if found := _MONTH.fullmatch(normal):
        return f"{found[1]}-{int(found[2] or found[3]):02d}"
    day = day_text(written)
    return day[:7] if day else None


def day_text(written: str) -> str | None:
    """A day as ``YYYY-MM-DD``; None where it is none. Whether there is such a day is not asked.

    >>> day_text("2025年6月3日"), day_text("2025-06-03 00:00:00"), day_text("20250603"), day_text("2025-06")
    ('2025-06-03', '2025-06-03', '2025-06-03', None)
    """
    found = _DAY.fullmatch(_normal(written))
    if not found:
        return None
    year, month, day = found[1], found[2] or found[4], found[3] or found[5]
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _normal(written: str) -> str:
    return _DASHES.sub("-", plain(written).casefold())
