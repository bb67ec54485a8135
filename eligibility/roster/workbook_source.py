"""Rosters as workbooks (.xlsx): the first sheet that has a header; cells as the text that a reader sees, dates as YYYY-MM-DD."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

import polars as pl
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from eligibility.roster.batch import ROW
from eligibility.roster.limits import MOST_SHEET_ROWS, Limits
from eligibility.roster.refusal import RosterError
from eligibility.roster.sheet_rows import sheet_rows, text_of
from eligibility.roster.source import HEADER_WITHIN, Recognised, Source, column_names, header_place, trimmed
from eligibility.roster.workbook_safety import Sheet, broken, checked_zip, refuse_entities, scan
from eligibility.wording import text

_ROWS = 20_000  # of a frame
Row = tuple[Any, ...]


def workbook_source(file: BinaryIO, limits: Limits, recognised: Recognised) -> Source:
    """Open a workbook.

    Raises RosterError where it is broken, hostile, has no sheet with a header, merged cells below it, or too many columns.
    """
    archive = checked_zip(file, limits)
    refuse_entities(archive, limits.unpacked)
    book = _opened(file, values=True)
    first: Source | None = None
    for name in _sheets(book):
        top = list(islice(_rows(book, name, limits.columns + 1), HEADER_WITHIN))
        place = header_place([[text_of(cell) for cell in row] for row in top], recognised)
        header = trimmed([text_of(cell) for cell in top[place or 0]]) if top else ()
        if place is None:
            first = first or (Source(header, iter(())) if header else None)
            continue
        if len(header) > limits.columns:
            raise RosterError(text("列太多：最多 {most} 列", most=limits.columns), text("删掉用不到的列"))
        sheet = scan(archive, _part(book, name), limits.unpacked)
        _refuse_merged(sheet, place + 1)
        formulas = _opened(file, values=False) if sheet.formulas else None
        below = islice(sheet_rows(archive, book, name, _part(book, name), len(header)), place + 1, None)
        written = islice(_rows(formulas, name, len(header)), place + 1, None) if formulas else None
        return Source(header, _frames(below, written, len(header), place + 2))
    if first is None:
        raise RosterError(text("文件是空的"), text("第一行写表头，从第二行起一人一行"))
    return first


def _opened(file: BinaryIO, *, values: bool) -> Workbook:
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that say nothing about cells
        try:
            return load_workbook(file, read_only=True, data_only=values, keep_links=False)
        except Exception as error:  # openpyxl raises whatever a broken part makes it stumble over
            raise broken() from error


def _sheets(book: Workbook) -> list[str]:
    return [sheet.title for sheet in book.worksheets if hasattr(sheet, "iter_rows")]


def _part(book: Workbook, name: str) -> str:
    sheet: Any = book[name]
    return str(sheet._worksheet_path)  # nothing public says where a sheet lies


def _rows(book: Workbook, name: str, width: int) -> Iterator[Row]:
    """The values of a sheet, row by row, as they stand in it: what the sheet says of its own size is not believed."""
    sheet: Any = book[name]
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=width, values_only=True)
    for number in range(1, MOST_SHEET_ROWS + 2):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of days that no calendar has: they come as an error in the cell
            try:
                row = next(rows)
            except StopIteration:
                return
            except Exception as error:
                raise broken() from error
        if number > MOST_SHEET_ROWS:
            raise broken()
        yield row


def _frames(
    rows: Iterator[list[str]], written: Iterator[Row] | None, width: int, number: int
) -> Iterator[pl.DataFrame]:
    """Frames of text; ``written`` are the formulas of the same rows, ``number`` is the first of them."""
    while cells := list(islice(rows, _ROWS)):
        if written is not None:
            for row, formula_row in zip(cells, written, strict=False):
                _mark_uncomputed(row, formula_row)
        columns = {
            column: pl.Series(column, [row[place] if place < len(row) else None for row in cells], dtype=pl.String)
            for place, column in enumerate(column_names(width))
        }
        numbers = pl.int_range(number, number + len(cells), dtype=pl.Int64, eager=True)
        yield pl.DataFrame({ROW: numbers, **columns})
        number += len(cells)


def _mark_uncomputed(row: list[str], formulas: Row) -> None:
    """Put a formula where it has no value: cells that begin with = are rejected by that name."""
    row += [""] * (len(formulas) - len(row))
    for place, formula in enumerate(formulas):
        if not row[place] and isinstance(formula, str) and formula.startswith("="):
            row[place] = formula


def _refuse_merged(sheet: Sheet, header_row: int) -> None:
    below = [name for name, last in sheet.merged if last > header_row]
    if below:
        detail = text("有合并的单元格：{cells}", cells=below[:3])
        raise RosterError(detail, text("取消合并，并把每一行都填上：合并以后只有第一行有值"))
