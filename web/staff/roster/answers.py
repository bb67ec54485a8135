"""A roster answered (算好的名册): who was read, what came of each, and which cells could not be used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import polars as pl

from eligibility.columnar import Layout, Plan, run
from eligibility.roster import WEB, Batch, Reject, read
from eligibility.roster.batch import ROW
from eligibility.rulebook import Rulebook
from eligibility.wording import Text
from web.staff.roster.plans import plan_for
from web.staff.roster.upload import Upload


@dataclass(frozen=True)
class Answered:
    """``members`` are the accepted rows as a table of facts, ``outcomes`` what the plan made of them, row for row."""

    plan: Plan
    kept: tuple[str, ...]
    members: pl.DataFrame
    outcomes: pl.DataFrame
    batches: tuple[Batch, ...]

    @property
    def rows(self) -> int:
        """How many members the file has."""
        return sum(batch.rows for batch in self.batches)

    @property
    def rejected_rows(self) -> int:
        """How many of them could not be read."""
        return sum(batch.rejected_rows for batch in self.batches)

    @property
    def blank(self) -> int:
        """How many empty rows lay between them."""
        return sum(batch.blank for batch in self.batches)

    @property
    def warnings(self) -> list[Text]:
        """What is odd about the file."""
        return [warning for batch in self.batches for warning in batch.warnings]

    @property
    def wrong_cells(self) -> int:
        """How many cells could not be used."""
        return sum(batch.rejected.height for batch in self.batches)

    def rejects(self) -> Iterator[Reject]:
        """The cells that could not be used."""
        for batch in self.batches:
            yield from batch.rejects()


def answer(upload: Upload, book: Rulebook, most_megabytes: int, most_rows: int) -> Answered:
    """Read a roster and answer it.

    Raises RosterError where the file cannot be used as a whole.
    """
    limits = replace(WEB, bytes=most_megabytes << 20, rows=most_rows)
    batches = tuple(read(upload.content, upload.name, book, upload.as_of, limits))
    plan = plan_for(book, upload.as_of)
    members = pl.concat([batch.frame for batch in batches])
    outcomes = run(members.drop(batches[0].kept), plan, Layout.WORDS, keep=[ROW])
    return Answered(plan, batches[0].kept, members, outcomes, batches)
