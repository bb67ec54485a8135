"""One Parquet file, written as the workers are drawn: never more than a few blocks are in memory, however many workers there are."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from pathlib import Path

import polars as pl
from polars.io.plugins import register_io_source

from eligibility.population.generator import BLOCK, GENERATOR, Population

Progress = Callable[[int], None]
"""Told the number of rows that have been handed to the file."""

_ROW_GROUP = BLOCK
_PREFIX = "gigrights."


def metadata(population: Population, rows: int) -> dict[str, str]:
    """What the file says of itself: whoever finds it can make it again, and takes nobody in it for a person."""
    said = {
        "synthetic": "drawn from assumptions; nobody in here exists, and no share in here was measured",
        "rows": rows,
        "seed": population.seed,
        "as_of": population.as_of,
        "assumptions": population.assumptions.edition,
        "generator": GENERATOR,
        "rulebook": population.rulebook,
    }
    return {_PREFIX + name: str(value) for name, value in said.items()}


def blocks(population: Population, rows: int, workers: int | None = None) -> Iterator[pl.DataFrame]:
    """All rows in order, block by block, drawn ahead by ``workers`` threads (as many as there are cores)."""
    workers = workers or os.cpu_count() or 1
    sizes = (min(BLOCK, rows - start) for start in range(0, rows, BLOCK))
    numbered = zip(count(), sizes, strict=False)
    with ThreadPoolExecutor(workers, "population") as pool:
        waiting: deque[Future[pl.DataFrame]] = deque()
        try:
            for number, size in numbered:
                waiting.append(pool.submit(population.block, number, size))
                if len(waiting) > workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def write(population: Population, rows: int, path: Path, progress: Progress = lambda _: None) -> None:
    """Write the first ``rows`` workers into a file; a file of that name is replaced once the new one is complete.

    Raises OSError where it cannot be written, and leaves no half file behind.
    """
    unfinished = path.with_name(path.name + ".unfinished")

    def source(
        with_columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, batch_size: int | None
    ) -> Iterator[pl.DataFrame]:
        done = 0
        for block in blocks(population, rows):
            yield block
            done += block.height
            progress(done)

    try:
        register_io_source(source, schema=population.schema).sink_parquet(
            unfinished,
            compression="zstd",
            compression_level=1,
            statistics=False,
            row_group_size=_ROW_GROUP,
            metadata=metadata(population, rows),
            engine="streaming",
        )
        unfinished.replace(path)
    except pl.exceptions.ComputeError as error:
        raise OSError(str(error)) from error
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()
