"""The summary of a roster (汇总): how many members come to what, and what it is worth, added up batch by batch.

A sum of money counts those to whom a provision is a yes. Of benefits of which only one can be had (``one_of``) a total counts the
one that is recommended, or the largest where none is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import timedelta

import polars as pl

from eligibility.amounts.amount import Kind
from eligibility.outcome_rules import Status
from eligibility.roster.answers import Answers
from eligibility.roster.batch import Batch
from eligibility.wording import Text

SOON = timedelta(days=90)
MONEY = (Kind.MONTHLY, Kind.ONE_OFF, Kind.SHORTFALL)
MONTHLY_IN_ALL = "monthly in all"
UNPRICED = "unpriced"
_ANSWERED = "answered"


class Tally:
    """Counts of members, by provision and status; sums in fen."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._counted: Counter[str] = Counter()
        self._columns = list(_columns(answers))
        self.rows = self.rejected = self.blank = 0
        self.warnings: list[Text] = []

    @property
    def answered(self) -> int:
        """How many members have an answer."""
        return self._counted[_ANSWERED]

    @property
    def monthly(self) -> int:
        """Fen a month that all members together could have."""
        return self._counted[MONTHLY_IN_ALL]

    @property
    def unpriced(self) -> int:
        """How many members have a monthly benefit of which the sum could not be reckoned."""
        return self._counted[UNPRICED]

    def read(self, batch: Batch) -> None:
        """Count what was read."""
        self.rows += batch.rows
        self.rejected += batch.rejected_rows
        self.blank += batch.blank
        self.warnings += batch.warnings

    def add(self, frame: pl.DataFrame | pl.LazyFrame) -> None:
        """Count answered members, of a frame in memory or of a file that streams."""
        found = frame.lazy().select(self._columns).collect(engine="streaming")
        self._counted.update({name: int(value or 0) for name, value in found.row(0, named=True).items()})

    def of(self, provision: str, status: Status | None) -> int:
        """How many members a provision comes to a status for; None: it does not concern their place."""
        if status is not None:
            return self._counted[f"{provision} {status.value}"]
        return self.answered - sum(self.of(provision, each) for each in Status)

    def sum(self, provision: str, kind: Kind) -> int | None:
        """Fen over all to whom a provision is a yes; None where it has no such amount."""
        if kind not in self._answers.plan.provisions[provision].amounts:
            return None
        return self._counted[f"{provision} {kind.value}"]

    def ending(self, provision: str) -> int:
        """For how many members a claim ends within ``SOON``."""
        return self._counted[f"{provision} ends"]

    def concerned(self) -> list[str]:
        """The provisions that concern at least one member's place, in the order of the rule base."""
        return [name for name in self._answers.plan.provisions if self.of(name, None) < self.answered]


def _columns(answers: Answers) -> Iterator[pl.Expr]:
    latest = answers.as_of + SOON
    yield pl.len().alias(_ANSWERED)
    for name, columns in answers.plan.provisions.items():
        status = pl.col(f"{name}__status")
        for one in Status:
            yield (status == one.value).sum().alias(f"{name} {one.value}")
        for kind in MONEY:
            if kind in columns.amounts:
                yield _had(name, kind).sum().alias(f"{name} {kind.value}")
        if columns.deadline is not None:
            yield (pl.col(f"{name}__closes_on") <= latest).sum().alias(f"{name} ends")
    yield monthly_in_all(answers).sum().alias(MONTHLY_IN_ALL)
    yield unpriced(answers).sum().alias(UNPRICED)


def _had(provision: str, kind: Kind) -> pl.Expr:
    """An amount where it is had."""
    met = pl.col(f"{provision}__status") == Status.ELIGIBLE.value
    return pl.when(met).then(pl.col(f"{provision}__{kind.value}"))


def monthly_in_all(answers: Answers, among: Collection[str] | None = None) -> pl.Expr:
    """Fen a month that one member could have, by all provisions or only those ``among`` these."""
    plan = answers.plan
    groups: dict[str, list[str]] = {}
    for name, columns in plan.provisions.items():
        if Kind.MONTHLY in columns.amounts and (among is None or name in among):
            groups.setdefault(columns.provision.one_of or name, []).append(name)
    parts: list[pl.Expr] = [pl.lit(0, pl.Int64)]
    for group, members in groups.items():
        most = pl.max_horizontal(_had(name, Kind.MONTHLY) for name in members)
        if group in plan.choices:
            chosen = pl.col(f"{group}__recommended")
            own = [pl.when(chosen == name).then(_had(name, Kind.MONTHLY)) for name in members]
            most = pl.coalesce(*own, most)
        parts.append(most.fill_null(0))
    return pl.sum_horizontal(parts)


def unpriced(answers: Answers, among: Collection[str] | None = None) -> pl.Expr:
    """Whether one member has a benefit that is paid by the month, and an answer or a number for its sum is missing."""
    paying = [
        name
        for name, columns in answers.plan.provisions.items()
        if Kind.MONTHLY in columns.amounts and (among is None or name in among)
    ]
    unknown = [
        (pl.col(f"{name}__status") == Status.ELIGIBLE.value) & pl.col(f"{name}__{Kind.MONTHLY.value}").is_null()
        for name in paying
    ]
    return pl.any_horizontal(unknown).fill_null(False) if unknown else pl.lit(False)
