"""Between two days (两天之间): who gains what and who loses what when the same members are answered by the law of another day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import polars as pl

from eligibility.amounts.amount import Kind
from eligibility.columnar.plan import ProvisionColumns
from eligibility.outcome_rules import Status
from eligibility.roster.answers import Answers
from eligibility.roster.compared_table import Cell, ComparedTable
from eligibility.roster.tally import monthly_in_all
from eligibility.rulebook import Rulebook
from eligibility.wording import Text, Yuan, text

_A_MONTH = (Kind.MONTHLY, Kind.SHORTFALL)
_COMPARED = (Kind.MONTHLY, Kind.ONE_OFF, Kind.SHORTFALL, Kind.STANDARD)
_COUNTS = ("before", "after", "gained", "lost", "changed")
_ALL = "in all"


class BetweenDays:
    """Counts members by what they have on one day and on another."""

    def __init__(self, book: Rulebook, days: tuple[date, date]) -> None:
        self._days = days
        self._sides = tuple(Answers(book, day) for day in days)
        names = {name for side in self._sides for name in side.plan.provisions}
        self._names = [name for name in book.provisions if name in names]
        self._book = book
        self._counted: Counter[str] = Counter()

    def add(self, facts: pl.DataFrame) -> None:
        """Count some members."""
        found = [side.to(facts) for side in self._sides]
        both = pl.concat(
            [frame.rename(lambda name, at=at: _at(name, at)) for at, frame in enumerate(found)], how="horizontal"
        )
        totals = [
            frame.select(monthly_in_all(side).sum()).item() for side, frame in zip(self._sides, found, strict=True)
        ]
        row = both.select(expr for name in self._names for expr in self._columns(name)).row(0, named=True)
        self._counted.update({name: int(value or 0) for name, value in row.items()})
        self._counted.update({f"{_ALL} {at}": int(total or 0) for at, total in enumerate(totals)})

    def table(self) -> ComparedTable:
        """What it comes to; provisions that nobody has on either day are left out."""
        first, second = self._days
        heads = (
            text("权益事项"),
            text("{day} 符合", day=first),
            text("{day} 符合", day=second),
            text("得到（人）"),
            text("失去（人）"),
            text("金额变了（人）"),
            text("{day} 每月（元）", day=first),
            text("{day} 每月（元）", day=second),
        )
        rows: list[list[Cell]] = []
        for name in self._names:
            counts = [self._counted[f"{name} {what}"] for what in _COUNTS]
            if any(counts):
                title = Text(self._book.provisions[name].title)
                rows.append([title, *counts, *(self._sum(name, at) for at in (0, 1))])
        rows.append(
            [
                text("补贴一共（只能选一项的算一项）"),
                *([None] * len(_COUNTS)),
                *(Yuan(self._counted[f"{_ALL} {at}"]) for at in (0, 1)),
            ]
        )
        return ComparedTable(
            text("{first} 与 {second} 相比", first=first, second=second), heads, rows, _REMARKS, (3, 4)
        )

    def _sum(self, name: str, at: int) -> Yuan | None:
        columns = self._sides[at].plan.provisions.get(name)
        return Yuan(self._counted[f"{name} month {at}"]) if columns and _monthly(columns) else None

    def _columns(self, name: str) -> Iterator[pl.Expr]:
        sides = [side.plan.provisions.get(name) for side in self._sides]
        before, after = (_is_yes(name, at) if side else pl.lit(False) for at, side in enumerate(sides))
        yield before.sum().alias(f"{name} before")
        yield after.sum().alias(f"{name} after")
        yield (after & ~before).sum().alias(f"{name} gained")
        yield (before & ~after).sum().alias(f"{name} lost")
        yield (before & after & _differs(name, sides)).sum().alias(f"{name} changed")
        for at, (side, yes) in enumerate(zip(sides, (before, after), strict=True)):
            if side is not None and (kind := _monthly(side)) is not None:
                yield pl.when(yes).then(pl.col(_at(f"{name}__{kind.value}", at))).sum().alias(f"{name} month {at}")


def _at(name: str, at: int) -> str:
    return f"{at} {name}"


def _is_yes(name: str, at: int) -> pl.Expr:
    return (pl.col(_at(f"{name}__status", at)) == Status.ELIGIBLE.value).fill_null(False)


def _monthly(columns: ProvisionColumns) -> Kind | None:
    return next((kind for kind in _A_MONTH if kind in columns.amounts), None)


def _differs(name: str, sides: list[ProvisionColumns | None]) -> pl.Expr:
    """Whether an amount is another one; what remains of a term goes down by itself and does not count."""
    held = [side.amounts if side is not None else {} for side in sides]
    different = pl.lit(False)
    for kind in _COMPARED:
        if all(kind in amounts for amounts in held):
            one, other = (pl.col(_at(f"{name}__{kind.value}", at)) for at in (0, 1))
            different = different | one.ne_missing(other)
    return different


_REMARKS = (
    text("同一份名册，回答不变，只换日子：有出生年月的，年龄按各自那天算；只写了年龄的，年龄不变。"),
    text("“失去”是那天符合、另一天不再符合，可能是不符合了，也可能是还缺情况。"),
    text("每月：领的补贴，或平台每月差多少；只加符合的人。"),
)
