"""A comparison as a file (对比结果): an .xlsx with a chart, or a CSV."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from eligibility.roster.compared_table import Cell, ComparedTable
from eligibility.roster.csv_text import harmless_text
from eligibility.roster.result_styles import Styles
from eligibility.wording import Text, Wording, Yuan, text

FORMATS = (".xlsx", ".csv")
_TOP = 2
_COLOURS = ("#1B7F3B", "#B3261E", "#7A5FC0")


def write_compared(table: ComparedTable, path: Path, kind: str, words: Wording) -> None:
    """Write it as one of ``FORMATS``. Raises OSError."""
    if kind == ".csv":
        _as_csv(table, path, words)
        return
    try:
        with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as file:
            file.set_properties({"title": words.say(table.title)})
            _as_sheet(file, table, words)
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _as_csv(table: ComparedTable, path: Path, words: Wording) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(words.say(head) for head in table.heads)
        rows.writerows([_plain(cell, words) for cell in row] for row in table.rows)


def _plain(cell: Cell, words: Wording) -> str | int:
    if isinstance(cell, Text):
        return harmless_text(words.say(cell))
    if isinstance(cell, Yuan):
        return f"{cell.fen // 100}.{cell.fen % 100:02d}"
    return "" if cell is None else cell


def _as_sheet(file: Any, table: ComparedTable, words: Wording) -> None:
    sheet, styles = file.add_worksheet(words.say(text("对比"))), Styles(file)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, len(table.heads) - 1, 16)
    sheet.write_string(0, 0, words.say(table.title), styles.bold)
    sheet.set_row(_TOP, 48)
    for column, head in enumerate(table.heads):
        sheet.write_string(_TOP, column, words.say(head), styles.head)
    for row, cells in enumerate(table.rows, _TOP + 1):
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, words, styles)
    sheet.freeze_panes(_TOP + 1, 1)
    end = _TOP + len(table.rows)
    for row, remark in enumerate(table.remarks, end + 2):
        sheet.write_string(row, 0, words.say(remark))
    if table.rows:
        _chart(file, sheet, table, end + 3 + len(table.remarks), words)


def _write(sheet: Any, row: int, column: int, cell: Cell, words: Wording, styles: Styles) -> None:
    if isinstance(cell, Text):
        sheet.write_string(row, column, words.say(cell), styles.wrapped)
    elif isinstance(cell, Yuan):
        sheet.write_number(row, column, cell.fen / 100, styles.money)
    elif cell is not None:
        sheet.write_number(row, column, cell, styles.whole)


def _chart(file: Any, sheet: Any, table: ComparedTable, top: int, words: Wording) -> None:
    chart = file.add_chart({"type": "bar"})
    first, last = _TOP + 1, _TOP + len(table.rows)
    for column, colour in zip(table.bars, _COLOURS, strict=False):
        chart.add_series(
            {
                "name": [sheet.name, _TOP, column],
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                "fill": {"color": colour},
            }
        )
    chart.set_title({"name": words.say(table.title)})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"min": 0, "num_format": "#,##0"})
    chart.set_legend({"position": "top"})
    chart.set_size({"width": 1000, "height": 200 + 34 * len(table.rows)})
    told = words.say(text("条形图：上面表里的人数"))
    sheet.insert_chart(top, 0, chart, {"description": told})
