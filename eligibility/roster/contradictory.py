"""Contradictions (互相矛盾的回答): which rows hold answers that the rule base says cannot all be true."""

from __future__ import annotations

from datetime import date

import polars as pl

from eligibility.columnar.schema import columns_of, facts_of
from eligibility.facts import FactReader
from eligibility.roster.batch import ROW
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Contradiction
from eligibility.supposition import Reading

_REMEMBERED = 200_000  # sets of answers, for each contradiction
FOUND = {ROW: pl.Int64, "fact": pl.String, "message": pl.String}


class Contradictions:
    """Finds contradictions for one rule base and day: each distinct set of the answers involved is put to the reference once."""

    def __init__(self, book: Rulebook, reader: FactReader, as_of: date) -> None:
        self._book, self._reader, self._at = book, reader, book.circumstances(as_of)
        self._known: dict[str, dict[tuple[object, ...], bool]] = {}
        looks_at = Reading(book).read_by
        self._involved = {name: sorted(looks_at(tree)) for name, tree in book.contradictions.items()}

    def contradictory(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The rows that contradict themselves: ``row``, the ``fact`` that is pointed at, and the ``message`` (Chinese, to be said
        by a wording). The frame has ``row`` and the columns of the table of facts."""
        found = [self._of_one(entry, frame) for entry in self._book.questions.contradictions]
        return pl.concat(found) if found else pl.DataFrame(schema=FOUND)

    def _of_one(self, entry: Contradiction, frame: pl.DataFrame) -> pl.DataFrame:
        questions = {fact: self._book.questions.by_fact[fact] for fact in self._involved[entry.id]}
        columns = [column.name for question in questions.values() for column in columns_of(question)]
        distinct = frame.select(columns).unique()
        known = self._known.setdefault(entry.id, {})
        if len(known) > _REMEMBERED:
            known.clear()
        for answers in distinct.iter_rows():
            if answers not in known:
                facts = facts_of(dict(zip(columns, answers, strict=True)), questions)
                known[answers] = self._reader.contradicts(entry, facts, self._at)
        wrong = distinct.filter(pl.Series([known[answers] for answers in distinct.iter_rows()], dtype=pl.Boolean))
        rows = frame.select(ROW, *columns).join(wrong, on=columns, how="semi", nulls_equal=True).select(ROW)
        return rows.with_columns(fact=pl.lit(entry.fact), message=pl.lit(entry.message)).cast(FOUND)  # type: ignore[arg-type]
