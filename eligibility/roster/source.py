"""A source (数据来源): a file reduced to headers and frames of text, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

Recognised = Callable[[Sequence[str]], int]
"""How many cells of a row are headers of facts."""

HEADER_WITHIN = 10
"""The header is looked for in so many rows: people put a title above it."""

EXTRA = "extra"
"""A column that says whether a row has more cells than the header."""


@dataclass(frozen=True, slots=True)
class Source:
    """``header`` as written; each frame has ``row`` (as the reader of the file counts), one column of text for each header,
    called ``"0"``, ``"1"``, …, and possibly ``extra``."""

    header: tuple[str, ...]
    frames: Iterator[pl.DataFrame]


def header_place(rows: Sequence[Sequence[str]], recognised: Recognised) -> int | None:
    """Which of the first rows is the header: the first of those with the most recognised cells; None where none has any."""
    counts = [recognised(row) for row in rows[:HEADER_WITHIN]]
    most = max(counts, default=0)
    return counts.index(most) if most else None


def column_names(width: int) -> list[str]:
    """What the columns of a frame are called."""
    return [str(place) for place in range(width)]


def trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """A header row without the empty cells at its end."""
    end = next((place for place in range(len(cells), 0, -1) if cells[place - 1].strip()), 0)
    return tuple(cells[:end])
