"""Reading a roster (读名册): a file in, batches of members and rejected cells out. Every row is one or the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

from eligibility.facts import FactReader
from eligibility.roster.batch import Batch
from eligibility.roster.facts_table import FactsTable
from eligibility.roster.headers import Headers
from eligibility.roster.limits import COMMAND_LINE, Limits
from eligibility.roster.members import Members
from eligibility.roster.opening import opened
from eligibility.roster.parquet_source import ParquetFile
from eligibility.roster.place_names import place_names
from eligibility.roster.refusal import RosterError
from eligibility.roster.table_of_facts import stored_members
from eligibility.roster.written import WrittenMembers
from eligibility.rulebook import Rulebook
from eligibility.wording import text


def read(
    file: Path | BinaryIO, name: str, book: Rulebook, as_of: date, limits: Limits = COMMAND_LINE
) -> Iterator[Batch]:
    """The members of a roster, .xlsx, .csv or .parquet, in batches of at most 100,000 rows.

    ``name`` is what the user calls the file; what it is decides its content. A file given open must be seekable and stays open.
    Raises RosterError where the file as a whole cannot be used, possibly after some batches, and OSError where it cannot be opened.
    """
    with _seekable(file) as source:
        yield from _counted(_batches(source, name, book, as_of, limits), limits)


def _batches(file: BinaryIO, name: str, book: Rulebook, as_of: date, limits: Limits) -> Iterator[Batch]:
    reader = FactReader(book)
    members, headers, table = Members(book, reader, as_of), Headers(book.questions.by_fact), FactsTable(book)
    source = opened(file, name, limits, headers.recognised)
    if isinstance(source, ParquetFile):
        if table.is_one(source.schema):
            return stored_members(source, table, members)
        source = source.as_text()
    heading = headers.read(source.header)
    places = partial(place_names, book.regions)
    return WrittenMembers(heading, book.questions.by_fact, reader, members, places, limits).batches(source.frames)


def _counted(batches: Iterator[Batch], limits: Limits) -> Iterator[Batch]:
    rows = 0
    for batch in batches:
        rows += batch.rows
        if rows > limits.rows:
            raise RosterError(text("行太多：最多 {most} 行", most=limits.rows), text("分成几个文件再用"))
        if batch.rows or batch.warnings:
            yield batch
    if not rows:
        raise RosterError(text("只有表头，没有人"), text("从表头的下一行起，一人一行"))


@contextmanager
def _seekable(file: Path | BinaryIO) -> Iterator[BinaryIO]:
    if isinstance(file, Path):
        with file.open("rb") as source:
            yield source
    else:
        yield file
