"""Choices in columns (择一享受): which of the benefits among which a person must choose brings most."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw

from eligibility.columnar.logic import certainly, every, some

Member = tuple[str, nw.Expr, nw.Expr]
"""A provision, whether it is a yes, and all that it still brings, in fen; null where that is not known."""


def recommended(members: Sequence[Member]) -> dict[str, nw.Expr]:
    """Which provision brings most: a column for each that is never null. None does where there is nothing to choose, or a sum is not
    known.

    As :func:`eligibility.choices.choices` has it: of equal sums the first counts.
    """
    two = some(one & other for number, (_, one, _) in enumerate(members) for _, other, _ in members[:number])
    told = every(~eligible | ~ahead.is_null() for _, eligible, ahead in members)
    sums = [nw.when(eligible).then(ahead) for _, eligible, ahead in members]
    best = nw.max_horizontal(*sums)
    highest = [certainly(each == best) for each in sums]
    return {
        name: every([two, told, highest[number], *(~before for before in highest[:number])])
        for number, (name, _, _) in enumerate(members)
    }
