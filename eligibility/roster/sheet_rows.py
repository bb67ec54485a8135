"""The rows of a sheet as text (逐行读), straight from its XML: openpyxl makes objects of every cell first, which takes far longer.

What shared strings, formats and days are is left to openpyxl.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any
from xml.parsers import expat

from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.workbook import Workbook

from eligibility.roster.limits import MOST_SHEET_ROWS
from eligibility.roster.workbook_safety import broken

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_ROW, _CELL, _VALUE, _TEXT, _SPOKEN = (_MAIN + name for name in ("row", "c", "v", "t", "rPh"))
_CHUNK = 1 << 18


def sheet_rows(archive: zipfile.ZipFile, book: Workbook, name: str, part: str, width: int) -> Iterator[list[str]]:
    """The first ``width`` cells of every row, rows that are missing without any; a sheet that :func:`scan` has let pass.

    Raises RosterError where it cannot be read.
    """
    sheet: Any = book[name]
    reader = _Reader(sheet._shared_strings, _dated(book), width)  # nothing public tells them
    try:
        with archive.open(part) as source:
            while data := source.read(_CHUNK):
                reader.parse(data, False)
                yield from reader.taken()
        reader.parse(b"", True)
    except Exception as error:  # a number that is none, a string that is not there, XML that ends too soon
        raise broken() from error


def text_of(cell: Any) -> str:
    """A value as text. A number has the fifteen digits that a spreadsheet program shows: 997.2, not 997.20000000000005."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return format(cell, ".15g")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


class _Reader:
    """Takes XML and gives rows."""

    def __init__(self, shared: list[str], dated: Callable[[str, str], str | None], width: int) -> None:
        self._shared, self._dated, self._width = shared, dated, width
        self._rows: list[list[str]] = []
        self._row: list[str] = []
        self._number = self._column = 0
        self._kind, self._style, self._value, self._inline = "n", "", "", ""
        self._spoken = False
        self._written: list[str] = []
        self._columns: dict[str, int] = {}
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._written.append
        self.parse = parser.Parse

    def taken(self) -> list[list[str]]:
        """The rows that are complete, once."""
        rows, self._rows = self._rows, []
        return rows

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _CELL:
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
            self._value = self._inline = ""
            where = attributes.get("r")
            self._column = self._column + 1 if where is None else self._column_of(where.rstrip("0123456789"))
        elif name in (_VALUE, _TEXT):
            self._written.clear()
        elif name == _SPOKEN:
            self._spoken = True
        elif name == _ROW:
            number = int(float(attributes.get("r", self._number + 1)))
            if not self._number < number <= MOST_SHEET_ROWS:
                raise ValueError(f"row {number} after row {self._number}")
            self._rows += [[] for _ in range(number - self._number - 1)]
            self._number, self._column, self._row = number, 0, []

    def _end(self, name: str) -> None:
        if name == _VALUE:
            self._value = "".join(self._written)
        elif name == _TEXT:
            if not self._spoken:
                self._inline += "".join(self._written)
        elif name == _SPOKEN:
            self._spoken = False
        elif name == _CELL:
            if self._column <= self._width and (text := self._text()):
                self._row += [""] * (self._column - len(self._row))
                self._row[self._column - 1] = text
        elif name == _ROW:
            self._rows.append(self._row)

    def _column_of(self, letters: str) -> int:
        found = self._columns.get(letters)
        if found is None:
            found = self._columns[letters] = column_index_from_string(letters)
        return found

    def _text(self) -> str:
        """The cell that ends."""
        value = self._value
        if self._kind == "inlineStr":
            return self._inline
        if not value:
            return ""
        match self._kind:
            case "s":
                return str(self._shared[int(value)])
            case "n":
                day = self._dated(self._style, value)
                return text_of(_number(value)) if day is None else day
            case "b":
                return text_of(bool(int(value)))
            case "d":
                return text_of(from_ISO8601(value))  # type: ignore[no-untyped-call]
            case _:  # text of a formula, or the name of an error
                return value


def _number(value: str) -> int | float:
    return float(value) if "." in value or "e" in value or "E" in value else int(value)


def _dated(book: Workbook) -> Callable[[str, str], str | None]:
    """A number as a day or a time where its style is one for days; None where it is not."""
    of_days = {str(style) for style in book._date_formats}  # type: ignore[attr-defined]
    of_spans = {str(style) for style in book._timedelta_formats}  # type: ignore[attr-defined]

    @lru_cache(maxsize=65536)
    def read(value: str, span: bool) -> str:
        try:
            return text_of(from_excel(_number(value), book.epoch, timedelta=span))
        except (OverflowError, ValueError):
            return "#VALUE!"  # a day that no calendar has

    return lambda style, value: read(value, style in of_spans) if style in of_days else None
