"""Kleene's logic in columns: a verdict is two booleans that are never null, of which at most one is true; unknown is neither.

A nullable boolean says the same in one column. But engines join nullable booleans several times as slowly, a negation is free where the
two change places, and most conditions are read from one side only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

import narwhals as nw

from eligibility.conditions import All, Condition, Named, Not
from eligibility.program import Conclusion

Truth = nw.Expr | bool
"""Whether something is so: a column that is never null, or the same for everybody."""


def every(parts: Iterable[Truth]) -> Truth:
    """Whether all parts are so; without parts it is so."""
    return _joined(parts, and_, alone=False)


def some(parts: Iterable[Truth]) -> Truth:
    """Whether one part is so; without parts it is not."""
    return _joined(parts, or_, alone=True)


def _joined(parts: Iterable[Truth], join: Callable[[nw.Expr, nw.Expr], nw.Expr], *, alone: bool) -> Truth:
    """The parts joined; ``alone`` is what one part decides by itself."""
    columns: list[nw.Expr] = []
    for part in parts:
        if not isinstance(part, bool):
            columns.append(part)
        elif part is alone:
            return alone
    return reduce(join, columns) if columns else not alone


def contrary(truth: Truth) -> Truth:
    """Whether it is not so."""
    return not truth if isinstance(truth, bool) else ~truth


def column(truth: Truth) -> nw.Expr:
    """It as a column, also where it is the same for everybody."""
    return nw.lit(truth, dtype=nw.Boolean) if isinstance(truth, bool) else truth


@dataclass(frozen=True, slots=True)
class VerdictColumns:
    """A verdict: whether it certainly holds, and whether it certainly fails. Each is put together where it is asked for."""

    when_true: Callable[[], Truth]
    when_false: Callable[[], Truth]

    @property
    def holds(self) -> Truth:
        """Whether it is true."""
        return self.when_true()

    @property
    def fails(self) -> Truth:
        """Whether it is false."""
        return self.when_false()

    @property
    def opposite(self) -> VerdictColumns:
        """True where this is false, and the other way round."""
        return VerdictColumns(self.when_false, self.when_true)

    def nullable(self) -> nw.Expr:
        """It as one column, null for unknown."""
        return nw.when(column(some([self.holds, self.fails]))).then(column(self.holds))


VerdictOf = Callable[[str], VerdictColumns]
UNKNOWN = VerdictColumns(lambda: False, lambda: False)


def certainly(answer: nw.Expr) -> nw.Expr:
    """Where a nullable boolean is true. Where nulls are filled instead, Polars keeps a mask of nulls, and works it out ever after."""
    return ~nw.when(answer).then(column(True)).is_null()


def all_of(parts: Iterable[VerdictColumns]) -> VerdictColumns:
    """Conjunction; without parts it holds."""
    listed = list(parts)
    return VerdictColumns(lambda: every(it.holds for it in listed), lambda: some(it.fails for it in listed))


def any_of(parts: Iterable[VerdictColumns]) -> VerdictColumns:
    """Disjunction; without parts it fails."""
    return all_of(it.opposite for it in parts).opposite


def tree(condition: Condition, verdict_of: VerdictOf) -> VerdictColumns:
    """A condition tree, over the verdicts of its names."""
    if isinstance(condition, Named):
        return verdict_of(condition.name)
    if isinstance(condition, Not):
        return tree(condition.part, verdict_of).opposite
    join = all_of if isinstance(condition, All) else any_of
    return join(tree(part, verdict_of) for part in condition.parts)


def conclusion(drawn: Conclusion, verdict_of: VerdictOf) -> VerdictColumns:
    """The verdict of one conclusion, as :func:`eligibility.kleene.conclude` draws it."""
    holds = tree(drawn.holds, verdict_of)
    if drawn.fails is None:
        return holds
    fails = tree(drawn.fails, verdict_of)
    return VerdictColumns(lambda: holds.holds, lambda: every([contrary(holds.holds), fails.holds]))
