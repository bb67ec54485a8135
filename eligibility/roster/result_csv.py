"""A result as CSV (结果 CSV): the machine columns, behind a byte order mark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from eligibility.roster.answering import LostRowsError
from eligibility.roster.answers import Answers
from eligibility.roster.batch import ROW, Batch
from eligibility.roster.csv_text import BOM, harmless, harmless_text
from eligibility.roster.progress import Progress
from eligibility.roster.rejects_file import RejectsFile
from eligibility.roster.stream import Stream
from eligibility.roster.tally import Tally

_ROWS = 25_000
"""So many rows are written at a time; what is being worked out meanwhile is as large."""


def write_csv(
    batches: Iterator[Batch], answers: Answers, path: Path, rejects: RejectsFile, progress: Progress
) -> Tally:
    """Write the answers to a roster.

    Raises OSError where it cannot be written, LostRowsError rather than lose somebody, and what reading raises.
    """
    stream = Stream(batches, answers, rejects, progress)
    # only what is kept was written by others: the words of answers are ours, and none begins like a formula
    harmed = stream.frame.with_columns(harmless(name) for name in stream.kept)
    headers = {name: harmless_text(name) for name in stream.kept}
    with path.open("wb") as file, stream.running():
        file.write(BOM)
        last = 0
        for frame in harmed.collect_batches(chunk_size=_ROWS, maintain_order=True, engine="streaming"):
            last = _in_order(frame[ROW], last)
            frame.rename(headers).write_csv(file, include_header=not stream.tally.answered)
            stream.tally.add(frame)
    return stream.counted()


def _in_order(rows: pl.Series, last: int) -> int:
    """The number of the last row. Raises LostRowsError where rows do not go up from the one before."""
    if len(rows) and not (int(rows[0]) > last and (rows.diff().drop_nulls() > 0).all()):
        raise LostRowsError(f"the rows from {rows[0]} on are not in the order of the file")
    return int(rows[-1]) if len(rows) else last
