"""What the commands about rosters share: reading a roster with a bar, and refusing before any work what could not be written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from eligibility.cli.bar import Bar
from eligibility.roster import COMMAND_LINE, Batch, Limits, read
from eligibility.roster.refusal import RosterError
from eligibility.rulebook import Rulebook
from eligibility.wording import Text, Wording, text

STREAMED = replace(COMMAND_LINE, rows=10**12, bytes=1 << 60)
"""Parquet to Parquet streams: there is nothing that many rows could fill."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A roster being read, and the bar that shows it."""

    batches: Iterator[Batch]
    bar: Bar


@contextmanager
def reading(
    path: Path, book: Rulebook, as_of: date, words: Wording, limits: Limits = COMMAND_LINE
) -> Iterator[Reading]:
    """Open a roster. Raises OSError where it cannot be opened; reading raises RosterError."""
    size, rows = path.stat().st_size, _rows(path)
    with path.open("rb") as file:

        def share(done: int) -> float | None:
            if rows:
                return done / rows
            # a workbook is read from the inside of a zip: where its reader stands says nothing
            return None if path.suffix.lower() != ".csv" or not size else file.tell() / size

        bar = Bar(sys.stderr, words, share)
        try:
            yield Reading(read(file, path.name, book, as_of, limits), bar)
        finally:
            bar.clear()


def refusal(
    source: Path, result: Path, formats: Sequence[str], force: bool, beside: Sequence[Path] = ()
) -> Text | None:
    """Why a result cannot be written, before anything is read."""
    if result.suffix.lower() not in formats:
        return text("{path}：文件名要以 {formats} 结尾", path=str(result), formats=list(formats))
    if not source.is_file():
        return text("{path}：没有这个文件", path=str(source))
    if result.exists() and os.path.samefile(source, result):
        return text("{path}：结果不能写在名册自己上面", path=str(result))
    if result.is_dir() and not any(result.glob("*.parquet")):
        return text("{path}：这是一个文件夹", path=str(result))
    for path in (result, *beside):
        if path.exists() and not force:
            return text("{path}：文件已经有了；要重写就加 --force", path=str(path))
    if not result.parent.is_dir():
        return text("{path}：没有这个文件夹", path=str(result.parent))
    return None


def told(error: RosterError | OSError | Text, words: Wording) -> None:
    """Say on standard error why nothing was written."""
    if isinstance(error, RosterError):
        print(f"gigrights roster: {words.say(error.detail)}\n    → {words.say(error.hint)}", file=sys.stderr)
    else:
        print(f"gigrights roster: {words.say(error) if isinstance(error, Text) else error}", file=sys.stderr)


def _rows(path: Path) -> int | None:
    """How many rows a Parquet file says it has."""
    if path.suffix.lower() != ".parquet":
        return None
    try:
        found: int = pl.scan_parquet(path).select(pl.len()).collect().item()
    except pl.exceptions.PolarsError:
        return None  # reading says what is wrong with it
    return found
