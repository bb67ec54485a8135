"""Answers that are the same for everybody are kept with their ETag, so that the server need only say that nothing has changed."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from eligibility.client.connection import Answer


class Kept:
    """The answers that were asked for last, by their address."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    def get(self, path: str) -> Answer | None:
        """The answer of an address, if it is still here."""
        with self._lock:
            if path in self._answers:
                self._answers.move_to_end(path)
            return self._answers.get(path)

    def put(self, path: str, answer: Answer) -> None:
        """Keep an answer; the one that was asked for longest ago goes."""
        with self._lock:
            self._answers[path] = answer
            self._answers.move_to_end(path)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
