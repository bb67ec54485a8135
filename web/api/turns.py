"""Whose turn it is (轮流): one batch a process at a time, and none that has fallen silent keeps the others waiting for good.

A client that goes away in the middle of a batch is not always noticed: its thread then waits for a next line that never comes.
After a while of silence its turn can be taken over.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from time import monotonic

SILENCE = 60.0
"""Seconds without a line after which somebody else may begin."""


class Turn:
    """Somebody's turn; ``mine`` for as long as it has been neither ended nor taken over."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self.heard = turns.clock()

    @property
    def mine(self) -> bool:
        """Whether this turn still runs; asking says that it is alive."""
        self.heard = self._turns.clock()
        return self._turns.current is self

    def end(self) -> None:
        """Let the next one begin; ending twice does no harm."""
        self._turns.leave(self)


class Turns:
    """Gives turns, one at a time."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.clock = clock
        self.current: Turn | None = None
        self._lock = Lock()

    def take(self) -> Turn | None:
        """A turn; None while it is somebody else's."""
        with self._lock:
            if self.current is not None and self.clock() - self.current.heard < SILENCE:
                return None
            self.current = Turn(self)
            return self.current

    def leave(self, turn: Turn) -> None:
        """End a turn, unless it has been taken over."""
        with self._lock:
            if self.current is turn:
                self.current = None
