"""A table for a terminal: numbers to the right, and a Chinese character as wide as two others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def lines(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """One line for the heads and one for each row; the name of a row, its first cell, comes last, where its length does no harm."""
    table = [heads, *rows]
    widths = [max(width(row[column]) for row in table) for column in range(1, len(heads))]
    for row in table:
        yield "  ".join(
            [*(" " * (most - width(cell)) + cell for cell, most in zip(row[1:], widths, strict=True)), row[0]]
        )


def width(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(1 if ord(sign) < 0x2E80 else 2 for sign in text)
