"""A result as Parquet (结果 Parquet): streamed from file to file, so that any number of members takes the same memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from eligibility.roster.answers import Answers
from eligibility.roster.batch import Batch
from eligibility.roster.progress import Progress
from eligibility.roster.rejects_file import RejectsFile
from eligibility.roster.stream import Stream
from eligibility.roster.tally import Tally


def write_parquet(
    batches: Iterator[Batch], answers: Answers, path: Path, rejects: RejectsFile, progress: Progress
) -> Tally:
    """Write the answers to a roster.

    Raises OSError where it cannot be written, LostRowsError rather than lose somebody, and what reading raises.
    """
    stream = Stream(batches, answers, rejects, progress)
    with stream.running():
        stream.frame.sink_parquet(path, compression="zstd", compression_level=1, engine="streaming")
    stream.tally.add(pl.scan_parquet(path))
    return stream.counted()
