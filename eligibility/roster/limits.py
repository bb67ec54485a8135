"""How much a roster may be (上限): what a file may ask of memory and time before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MOST_SHEET_ROWS = 1_048_576
"""Rows a sheet can have in any spreadsheet program; a row number beyond it is a lie."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds on one file. ``bytes`` is the file as it comes, ``unpacked`` what a workbook becomes when unzipped.

    ``cell`` counts characters; a row with a longer cell is rejected, everything else here refuses the whole file.
    """

    rows: int = 5_000_000
    columns: int = 500
    cell: int = 2_000
    bytes: int = 4 << 30
    unpacked: int = 4 << 30
    ratio: int = 200
    """How many times larger than packed a part of a workbook may be, once it is larger than a megabyte."""


COMMAND_LINE = Limits()
WEB = Limits(rows=10_000, columns=200, cell=500, bytes=5 << 20, unpacked=64 << 20)
