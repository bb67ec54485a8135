"""Rosters as text (CSV): comma, semicolon or tab; fields in quotes may hold line breaks.

Lines without a quote are split by polars, a block at a time; only where quotes stand does the csv module read, line by line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import BinaryIO

import polars as pl

from eligibility.roster.batch import ROW
from eligibility.roster.csv_blocks import blocks
from eligibility.roster.limits import Limits
from eligibility.roster.refusal import RosterError
from eligibility.roster.source import EXTRA, HEADER_WITHIN, Recognised, Source, column_names, header_place, trimmed
from eligibility.wording import text

_DELIMITERS = ",;\t"
_LONGEST_HEADER = 200_000


def csv_source(file: BinaryIO, limits: Limits, recognised: Recognised) -> Source:
    """Open a CSV file.

    Raises RosterError where it is no text, has no header that is recognised, or too many columns.
    """
    parts = blocks(file, limits.bytes)
    lines = next(parts, [])
    if not any(line.strip() for line in lines):
        raise RosterError(text("文件是空的"), text("第一行写表头，从第二行起一人一行"))
    start = "".join(lines[:3])[:1000].lower()
    if "<html" in start or "<table" in start or "<?xml" in start:
        raise RosterError(text("这是网页，不是表格"), text("在表格软件里打开，另存为 .xlsx 再用"))
    top = list(takewhile(lambda line: len(line) <= _LONGEST_HEADER, lines[: 4 * HEADER_WITHIN]))
    delimiter, place, header, used = _header(top, recognised) if top else (",", 0, ("",) * (limits.columns + 1), 1)
    if len(header) > limits.columns:
        raise RosterError(text("列太多：最多 {most} 列", most=limits.columns), text("删掉用不到的列"))
    table = _Table(delimiter, len(header), place + 2)
    return Source(header, table.frames(lines[used:], parts))


def _header(lines: list[str], recognised: Recognised) -> tuple[str, int, tuple[str, ...], int]:
    """The delimiter under which most headers are recognised, which record is the header, and how many lines come before the next.

    Where nothing is recognised the first record is the header, so that whoever reads it can say what is wrong with it.
    """
    best: tuple[tuple[int, int], str, int, tuple[str, ...], int] | None = None
    for delimiter in _DELIMITERS:
        reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter)
        records: list[list[str]] = []
        ends: list[int] = []
        try:
            for record in reader:
                records.append(record)
                ends.append(reader.line_num)
        except csv.Error:
            pass
        place = header_place(records, recognised)
        header = trimmed(records[place or 0]) if records else ()
        found = (0 if place is None else recognised(header), len(header))
        if records and (best is None or found > best[0]):
            best = (found, delimiter, place or 0, header, ends[place or 0])
    if best is None:
        raise RosterError(text("表头读不出来"), text("看看引号是不是成对"))
    return best[1:]


class _Table:
    def __init__(self, delimiter: str, width: int, first_row: int) -> None:
        self._delimiter, self._width, self._row = delimiter, width, first_row

    def frames(self, first: list[str], rest: Iterable[list[str]]) -> Iterator[pl.DataFrame]:
        waiting = first
        for lines in rest:
            frame, waiting = self._frame(waiting, last=False)
            yield frame
            waiting = [*waiting, *lines]
        yield self._frame(waiting, last=True)[0]

    def _frame(self, lines: list[str], *, last: bool) -> tuple[pl.DataFrame, list[str]]:
        """The records of some lines, and the lines of one that is not complete yet."""
        series = pl.Series("line", lines, dtype=pl.String)
        quoted = series.str.contains('"', literal=True)
        if not quoted.any():
            return self._numbered(self._split(series)), []
        # where the number of quotes so far is even, no field is open: such a line stands for itself if it has no quote
        before = series.str.count_matches('"', literal=True).cum_sum().shift(1, fill_value=0)
        alone = ~quoted & (before % 2 == 0)
        places, records, within, complete = self._read(lines, alone.to_list(), last)
        taken = alone.scatter(within, False) if within else alone
        taken = taken & (pl.int_range(len(lines), eager=True) < complete)
        simple = self._split(series.filter(taken)).with_columns(at=pl.Series(taken.arg_true(), dtype=pl.Int64))
        columns = {
            name: pl.Series(name, [record[place] if place < len(record) else None for record in records], pl.String)
            for place, name in enumerate(column_names(self._width))
        }
        extra = pl.Series([any(map(str.strip, record[self._width :])) for record in records], dtype=pl.Boolean)
        parsed = pl.DataFrame({**columns, EXTRA: extra, "at": pl.Series(places, dtype=pl.Int64)})
        return self._numbered(pl.concat([simple, parsed]).sort("at").drop("at")), lines[complete:]

    def _read(
        self, lines: list[str], alone: list[bool], last: bool
    ) -> tuple[list[int], list[list[str]], list[int], int]:
        """Records that begin with a line that does not stand alone: their first lines, their cells, their further lines, and
        where reading ended because a record goes on beyond these lines."""
        places: list[int] = []
        records: list[list[str]] = []
        within: list[int] = []
        position, exhausted = 0, False

        def following() -> Iterator[str]:
            nonlocal position, exhausted
            while position < len(lines):
                position += 1
                yield lines[position - 1] + "\n"
            exhausted = True

        while position < len(lines):
            if alone[position]:
                position += 1
                continue
            began = position
            try:
                record = next(csv.reader(following(), delimiter=self._delimiter))
            except csv.Error:  # a field beyond csv's own limit, which no cell reaches
                raise self._unclosed(began) from None
            if exhausted and last:
                raise self._unclosed(began)
            if exhausted:
                return places, records, within, began
            places.append(began)
            records.append(record)
            within += range(began + 1, position)
        return places, records, within, len(lines)

    def _unclosed(self, line: int) -> RosterError:
        detail = text("第 {row} 行附近的引号没有成对，或者有一格太长", row=self._row + line)
        return RosterError(detail, text("补上或删掉引号再用"))

    def _split(self, lines: pl.Series) -> pl.DataFrame:
        fields = lines.str.splitn(self._delimiter, self._width + 1).struct.unnest()
        fields.columns = [*column_names(self._width), EXTRA]
        beyond = pl.col(EXTRA).str.strip_chars(f" \t{self._delimiter}").str.len_bytes() > 0
        return fields.with_columns(beyond.fill_null(False))

    def _numbered(self, frame: pl.DataFrame) -> pl.DataFrame:
        rows = pl.int_range(self._row, self._row + frame.height, dtype=pl.Int64, eager=True)
        self._row += frame.height
        return frame.select(rows.alias(ROW), pl.all())
