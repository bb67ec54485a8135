"""A comparison as a table (对比表): heads, rows and remarks, for a terminal, a CSV and a workbook alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eligibility.wording import Text, Yuan

Cell = Text | int | Yuan | None
"""A text, a count, or a sum that is written in yuan; None: there is no such number."""


@dataclass(frozen=True, slots=True)
class ComparedTable:
    """The first cell of a row names it, the others are counts and sums. ``bars`` are the columns that a chart shows."""

    title: Text
    heads: Sequence[Text]
    rows: Sequence[Sequence[Cell]]
    remarks: Sequence[Text]
    bars: Sequence[int]
