"""What a workbook is before anything in it is believed (先查再读): its kind, its sizes, and what stands in its sheets.

A workbook is a zip of XML. Python reads no more of a part than the zip's directory declares, so the declared sizes bound what
unpacking can take; the scan of a sheet counts all the same.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from eligibility.roster.limits import Limits
from eligibility.roster.refusal import RosterError
from eligibility.wording import Text, text

ZIP, OLE, PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1"
AS_WORKBOOK = text("在表格软件里打开，另存为 .xlsx 再用")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PARTS = 20_000
_CHUNK = 1 << 20
_OVERLAP = 512
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br=[\"']([0-9]{1,10})[\"']")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a scan of a sheet's XML finds: whether it has formulas; merged cells with the row of their last cell."""

    formulas: bool
    merged: tuple[tuple[str, int], ...]


def refuse_ole(file: BinaryIO) -> RosterError:
    """Why a file of the old kind is refused: it is encrypted, or an .xls."""
    before = b""
    while data := file.read(_CHUNK):
        if _ENCRYPTED in before + data:
            return RosterError(text("这个表格有密码"), text("在表格软件里去掉密码，另存为 .xlsx 再用"))
        before = data[-64:]
    return RosterError(text("这是旧格式的表格（.xls）"), AS_WORKBOOK)


def checked_zip(file: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    """The parts of a workbook.

    Raises RosterError where it is broken, no .xlsx, has macros, or would become too large.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise broken() from error
    parts = archive.infolist()
    names = {part.filename.lower() for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise RosterError(text("这个表格有密码"), text("在表格软件里去掉密码，另存为 .xlsx 再用"))
    if any(name.endswith("vbaproject.bin") for name in names):
        raise RosterError(text("这个表格带宏（.xlsm）"), AS_WORKBOOK)
    if "xl/workbook.bin" in names or "xl/workbook.xml" not in names:
        raise RosterError(text("这不是 .xlsx 表格"), AS_WORKBOOK)
    unpacked = sum(part.file_size for part in parts)
    blown_up = any(
        part.file_size > _CHUNK and part.file_size > limits.ratio * max(part.compress_size, 1) for part in parts
    )
    if unpacked > limits.unpacked or blown_up or len(parts) > _PARTS:
        raise too_large(limits.unpacked)
    _refuse_macros(archive)
    return archive


def scan(archive: zipfile.ZipFile, part: str, most: int) -> Sheet:
    """Look through the XML of a sheet without building anything.

    Raises RosterError where it has a DTD, is too large, or its rows are not in order: those behind would be lost.
    """
    formulas, merged, row, seen, offset = False, dict[str, int](), 0, -1, 0
    for chunk in _chunks(archive, part, most):
        for found in _ROW.finditer(chunk):
            if offset + found.start() > seen:
                if int(found[1]) <= row:
                    raise broken()
                row, seen = int(found[1]), offset + found.start()
        offset += len(chunk) - len(chunk[-_OVERLAP:])
        formulas = formulas or _FORMULA.search(chunk) is not None
        if len(merged) < 1000:
            for first, column, row in _MERGED.findall(chunk):
                merged[f"{first.decode()}:{column.decode()}{row.decode()}"] = int(row)
    return Sheet(formulas, tuple(merged.items()))


def refuse_entities(archive: zipfile.ZipFile, most: int) -> None:
    """Raises RosterError where a part of XML declares entities: no spreadsheet program writes any."""
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels")) and "/worksheets/" not in part.filename:
            for _ in _chunks(archive, part.filename, most):
                pass


def broken() -> RosterError:
    """The file cannot be read."""
    return RosterError(text("表格读不出来，可能没有传完整，或者不是表格"), AS_WORKBOOK)


def too_large(most: int) -> RosterError:
    """Unpacked, the file would take too much."""
    detail: Text = text("表格解开以后太大：最多 {most} MB", most=most >> 20)
    return RosterError(detail, text("只留要评估的工作表和列，或分成几个文件"))


def _chunks(archive: zipfile.ZipFile, part: str, most: int) -> Iterator[bytes]:
    """The content, each chunk with the end of the one before."""
    size, before = 0, b""
    try:
        with archive.open(part) as source:
            while data := source.read(_CHUNK):
                size += len(data)
                if size > most:
                    raise too_large(most)
                chunk = before + data
                if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk or chunk.startswith((b"\xff\xfe", b"\xfe\xff")):
                    raise broken()
                yield chunk
                before = chunk[-_OVERLAP:]
    except RosterError:
        raise
    except Exception as error:  # zlib, lzma and zipfile have a dozen of their own for broken data
        raise broken() from error


def _refuse_macros(archive: zipfile.ZipFile) -> None:
    kinds = b"".join(_chunks(archive, "[Content_Types].xml", 8 << 20))
    if b"macroEnabled" in kinds:
        raise RosterError(text("这个表格带宏（.xlsm）"), AS_WORKBOOK)
