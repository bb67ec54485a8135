"""Progress (进度): told how many rows have been dealt with."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int], None]


def silent(rows: int) -> None:
    """Progress that nobody watches."""
