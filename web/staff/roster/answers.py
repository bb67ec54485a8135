"""A roster answered (算好的名册): who was read, what came of each, and which cells could not be used."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

import polars as pl

from eligibility.columnar import Plan
from eligibility.roster import WEB, Batch, Reject, read
from eligibility.roster.answering import Answering
from eligibility.roster.result_workbook import write_workbook
from eligibility.roster.tally import Tally
from eligibility.rulebook import Rulebook
from eligibility.wording import Wording
from web.settings import Settings
from web.staff.roster.plans import answers_on
from web.staff.roster.upload import Upload


@dataclass(frozen=True)
class Answered:
    """``members`` are the accepted rows as a table of facts, ``outcomes`` what the plan made of them, row for row."""

    plan: Plan
    tally: Tally
    kept: tuple[str, ...]
    members: pl.DataFrame
    outcomes: pl.DataFrame
    batches: tuple[Batch, ...]

    @property
    def wrong_cells(self) -> int:
        """How many cells could not be used."""
        return sum(batch.rejected.height for batch in self.batches)

    def rejects(self) -> Iterator[Reject]:
        """The cells that could not be used."""
        for batch in self.batches:
            yield from batch.rejects()


def answer(upload: Upload, book: Rulebook, settings: Settings) -> Answered:
    """Read a roster and answer it.

    Raises RosterError where the file cannot be used as a whole.
    """
    answering = _answering(upload, book, settings)
    parts = list(answering)
    batches = tuple(part.batch for part in parts)
    members, outcomes = pl.concat([it.frame for it in batches]), pl.concat([it.frame for it in parts])
    return Answered(answering.answers.plan, answering.tally, batches[0].kept, members, outcomes, batches)


def workbook(upload: Upload, book: Rulebook, settings: Settings, wording: Wording) -> bytes:
    """The answered roster as the content of an .xlsx file, made in memory.

    Raises RosterError where the file cannot be used as a whole.
    """
    content = io.BytesIO()
    write_workbook(_answering(upload, book, settings), content, wording)
    return content.getvalue()


def _answering(upload: Upload, book: Rulebook, settings: Settings) -> Answering:
    limits = replace(WEB, bytes=settings.roster_megabytes << 20, rows=settings.roster_rows)
    # read whole before anything is made ready: a file that cannot be used is refused at once
    batches = tuple(read(upload.content, upload.name, book, upload.as_of, limits))
    return Answering(batches, answers_on(book, upload.as_of))
