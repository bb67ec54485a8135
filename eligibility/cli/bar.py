"""A bar on a terminal (进度条): how far it has got, how fast, and how long it will still take where that can be told."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from eligibility.wording import Wording, text

_REDRAWN = 0.2
"""It is drawn anew after so many seconds at the earliest."""
_WIDTH = 30
_LINE = 96


class Bar:
    """``share`` says which part has been read, None where nobody knows. Elsewhere than on a terminal nothing is shown."""

    def __init__(self, stream: TextIO, words: Wording, share: Callable[[int], float | None]) -> None:
        self._stream, self._words, self._share = stream, words, share
        self._shown = stream.isatty()
        self._began = self._last = time.perf_counter()

    def show(self, rows: int) -> None:
        """Draw it for so many rows, if it was not drawn a moment ago."""
        now = time.perf_counter()
        if not self._shown or now - self._last < _REDRAWN:
            return
        self._last = now
        took = now - self._began
        share, told = self._share(rows), f"{rows:,}  {rows / took:,.0f}/s"
        if share:
            share = min(share, 1.0)
            filled = int(_WIDTH * share)
            left = self._words.say(text("还要 {time}", time=_minutes(took / share - took)))
            told = f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {told}  {left}"
        self._stream.write(f"\r{told:<{_LINE}}")
        self._stream.flush()

    def clear(self) -> None:
        """Take it away again."""
        if self._shown:
            self._stream.write("\r" + " " * _LINE + "\r")
            self._stream.flush()


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
