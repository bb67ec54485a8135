"""The columns of the sheet of results (结果表的列): what each shows, and how it is written into a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from eligibility.roster import labels
from eligibility.roster.answers import Answers
from eligibility.roster.batch import ROW
from eligibility.roster.next_deadline import NEXT_DEADLINE, NEXT_DEADLINE_OF
from eligibility.roster.open_facts import MISSING
from eligibility.roster.result_styles import Styles
from eligibility.wording import Text, Wording

Write = Callable[[Any, int, int, Any], None]
"""Writes a value that is not null: sheet, row, column, value."""


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """``name`` is the column of the answered table; ``provision`` the one that it is about, if any."""

    name: str
    header: str
    width: float
    write: Write
    provision: str | None = None


class ResultColumns:
    """All columns of one roster, in order."""

    def __init__(self, answers: Answers, words: Wording, styles: Styles) -> None:
        self._answers, self._words, self._styles = answers, words, styles
        self._statuses = {
            status.value: (words.say(said), styles.statuses[status]) for status, said in labels.STATUSES.items()
        }
        self._facts = lru_cache(maxsize=4096)(lambda joined: labels.fact_names(joined, answers.book, words))

    def of(self, kept: Sequence[str]) -> Iterator[ResultColumn]:
        """The columns, those about the member first."""
        say, styles = self._words.say, self._styles
        yield ResultColumn(ROW, say(labels.ROW), 7, _number(styles.whole))
        for name in kept:
            yield ResultColumn(name, name, 14, _text(styles.plain))
        yield ResultColumn(NEXT_DEADLINE, say(labels.NEXT_DEADLINE), 12, _day(styles.day))
        yield ResultColumn(NEXT_DEADLINE_OF, say(labels.NEXT_DEADLINE_OF), 24, self._title)
        yield ResultColumn(MISSING, say(labels.MISSING), 40, self._missing)
        for provision in self._answers.plan.provisions:
            yield from self._about(provision)

    def _about(self, name: str) -> Iterator[ResultColumn]:
        found = self._answers.plan.provisions[name]
        title = self._words.say(Text(found.provision.title))
        yield ResultColumn(f"{name}__status", title, 14, self._status, name)
        for column, what, write in self._parts(name):
            yield ResultColumn(column, labels.about(found.provision, what, self._words), 14, write, name)

    def _parts(self, name: str) -> Iterator[tuple[str, Text, Write]]:
        plan, styles = self._answers.plan, self._styles
        found = plan.provisions[name]
        if name in plan.drafted:
            yield f"{name}__as_drafted", labels.DRAFT, self._drafted
        for kind in found.amounts:
            share = labels.is_share(self._answers.book, found.provision, kind)
            write = _number(styles.share, 1_000_000) if share else _number(styles.money, 100)
            yield f"{name}__{kind.value}", labels.SHARE if share else labels.KINDS[kind], write
        if found.deadline is not None:
            yield f"{name}__opens_on", labels.OPENS_ON, _day(styles.day)
            yield f"{name}__closes_on", labels.CLOSES_ON, _day(styles.day)

    def _title(self, sheet: Any, row: int, column: int, value: str) -> None:
        title = self._answers.plan.provisions[value].provision.title
        sheet.write_string(row, column, self._words.say(Text(title)), self._styles.plain)

    def _missing(self, sheet: Any, row: int, column: int, value: str) -> None:
        if value:
            sheet.write_string(row, column, self._facts(value), self._styles.plain)

    def _status(self, sheet: Any, row: int, column: int, value: str) -> None:
        sheet.write_string(row, column, *self._statuses[value])

    def _drafted(self, sheet: Any, row: int, column: int, value: bool) -> None:
        sheet.write_string(row, column, self._words.say(labels.AS_DRAFTED[value]), self._styles.plain)


def _number(style: Any, scale: int = 1) -> Write:
    def write(sheet: Any, row: int, column: int, value: int) -> None:
        sheet.write_number(row, column, value / scale, style)

    return write


def _day(style: Any) -> Write:
    def write(sheet: Any, row: int, column: int, value: Any) -> None:
        sheet.write_datetime(row, column, value, style)

    return write


def _text(style: Any) -> Write:
    def write(sheet: Any, row: int, column: int, value: str) -> None:
        sheet.write_string(row, column, value, style)  # never write(): a text may look like a formula or an address

    return write
