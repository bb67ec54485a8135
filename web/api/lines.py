"""Lines of a content that may be endless (逐行读取): read in blocks and split here, never more than one line in memory.

granian ends ``readline`` where a chunk of the transport ends, so that a line which a client sends in two goes would be torn apart;
hence the splitting is ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

BLOCK = 64 * 1024
LINE_ENDS = b"\r\n"


class TooLong(Exception):
    """A line that is longer than it may be; what was left of it has been passed over."""


class Source(Protocol):
    """Where bytes come from."""

    def read(self, size: int, /) -> bytes:
        """Some bytes, at most so many; none where there are no more."""


def lines(source: Source, longest: int) -> Iterator[tuple[int, bytes | TooLong]]:
    """The lines that hold anything, each with its number from 1; a last one needs no end.

    A line of more than ``longest`` bytes is passed over and comes as :class:`TooLong`.
    """
    number, kept, skipping = 1, bytearray(), False
    while block := source.read(BLOCK):
        *whole, rest = block.split(b"\n")
        for part in whole:
            kept += part
            if skipping or len(kept) > longest:
                yield number, TooLong()
            elif line := bytes(kept).strip():
                yield number, line
            number, skipping = number + 1, False
            kept.clear()
        kept += rest
        if len(kept) > longest:
            skipping = True
            kept.clear()
    if skipping:
        yield number, TooLong()
    elif line := bytes(kept).strip():
        yield number, line
