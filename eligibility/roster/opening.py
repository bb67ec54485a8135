"""Opening a file (打开): what it is says its content, not its name; what we do not read is refused with a remedy."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import BinaryIO

from eligibility.roster.csv_source import csv_source
from eligibility.roster.limits import Limits
from eligibility.roster.parquet_source import ParquetFile
from eligibility.roster.refusal import RosterError
from eligibility.roster.source import Recognised, Source
from eligibility.roster.workbook_safety import AS_WORKBOOK, OLE, PARQUET, ZIP, broken, refuse_ole
from eligibility.roster.workbook_source import workbook_source
from eligibility.wording import text

_SHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".numbers")


def opened(file: BinaryIO, name: str, limits: Limits, recognised: Recognised) -> Source | ParquetFile:
    """The source that a file is.

    Raises RosterError where it is too large, empty, or of a kind that is not read.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size > limits.bytes:
        raise RosterError(text("文件太大：最多 {most} MB", most=limits.bytes >> 20), text("分成几个文件再用"))
    if not size:
        raise RosterError(text("文件是空的"), text("第一行写表头，从第二行起一人一行"))
    start = file.read(8)
    file.seek(0)
    ending = PurePath(name).suffix.lower()
    if start == OLE:
        raise refuse_ole(file)
    if start.startswith(ZIP):
        return workbook_source(file, limits, recognised)
    if start.startswith(PARQUET):
        return ParquetFile(file, limits)
    if ending == ".parquet":
        raise RosterError(text("Parquet 文件读不出来，可能没有传完整"), text("重新导出一次"))
    if start.startswith((b"PK", b"%PDF", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8")):
        raise RosterError(text("这不是表格"), AS_WORKBOOK)
    if ending == ".xlsx" or (ending in _SHEETS and b"\0" in file.read(4096)):
        raise broken()
    file.seek(0)
    return csv_source(file, limits, recognised)
