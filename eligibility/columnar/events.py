"""Turning days in columns (转折日): the days after the one asked about on which a criterion or a basis can change, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import narwhals as nw

from eligibility.columnar.day import Day, day_after_end_of, end_of, fixed
from eligibility.criteria import Circumstances, Operator
from eligibility.criteria.age_line import AgeLine
from eligibility.criteria.listed import Listed
from eligibility.criteria.months_since import MonthsSince
from eligibility.criteria.same_year import SameYear

BIRTH = "birth_month"


@dataclass(frozen=True, slots=True)
class Event:
    """A day on which something turns; a null day is none. ``needs`` is a fact without which it is no event."""

    key: str
    day: Day
    needs: str | None = None


def at_day(day: date, needs: str | None = None) -> Event:
    """The event of a day that is the same for everybody."""
    return Event(f"{day}{needs or ''}", fixed(day), needs)


def events_of(operator: Operator, at: Circumstances) -> Iterator[Event]:
    """The columns of :meth:`eligibility.criteria.Operator.turning_days`.

    Raises TypeError for an operator whose turning days have no columns.
    """
    match operator:
        case MonthsSince():
            month, limit = nw.col(operator.fact), at.number(operator.at_most)
            if limit is not None:
                yield Event(f"{operator.fact}+0", end_of(month))
                yield Event(f"{operator.fact}+{limit} is over", day_after_end_of(month + limit))
        case AgeLine():
            for given in (operator.female, operator.male):
                for line in at.numbers(given):
                    years = line + operator.plus
                    yield Event(f"aged {years}", end_of(nw.col(BIRTH) + 12 * years))
                for day in at.moves(given):
                    yield at_day(day, BIRTH)
        case Listed(on=None):
            for row in at.listings.rows:
                yield at_day(row.since)
        case SameYear(other=None):
            january = nw.col(operator.fact) // 12 * 12
            yield Event(f"{operator.fact} new year", day_after_end_of(january - 1))
            yield Event(f"{operator.fact} next year", day_after_end_of(january + 11))
        case _:
            if type(operator).turning_days is not Operator.turning_days and not isinstance(operator, Listed | SameYear):
                raise TypeError(f"no columns for the turning days of a criterion of type {operator.key}")
