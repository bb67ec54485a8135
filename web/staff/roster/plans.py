"""Plans (计划): how a rule base is worked out for a whole table on one day. Making one takes seconds, so the last few are kept.

A plan knows rules and a day, and nothing of any member.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from threading import Lock

from eligibility.columnar import Plan
from eligibility.rulebook import Rulebook

MOST_KEPT = 2
"""Today's, and one more day that somebody asks about; a plan holds some tens of megabytes."""

_LOCK = Lock()
_MADE: OrderedDict[tuple[str, date], Plan] = OrderedDict()


def plan_for(book: Rulebook, as_of: date) -> Plan:
    """The plan of a day without drafts, made now if this process has not made it yet."""
    with _LOCK:
        key = (book.version, as_of)
        plan = _MADE.get(key)
        if plan is None or plan.book is not book:
            plan = _MADE[key] = Plan(book, as_of)
        _MADE.move_to_end(key)
        while len(_MADE) > MOST_KEPT:
            _MADE.popitem(last=False)
        return plan
