"""Which of several benefits brings most, in every case of three of them."""

from __future__ import annotations

from itertools import product

import narwhals as nw
import polars as pl

from eligibility.columnar.choices import recommended

NAMES = ("graduate", "difficulty", "draft")


def most(row: dict[str, tuple[bool, int | None]]) -> str | None:
    """Of those that are had the one with the highest sum, the first of equal ones; none where there is no choice or a sum is open."""
    sums = {name: ahead for name, (had, ahead) in row.items() if had}
    if len(sums) < 2 or None in sums.values():
        return None
    return max(sums, key=lambda name: sums[name] or 0)


def test_the_highest_sum_is_recommended_and_the_first_of_equal_ones() -> None:
    said = list(product([False, True], [None, 100, 200]))
    rows = [dict(zip(NAMES, case, strict=True)) for case in product(said, repeat=3)]
    table = pl.DataFrame(
        {
            f"{name} {what}": [row[name][at] for row in rows]
            for name in NAMES
            for at, what in enumerate(("had", "ahead"))
        }
    )
    members = [(name, nw.col(f"{name} had"), nw.col(f"{name} ahead")) for name in NAMES]
    found = nw.from_native(table).select(**recommended(members)).rows(named=True)
    assert found == [{name: name == most(row) for name in NAMES} for row in rows]
    assert {most(row) for row in rows} == {None, *NAMES}
