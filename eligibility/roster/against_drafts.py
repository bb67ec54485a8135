"""Against drafts (与草案相比): whom a draft would have reached, had it come into force, and who has what came instead.

A draft is never a right. What is counted is what its conditions would have come to; drafts state no sums, so none are given for them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import polars as pl

from eligibility.amounts.amount import Kind
from eligibility.outcome_rules import Status
from eligibility.roster.answers import Answers
from eligibility.roster.compared_table import Cell, ComparedTable
from eligibility.roster.tally import monthly_in_all, unpriced
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Provision
from eligibility.wording import Text, Yuan, text

_COUNTS = ("concerned", "would", "both", "draft only", "final only", "open")
_FINAL = ("both", "draft only", "final only")


class AgainstDrafts:
    """Counts members by what drafts would have given and what is in force, on one day."""

    def __init__(self, book: Rulebook, as_of: date) -> None:
        self._answers = Answers(book, as_of, include_drafts=True)
        plan = self._answers.plan
        self._drafts = {name: successors(book, book.provisions[name], set(plan.provisions)) for name in plan.drafted}
        self._counted: Counter[str] = Counter()

    def add(self, facts: pl.DataFrame) -> None:
        """Count some members."""
        if self._drafts:
            row = self._answers.to(facts).select(expr for name in self._drafts for expr in self._columns(name))
            self._counted.update({name: int(value or 0) for name, value in row.row(0, named=True).items()})

    def table(self) -> ComparedTable:
        """What it comes to, draft by draft."""
        heads = (
            text("草案（没有生效）"),
            text("工作地有这份草案（人）"),
            text("假如照草案执行，会符合（人）"),
            text("其中，正式规定也给（人）"),
            text("只有草案给（人）"),
            text("只有正式规定给（人）"),
            text("照草案还缺情况（人）"),
            text("正式规定每月（元）"),
            text("正式规定给、金额算不出（人）"),
        )
        rows = [self._row(name, finals) for name, finals in self._drafts.items()]
        title = text("草案与正式规定相比，按 {day} 的规定", day=self._answers.as_of)
        return ComparedTable(title, heads, rows, [*_REMARKS, *self._compared()], (3, 4, 5))

    def _row(self, name: str, finals: list[str]) -> list[Cell]:
        counts: list[Cell] = [
            self._counted[f"{name} {what}"] if finals or what not in _FINAL else None for what in _COUNTS
        ]
        paid = any(Kind.MONTHLY in self._answers.plan.provisions[final].amounts for final in finals)
        return [
            Text(self._answers.book.provisions[name].title),
            *counts,
            Yuan(self._counted[f"{name} month"]) if paid else None,
            self._counted[f"{name} unpriced"] if paid else None,
        ]

    def _compared(self) -> Iterator[Text]:
        """Which provisions in force each draft is held against."""
        provisions = self._answers.book.provisions
        for name, finals in self._drafts.items():
            title = Text(provisions[name].title)
            if finals:
                yield text(
                    "{draft} 对照：{finals}", draft=title, finals=[Text(provisions[final].title) for final in finals]
                )
            else:
                yield text("{draft} 没有可以对照的正式规定", draft=title)

    def _columns(self, name: str) -> Iterator[pl.Expr]:
        concerned = pl.col(f"{name}__status").is_not_null()
        drafted = pl.col(f"{name}__as_drafted")
        would = drafted.fill_null(False)
        finals = self._drafts[name]
        has = pl.any_horizontal(_is_yes(final) for final in finals) if finals else pl.lit(False)
        yield concerned.sum().alias(f"{name} concerned")
        yield would.sum().alias(f"{name} would")
        yield (would & has).sum().alias(f"{name} both")
        yield (would & ~has).sum().alias(f"{name} draft only")
        yield (concerned & drafted.is_not_null() & ~would & has).sum().alias(f"{name} final only")
        yield (concerned & drafted.is_null()).sum().alias(f"{name} open")
        yield (concerned & unpriced(self._answers, finals)).sum().alias(f"{name} unpriced")
        yield pl.when(concerned).then(monthly_in_all(self._answers, finals)).sum().alias(f"{name} month")


def successors(book: Rulebook, draft: Provision, known: set[str]) -> list[str]:
    """The provisions in force that rest on the sentences which a draft became, or which came in its place."""
    fates = [clause.became for basis in draft.bases for clause in basis.clauses if clause.became is not None]
    clauses = {name for fate in fates for name in (*fate.by, *fate.instead)}
    return [
        provision.id
        for provision in book.provisions.values()
        if provision.id in known
        and not provision.draft_only
        and any(clause.id in clauses for basis in provision.bases for clause in basis.clauses)
    ]


def _is_yes(name: str) -> pl.Expr:
    return (pl.col(f"{name}__status") == Status.ELIGIBLE.value).fill_null(False)


_REMARKS = (
    text("草案从来不是权利：这里只算假如照征求意见稿执行，谁的条件会满足。"),
    text("草案没有写多少钱，所以没有草案的金额；正式规定的金额只加符合的人，只能选一项的算一项。"),
    text("正式规定：依据里有草案那句话后来变成的、或代替它的那一句的事项。"),
)
