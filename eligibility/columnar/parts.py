"""Answers in parts (分卷): many millions of rows as a folder of Parquet files, in the same memory however many there are.

A Parquet file keeps notes on every column of every row group until it is complete, and a stream takes its time to fill. So no stream
here is longer than one part, and all parts are equally long: a population of 84 million needs what its first million needs. Two streams
run at a time, so that one is worked on while the other is planned, begins or drains.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl

from eligibility.unfinished import unfinished

ROWS = 524_288
"""In a part: two row groups. Twice as many take a quarter more memory, and about as long."""
AT_ONCE = 65_536
"""Worked out at a time: what is read ahead and not yet written is counted in such pieces."""
_ROW_GROUP = 262_144
_STREAMS = 2

Progress = Callable[[int], None]


def write_parts(
    answers: pl.LazyFrame, folder: Path, *, rows: int = ROWS, progress: Progress = lambda _: None
) -> list[Path]:
    """Write what :func:`eligibility.columnar.run` gives of a lazy frame into a new folder; ``pl.scan_parquet(folder)`` reads it.

    Rows stay in their order, through the files in the order of their names; ``progress`` is told how many are written. A table
    without rows is one file without rows. Raises FileExistsError where there is such a folder, OSError where it cannot be written,
    and what reading raises; the folder is there once it is complete, and not before.
    """
    if folder.exists():
        raise FileExistsError(f"{folder} is there already; delete it, or name another folder")
    with unfinished(folder) as target, pl.Config(streaming_chunk_size=AT_ONCE), ThreadPoolExecutor(_STREAMS) as pool:
        target.mkdir()
        whole = answers.select(pl.len()).collect(engine="streaming").item()
        starts = range(0, max(whole, 1), rows)
        names = [f"part-{number:05}.parquet" for number in range(len(starts))]

        def write(start: int, name: str) -> None:
            part = answers.slice(start, rows)
            part.sink_parquet(target / name, compression="lz4", statistics=False, row_group_size=_ROW_GROUP)

        waiting = [pool.submit(write, start, name) for start, name in zip(starts, names, strict=True)]
        try:
            for start, part in zip(starts, waiting, strict=True):
                part.result()
                progress(min(start + rows, whole))
        finally:
            pool.shutdown(cancel_futures=True)
    return [folder / name for name in names]
