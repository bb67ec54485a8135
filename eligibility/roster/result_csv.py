"""A result as CSV (结果 CSV): the machine columns, behind a byte order mark."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from eligibility.roster.answering import Answering
from eligibility.roster.csv_text import BOM, harmless, harmless_text
from eligibility.roster.progress import Progress
from eligibility.roster.rejects_file import RejectsFile


def write_csv(answering: Answering, path: Path, rejects: RejectsFile, progress: Progress) -> None:
    """Write the answers to a roster, batch by batch. Raises OSError, and what answering raises."""
    with path.open("wb") as file:
        file.write(BOM)
        for number, answered in enumerate(answering):
            texts = [name for name, kind in answered.frame.schema.items() if kind == pl.String]
            frame = answered.frame.with_columns(harmless(name) for name in texts)
            frame = frame.rename({name: harmless_text(name) for name in answered.kept})
            frame.write_csv(file, include_header=not number)
            rejects.add(answered.rejects())
            progress(answering.tally.rows)
