"""The rows of a batch on their way out: taken from their iterator one by one, and for a while able to be sent again.

A server that is busy says so at once. What has been sent until then is kept, up to a bound, so that an iterator that can be
walked through only once need not be walked through again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

MOST_KEPT = 256 * 1024
"""Bytes."""


class Rows:
    """Lines of JSON; iterating begins anew for as long as they are kept, and goes on where it was afterwards."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._source = iter(rows)
        self._kept: list[bytes] | None = []
        self._size = 0

    @property
    def full(self) -> bool:
        """Whether one more could not be kept."""
        return self._kept is not None and self._size >= MOST_KEPT

    @property
    def repeatable(self) -> bool:
        """Whether all that has been taken so far is kept."""
        return self._kept is not None

    def forget(self) -> None:
        """Keep none any more: the server takes them, or has been silent for long."""
        self._kept = None

    def __iter__(self) -> Iterator[bytes]:
        # now, and not when the first one is wanted: a server may say before that that it takes them, and they are forgotten
        return chain(tuple(self._kept or ()), self._onwards())

    def _onwards(self) -> Iterator[bytes]:
        for row in self._source:
            line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
            if self._kept is not None:
                self._kept.append(line)
                self._size += len(line)
            yield line
