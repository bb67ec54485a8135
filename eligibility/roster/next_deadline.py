"""The nearest deadline of a member (最近的期限): of all that is a yes now, what ends first, and on which day."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw

NEXT_DEADLINE = "next_deadline"
NEXT_DEADLINE_OF = "next_deadline_of"


def next_deadline(provisions: Sequence[str]) -> dict[str, nw.Expr]:
    """The last day of the claim that ends first, and its provision (of several the first); null where none has an end.

    Reads ``<provision>__closes_on`` of the provisions named.
    """
    days = {provision: nw.col(f"{provision}__closes_on") for provision in provisions}
    if not days:
        return {
            NEXT_DEADLINE: nw.lit(None, dtype=nw.Date),
            NEXT_DEADLINE_OF: nw.lit(None, dtype=nw.String),
        }
    first = nw.min_horizontal(*days.values()) if len(days) > 1 else next(iter(days.values()))
    named: list[nw.Expr] = [
        nw.when((day == first).fill_null(False)).then(nw.lit(provision)) for provision, day in days.items()
    ]
    return {
        NEXT_DEADLINE: first,
        NEXT_DEADLINE_OF: nw.coalesce(*named) if len(named) > 1 else named[0],
    }
