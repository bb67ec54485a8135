"""Answers to many members (答复): which columns an answered table has, and how they are worked out of a table of facts.

Beside what :func:`eligibility.columnar.run` gives stand ``next_deadline``, ``next_deadline_of`` and ``missing``. What is written here
serves a frame in memory, a lazy one that streams, and one of Spark.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

import narwhals as nw

from eligibility.columnar import Layout, Plan, Wanted, run
from eligibility.columnar.outcomes import outcome_columns
from eligibility.columnar.schema import columns
from eligibility.roster.next_deadline import NEXT_DEADLINE, NEXT_DEADLINE_OF, next_deadline
from eligibility.roster.open_facts import MISSING, open_facts
from eligibility.rulebook import Rulebook

_ADDED = (NEXT_DEADLINE, NEXT_DEADLINE_OF, MISSING)


class Answers:
    """One rule base on one day, ready to answer tables; making one takes seconds."""

    def __init__(self, book: Rulebook, as_of: date, include_drafts: bool = False) -> None:
        self.book, self.as_of, self.include_drafts = book, as_of, include_drafts
        self.plan = Plan(book, as_of, Wanted(drafts=include_drafts))
        self._facts = [column.name for column in columns(book.questions.by_fact)]

    @cached_property
    def outcomes(self) -> tuple[str, ...]:
        """The columns of outcomes, in the order of the rule base."""
        return tuple(column.name for column in outcome_columns(self.plan, Layout.WORDS))

    @property
    def names(self) -> tuple[str, ...]:
        """All columns that an answer adds to what is kept."""
        return (*_ADDED, *self.outcomes)

    def to(self, frame: Any, keep: Sequence[str] = ()) -> Any:
        """The answers to every row of a table of facts, behind the columns to keep (no facts); rows stay in order, but in Spark."""
        called = {name: f"kept {number}" for number, name in enumerate(keep)}  # no column of the workings is called so
        table = nw.from_native(frame).rename(called).to_native()
        found = nw.from_native(run(table, self.plan, keep=[*called.values(), *self._facts]))
        # a column of nothing has no type that a file could hold
        untyped = [
            name for name, kind in found.collect_schema().items() if kind == nw.Unknown and name in self.outcomes
        ]
        typed = found.with_columns(nw.col(name).cast(nw.Int64) for name in untyped) if untyped else found
        answered = typed.with_columns(**self._worked_out).select(*called.values(), *self.names)
        return answered.rename({own: name for name, own in called.items()}).to_native()

    @cached_property
    def _worked_out(self) -> dict[str, nw.Expr]:
        """The columns added, once for all batches of a roster."""
        ending = [name for name, columns in self.plan.provisions.items() if columns.deadline is not None]
        return {**next_deadline(ending), MISSING: open_facts(self.plan)}
