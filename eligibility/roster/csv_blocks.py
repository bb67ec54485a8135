"""Blocks of a text file (分块): decoded, and cut where a line ends, so that memory stays bounded whatever the size of the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from eligibility.roster.refusal import RosterError
from eligibility.wording import text

BLOCK = 16 << 20
_LONGEST_LINE = 4 << 20
_SAVE_AS = text("在表格软件里另存为“CSV UTF-8”或 .xlsx 再用")


def blocks(file: BinaryIO, most: int) -> Iterator[list[str]]:
    """The lines of a file without their ends, a block at a time: UTF-8, with a byte order mark or without, or GB18030.

    Raises RosterError where it is neither, holds NUL bytes, is larger than ``most`` bytes or has an endless line.
    """
    decoder, rest, size = _Decoder(), b"", 0
    while data := file.read(BLOCK):
        size += len(data)
        if size > most:
            raise RosterError(text("文件太大：最多 {most} MB", most=most >> 20), text("分成几个文件再用"))
        data = rest + (data if size > len(data) else data.removeprefix(b"\xef\xbb\xbf"))
        if b"\0" in data:
            raise RosterError(text("文件里有空字节，不是 UTF-8 或 GB18030 的文本"), _SAVE_AS)
        if b"\n" not in data:
            data = data.replace(b"\r", b"\n")  # what old Macs wrote
        end = data.rfind(b"\n") + 1
        rest = data[end:]
        if len(rest) > _LONGEST_LINE:
            raise RosterError(text("有一行长得没有尽头"), _SAVE_AS)
        if end:
            yield _lines(decoder.decode(data[: end - 1]))
    if rest:
        yield _lines(decoder.decode(rest.removesuffix(b"\r")))


def _lines(decoded: str) -> list[str]:
    lines = decoded.split("\n")
    return [line.removesuffix("\r") for line in lines] if "\r" in decoded else lines


class _Decoder:
    """Decides at the first character beyond ASCII which encoding a file has."""

    def __init__(self) -> None:
        self._encoding: str | None = None

    def decode(self, data: bytes) -> str:
        if self._encoding is None and data.isascii():
            return data.decode("ascii")
        for encoding in (self._encoding,) if self._encoding else ("utf-8", "gb18030"):
            try:
                decoded = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            self._encoding = encoding
            return decoded
        raise RosterError(text("文件的编码不是 UTF-8，也不是 GB18030"), _SAVE_AS)
