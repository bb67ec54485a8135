"""Choices in columns (择一享受): which of the benefits among which a person must choose brings most."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw

from eligibility.columnar.logic import certainly

Member = tuple[str, nw.Expr, nw.Expr]
"""A provision, whether it is a yes, and all that it still brings, in fen; null where that is not known."""


def recommended(members: Sequence[Member]) -> dict[str, nw.Expr]:
    """Which provision brings most: a column for each that is never null. None does where there is nothing to choose, or a sum is not
    known.

    As :func:`eligibility.choices.choices` has it: of equal sums the first counts.
    """
    told = [~eligible | ~ahead.is_null() for _, eligible, ahead in members]
    found: dict[str, nw.Expr] = {}
    for number, (name, eligible, ahead) in enumerate(members):
        before, after = members[:number], members[number + 1 :]
        more = [~other | certainly(ahead > its) for _, other, its in before]
        no_less = [~other | certainly(ahead >= its) for _, other, its in after]
        choice = nw.any_horizontal(*(other for _, other, _ in (*before, *after)), ignore_nulls=False)
        found[name] = nw.all_horizontal(*told, eligible, choice, *more, *no_less, ignore_nulls=False)
    return found
