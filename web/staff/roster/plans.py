"""Plans (计划): how a rule base answers a whole table on one day. Making one takes seconds, so the last few are kept.

A plan knows rules and a day, and nothing of any member.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from threading import Lock

from eligibility.roster.answers import Answers
from eligibility.rulebook import Rulebook

MOST_KEPT = 2
"""Today's, and one more day that somebody asks about; one holds some tens of megabytes."""

_LOCK = Lock()
_MADE: OrderedDict[tuple[str, date], Answers] = OrderedDict()


def answers_on(book: Rulebook, as_of: date) -> Answers:
    """How a day's roster is answered, without drafts; made now if this process has not made it yet."""
    key = (book.version, as_of)
    with _LOCK:
        made = _MADE.get(key)
        if made is None or made.book is not book:
            made = _MADE[key] = Answers(book, as_of)
        _MADE.move_to_end(key)
        while len(_MADE) > MOST_KEPT:
            _MADE.popitem(last=False)
        return made
