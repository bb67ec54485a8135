"""Answering a roster (答复名册): batches in, answered batches out, one at a time, and the law that nobody is lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from eligibility.roster.answers import Answers
from eligibility.roster.batch import ROW, Batch, Reject
from eligibility.roster.headers import beside_columns
from eligibility.roster.tally import Tally
from eligibility.rulebook import Rulebook


class LostRowsError(RuntimeError):
    """Rows in are not rows out plus rejected rows: a fault of the program, never of a file."""


@dataclass(frozen=True, slots=True)
class Answered:
    """``frame`` has ``row``, the ``kept`` columns and the columns of :class:`Answers`; ``batch`` is what was read."""

    frame: pl.DataFrame
    kept: tuple[str, ...]
    batch: Batch

    def rejects(self) -> Iterator[Reject]:
        """The wrong cells of the same part of the file."""
        return self.batch.rejects()


class Answering:
    """The answers to a roster, once through; ``tally`` runs along and is complete at the end."""

    def __init__(self, batches: Iterable[Batch], answers: Answers) -> None:
        self.answers = answers
        self.tally = Tally(answers)
        self._batches = batches

    def __iter__(self) -> Iterator[Answered]:
        """Each batch answered, in the order of the file.

        Raises LostRowsError rather than go on without somebody, and what reading raises.
        """
        for batch in self._batches:
            kept = kept_columns(batch, self.answers)
            frame = batch.frame.rename(dict(zip(batch.kept, kept, strict=True)))
            found = self.answers.to(frame, [ROW, *kept])
            hold(batch, found)
            self.tally.add(found)
            self.tally.read(batch)
            yield Answered(found, kept, batch)


def answer(batches: Iterable[Batch], book: Rulebook, as_of: date, include_drafts: bool = False) -> Answering:
    """Answer what :func:`eligibility.roster.read` yields; no more than one batch is in memory at a time."""
    return Answering(batches, Answers(book, as_of, include_drafts))


def kept_columns(batch: Batch, answers: Answers) -> tuple[str, ...]:
    """What the kept columns are called beside the answers: a result may be read as a roster again."""
    return tuple(beside_columns(list(batch.kept), frozenset({ROW, *answers.names})))


def hold(batch: Batch, found: pl.DataFrame) -> None:
    """Raises LostRowsError unless every row of a batch is answered, in order, or rejected."""
    if batch.rows != batch.frame.height + batch.rejected_rows or not found[ROW].equals(batch.frame[ROW]):
        raise LostRowsError(f"{batch.rows} rows read, {found.height} answered, {batch.rejected_rows} rejected")
