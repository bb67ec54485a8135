"""Filing windows (申请期限): until which day an application can be handed in, where the law has set a time and we have verified it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from eligibility.amounts.standards import Standard, Standards
from eligibility.criteria import Facts
from eligibility.months import last_day
from eligibility.outcome_rules import Status
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Provision

DAYS = "天"


@dataclass(frozen=True, slots=True)
class FilingWindow:
    """The last day on which to file, that day included, and the clause that says so."""

    until: date
    clause: str


class FilingWindows:
    """Finds filing windows for one rule base."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._standards = Standards(book.regions)

    def of(self, provision: Provision, status: Status, facts: Facts, as_of: date) -> FilingWindow | None:
        """The window of an outcome that is met; None where there is none, or the day from which it runs is not known.

        Days run from the day after; a month counts from its last day.
        """
        window = provision.claim.window
        start = None if window is None else facts.get(window.after)
        if window is None or start is None or status is not Status.ELIGIBLE:
            return None
        found = self._standards.find(self._book.parameters[window.within], facts.get("work_region"), as_of)
        if not isinstance(found, Standard):
            return None
        length = int(found.value)
        until = start + timedelta(days=length) if found.unit == DAYS else last_day(int(start) + length)
        return FilingWindow(until, found.row.clause)
