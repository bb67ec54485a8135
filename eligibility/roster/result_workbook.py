"""A result as an .xlsx (结果工作簿), written row by row: members, summary, rejected cells, explanations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from eligibility.roster import labels
from eligibility.roster.answering import Answered, Answering
from eligibility.roster.batch import Reject
from eligibility.roster.limits import MOST_SHEET_ROWS
from eligibility.roster.progress import Progress, silent
from eligibility.roster.refusal import RosterError
from eligibility.roster.result_columns import ResultColumn, ResultColumns
from eligibility.roster.result_styles import Styles
from eligibility.roster.result_summary import write_notes, write_summary
from eligibility.wording import Wording, text

_TOLD = 500
"""Progress is told every so many rows."""


def write_workbook(answering: Answering, target: Path | BinaryIO, words: Wording, progress: Progress = silent) -> None:
    """Write the answers to a roster, into a file, or into a stream with nothing of it on any disk.

    What is longer than one batch goes into a file row by row, in little memory; less is held until the end, which is faster.
    Raises RosterError for more rows than a sheet can have, OSError where it cannot be written, and what answering raises.
    """
    parts = iter(answering)
    first = list(islice(parts, 2))
    sparing = {"constant_memory": len(first) > 1} if isinstance(target, Path) else {"in_memory": True}
    options = {**sparing, "strings_to_formulas": False, "strings_to_urls": False}
    try:
        with xlsxwriter.Workbook(target, options) as file:
            file.set_properties({"title": words.say(text("新就业权益计算器：名册的结果"))})
            _Workbook(file, answering, words, progress).write(chain(first, parts))
    except FileCreateError as error:
        raise OSError(str(error)) from error


class _Workbook:
    """The four sheets of the file."""

    def __init__(self, file: Any, answering: Answering, words: Wording, progress: Progress) -> None:
        self._answering, self._words, self._progress = answering, words, progress
        self._styles = Styles(file)
        self._columns = ResultColumns(answering.answers, words, self._styles)
        names = (text("结果"), text("汇总"), text("退回"), text("说明"))
        self._members, self._summary, self._rejected, self._notes = (file.add_worksheet(words.say(it)) for it in names)
        self._file = file
        self._rows = self._rejects = 0

    def write(self, parts: Iterable[Answered]) -> None:
        """Write all of them, from what ``answering`` gives."""
        columns: list[ResultColumn] = []
        self._head(self._rejected, [(self._words.say(what), width) for what, width in labels.REJECTED])
        for answered in parts:
            if not columns:
                columns = list(self._columns.of(answered.kept))
                self._head(self._members, [(column.header, column.width) for column in columns])
            self._add(answered, columns)
            self._refuse(answered.rejects())
        self._finish(columns)
        tally = self._answering.tally
        write_summary(self._file, self._summary, tally, self._answering.answers, self._words, self._styles)
        write_notes(self._notes, tally, self._answering.answers, self._words, self._styles)

    def _head(self, sheet: Any, heads: Sequence[tuple[str, float]]) -> None:
        sheet.set_row(0, 48)
        for place, (head, width) in enumerate(heads):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, head, self._styles.head)

    def _add(self, answered: Answered, columns: Sequence[ResultColumn]) -> None:
        _room_for(self._rows + answered.frame.height)
        sheet, writers = self._members, [column.write for column in columns]
        for values in answered.frame.select(column.name for column in columns).iter_rows():
            self._rows += 1
            if not self._rows % _TOLD:
                self._progress(self._rows)
            for place, value in enumerate(values):
                if value is not None:
                    writers[place](sheet, self._rows, place, value)

    def _refuse(self, rejects: Iterable[Reject]) -> None:
        sheet, styles, say = self._rejected, self._styles, self._words.say
        for reject in rejects:
            self._rejects += 1
            _room_for(self._rejects)
            sheet.write_number(self._rejects, 0, reject.row, styles.whole)
            told = (reject.column, reject.value, say(reject.reason), say(reject.hint))
            for place, what in enumerate(told, 1):
                sheet.write_string(self._rejects, place, what, styles.plain)

    def _finish(self, columns: Sequence[ResultColumn]) -> None:
        """What is only known at the end: where the filter stops, and which columns concern nobody."""
        concerned = set(self._answering.tally.concerned())
        for place, column in enumerate(columns):
            if column.provision is not None and column.provision not in concerned:
                self._members.set_column(place, place, column.width, None, {"hidden": True})
        beside = sum(column.provision is None for column in columns)
        # those who scroll to the right still see whose row it is: the number of the row and the first column kept
        self._members.freeze_panes(1, min(2, beside))
        self._rejected.freeze_panes(1, 0)
        if columns:
            self._members.autofilter(0, 0, max(self._rows, 1), len(columns) - 1)
        self._rejected.autofilter(0, 0, max(self._rejects, 1), len(labels.REJECTED) - 1)


def _room_for(rows: int) -> None:
    if rows >= MOST_SHEET_ROWS:
        detail = text("一张 Excel 表最多 {most} 行，装不下", most=MOST_SHEET_ROWS)
        raise RosterError(detail, text("结果写成 .csv 或 .parquet，或把名册分成几份"))
