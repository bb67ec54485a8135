"""The figures of an outcome (要紧的数): its last day, the one amount to say, and how much there is to be had."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

Outcome = dict[str, Any]
"""An outcome in the shape of the API's contract."""

_TO_BE_HAD = ("monthly", "remaining", "total", "one_off", "shortfall")


def last_day(outcome: Outcome) -> str | None:
    """The last day to act, that day included: when its conditions end, or the time to apply, whichever is first."""
    ends = [end for end in (outcome["closes_on"], outcome["claim"]["file_until"]) if end]
    return min(ends, default=None)


def days_from(day: date, written: str | None) -> int | None:
    """Days from a day to one that is written as the contract writes it."""
    return None if written is None else (date.fromisoformat(written) - day).days


def main_amount(outcome: Outcome) -> dict[str, Any] | None:
    """The money to be had or missing; None where there is none to be said."""
    main: dict[str, Any] | None = outcome["amount"]
    return main or next((one for one in outcome["amounts"] if one["kind"] == "shortfall"), None)


def worth(outcome: Outcome) -> Decimal:
    """The largest sum of money that an outcome comes to, in yuan; 0 where none is known."""
    sums = [Decimal(one["value"]) for one in outcome["amounts"] if one["kind"] in _TO_BE_HAD]
    return max(sums, default=Decimal(0))
