"""What is due soon (近期期限): the days within the next 90 on which something ends, begins, or can no longer be applied for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

import polars as pl

from eligibility.columnar.schema import facts_of
from eligibility.outcome_rules import Status
from eligibility.roster.batch import ROW
from eligibility.roster.tally import SOON
from eligibility.windows import FilingWindows
from eligibility.wording import Text, Wording, text
from web.staff.roster.answers import Answered
from web.staff.roster.members import kept_shown, short

SHOWN = 200

OPENS = text("从这天起符合")
CLOSES = text("这天以后不再符合")
FILE_UNTIL = text("最晚这天申请")


@dataclass(frozen=True)
class Due:
    """One day of one member; ``place`` is where the member stands among the accepted rows."""

    day: date
    days: int
    place: int
    row: int
    member: str
    provision: str
    title: str
    what: Text


@dataclass(frozen=True)
class _Day:
    day: date
    place: int
    provision: str
    what: Text


def due_soon(answered: Answered, wording: Wording) -> tuple[list[Due], int]:
    """The nearest days, soonest first, as many as the page shows, and how many there are in all."""
    found = sorted(chain(_turning(answered), _windows(answered)), key=lambda one: (one.day, one.place))
    return [_due(answered, one, wording) for one in found[:SHOWN]], len(found)


def _turning(answered: Answered) -> Iterator[_Day]:
    """The days on which conditions begin or cease to hold."""
    for name, columns in answered.plan.provisions.items():
        if columns.deadline is not None:
            for what, part in ((OPENS, "opens_on"), (CLOSES, "closes_on")):
                for place, day in _near(answered, f"{name}__{part}"):
                    yield _Day(day, place, name, what)


def _near(answered: Answered, column: str) -> Iterator[tuple[int, date]]:
    first = answered.plan.as_of
    near = answered.outcomes.select(pl.col(column).alias("day")).with_row_index("place")
    yield from near.filter(pl.col("day").is_between(first, first + SOON)).iter_rows()


def _windows(answered: Answered) -> Iterator[_Day]:
    """The last days to hand an application in, worked out for those who meet a provision that has such a time."""
    plan = answered.plan
    windows, questions = FilingWindows(plan.book), plan.book.questions.by_fact
    last = plan.as_of + SOON
    for name, columns in plan.provisions.items():
        window = columns.provision.claim.window
        if window is None:
            continue
        met = (answered.outcomes[f"{name}__status"] == Status.ELIGIBLE.value).fill_null(False)
        known = met & answered.members[window.after].is_not_null()
        for place in known.arg_true():
            facts = facts_of(answered.members.row(place, named=True), questions)
            found = windows.of(columns.provision, Status.ELIGIBLE, facts, plan.as_of)
            if found is not None and plan.as_of <= found.until <= last:
                yield _Day(found.until, place, name, FILE_UNTIL)


def _due(answered: Answered, one: _Day, wording: Wording) -> Due:
    kept = kept_shown(answered)[:1]
    provision = answered.plan.provisions[one.provision].provision
    return Due(
        one.day,
        (one.day - answered.plan.as_of).days,
        one.place,
        answered.members[ROW][one.place],
        short(answered.members[kept[0]][one.place]) if kept else "",
        one.provision,
        wording.say(provision.title),
        one.what,
    )
