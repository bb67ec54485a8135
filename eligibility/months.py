"""Months and days as the rules count them.

A month is held as one integer, ``year * 12 + month - 1``, so that criteria over one worker and over a column of millions
use the same arithmetic. A date known only to the month counts from the last day of that month.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta, timezone

_CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def today() -> date:
    """The present day in Asia/Shanghai (China keeps UTC+8 all year)."""
    return datetime.now(_CHINA).date()


def month_index(text: str) -> int:
    """Read ``YYYY-MM``.

    Raises ValueError where the text is no month between 1900 and 2199.

    >>> month_index("2025-06") - month_index("2024-12")
    6
    """
    match = _MONTH.fullmatch(text)
    if not match or not 1900 <= int(match[1]) <= 2199:
        raise ValueError(text)
    return int(match[1]) * 12 + int(match[2]) - 1


def month_of(day: date) -> int:
    """The month a day lies in."""
    return day.year * 12 + day.month - 1


def last_day(month: int) -> date:
    """The last day of a month.

    >>> last_day(month_index("2026-11"))
    datetime.date(2026, 11, 30)
    """
    year, zero_based = divmod(month, 12)
    return date(year, zero_based + 1, calendar.monthrange(year, zero_based + 1)[1])


def completed_month(day: date) -> int:
    """The latest month whose last day has come by ``day``.

    >>> completed_month(date(2026, 11, 29)) == month_index("2026-10")
    True
    >>> completed_month(date(2026, 11, 30)) == month_index("2026-11")
    True
    """
    month = month_of(day)
    return month if last_day(month) == day else month - 1


def month_text(month: int) -> str:
    """Write a month as ``YYYY-MM``."""
    year, zero_based = divmod(month, 12)
    return f"{year:04d}-{zero_based + 1:02d}"


def first_day(text: str) -> date:
    """The first day a date written as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` can mean.

    Raises ValueError where it is none of these.

    >>> first_day("2021-07")
    datetime.date(2021, 7, 1)
    """
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3 or len(parts[0]) != 4:
        raise ValueError(text)
    numbers = [int(part) for part in parts] + [1, 1]
    return date(numbers[0], numbers[1], numbers[2])
