"""A bounded memory (备忘): what has been found for a question is kept, and the question that was not asked longest is forgotten.

It decides nothing. Whoever keeps something here answers for it, and names the question so completely that it can only ever have
this one answer: then nothing has to be cleared, and forgetting costs time, never truth.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Hashable, Mapping
from typing import Generic, TypeVar

Question = TypeVar("Question", bound=Hashable)
Answer = TypeVar("Answer")


class Memo(Generic[Question, Answer]):
    """Holds at most ``size`` answers, none where that is 0. Safe to share between threads.

    ``asked`` counts the questions so far, ``found`` those of them whose answer was kept.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[Question, Answer] = OrderedDict()
        self._lock = threading.Lock()
        self.asked = 0
        self.found = 0

    def __len__(self) -> int:
        return len(self._kept)

    def recall(self, questions: Collection[Question]) -> dict[Question, Answer]:
        """The answers that are kept to some of the questions."""
        kept = self._kept
        with self._lock:
            found = {question: kept[question] for question in questions if question in kept}
            for question in found:
                kept.move_to_end(question)
            self.asked += len(questions)
            self.found += len(found)
        return found

    def get(self, question: Question) -> Answer | None:
        """The answer that is kept to one question, if one is."""
        with self._lock:
            self.asked += 1
            answer = self._kept.get(question)
            if answer is not None:
                self._kept.move_to_end(question)
                self.found += 1
        return answer

    def keep(self, found: Mapping[Question, Answer]) -> None:
        """Keep answers, and forget those beyond the size that were not asked for longest."""
        with self._lock:
            for question, answer in found.items():
                self._kept[question] = answer
                self._kept.move_to_end(question)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
