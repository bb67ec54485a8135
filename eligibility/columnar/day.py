"""The day that criteria are tested on: the day asked about, or one that differs from worker to worker.

Engines differ in their arithmetic of dates, so none is used: a day is three integers, its number since 1970-01-01, its month, and
the latest month whose last day has come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import narwhals as nw

from eligibility.columnar.logic import Truth, column
from eligibility.columnar.schema import day_number
from eligibility.months import completed_month, month_of


@dataclass(frozen=True, slots=True)
class Day:
    """One day for each row. ``literal`` is set where it is the same for everybody."""

    number: nw.Expr
    month: nw.Expr
    completed: nw.Expr
    literal: date | None = None

    def since(self, turns: Iterable[date], reading: Callable[[date], Truth], as_of: date) -> Truth:
        """What ``reading`` says on this day, where it changes on the days ``turns`` only."""
        if self.literal is not None:
            return reading(self.literal)
        found = reading(as_of)
        for turn in sorted(turn for turn in set(turns) if turn > as_of):
            since = self.number >= day_number(turn)
            found = nw.when(since).then(column(reading(turn))).otherwise(column(found))
        return found


def fixed(day: date) -> Day:
    """The same day for everybody."""
    return Day(nw.lit(day_number(day)), nw.lit(month_of(day)), nw.lit(completed_month(day)), day)


def end_of(month: nw.Expr) -> Day:
    """The last day of a month."""
    return Day(_first_day(month + 1) - 1, month, month)


def day_after_end_of(month: nw.Expr) -> Day:
    """The first day of the month that follows."""
    return Day(_first_day(month + 1), month + 1, month)


def _first_day(month: nw.Expr) -> nw.Expr:
    """The number of the first day of a month, by the proleptic Gregorian calendar, counted from March so that leap days come last."""
    shifted = month - 2
    year, after_march = shifted // 12, shifted % 12
    whole_years = year * 365 + year // 4 - year // 100 + year // 400
    return whole_years + (after_march * 153 + 2) // 5 - 719468
