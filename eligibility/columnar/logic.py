"""Kleene's logic in columns: a nullable boolean is a verdict, null for unknown, and every engine joins such columns as Kleene does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import and_, or_

import narwhals as nw

from eligibility.conditions import All, Condition, Named, Not
from eligibility.program import Conclusion

ExprOf = Callable[[str], nw.Expr]


def known(value: bool) -> nw.Expr:
    """The same verdict for everybody."""
    return nw.lit(value, dtype=nw.Boolean)


def unknown() -> nw.Expr:
    """Unknown for everybody."""
    return nw.lit(None, dtype=nw.Boolean)


def every(parts: Iterable[nw.Expr]) -> nw.Expr:
    """Conjunction; without parts it holds."""
    listed = list(parts)
    return reduce(and_, listed) if listed else known(True)


def some(parts: Iterable[nw.Expr]) -> nw.Expr:
    """Disjunction; without parts it fails."""
    listed = list(parts)
    return reduce(or_, listed) if listed else known(False)


def certainly(verdict: nw.Expr) -> nw.Expr:
    """True where a verdict is true; false where it is false or unknown."""
    return verdict.fill_null(False)


def either(holds: nw.Expr, fails: nw.Expr) -> nw.Expr:
    """True where the first certainly holds, otherwise false where the second certainly holds, otherwise unknown."""
    return certainly(holds) | (~certainly(fails) & unknown())


def tree(condition: Condition, expr_of: ExprOf) -> nw.Expr:
    """A condition tree, over the columns of its names."""
    if isinstance(condition, Named):
        return expr_of(condition.name)
    if isinstance(condition, Not):
        return ~tree(condition.part, expr_of)
    join = every if isinstance(condition, All) else some
    return join(tree(part, expr_of) for part in condition.parts)


def conclusion(drawn: Conclusion, expr_of: ExprOf) -> nw.Expr:
    """The verdict of one conclusion, as :func:`eligibility.kleene.conclude` draws it."""
    holds = tree(drawn.holds, expr_of)
    return holds if drawn.fails is None else either(holds, tree(drawn.fails, expr_of))


def together(verdicts: Sequence[nw.Expr]) -> nw.Expr:
    """One verdict for all places that are still possible: theirs where they agree, otherwise open."""
    if len(verdicts) == 1:
        return verdicts[0]
    return certainly(every(verdicts)) | (some(verdicts) & unknown())
