"""Deadlines (期限): from which day a provision opens to a worker, and until which day its conditions can still be met.

Computed by asking again, not written by hand: a provision can change only on the days that its criteria and bases name, so we
assess it anew on each such day after the one asked about, with the same answers, and take the first that differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from eligibility.compiler import unbarred, verified
from eligibility.conditions import evaluate, names
from eligibility.criteria import Facts, Operator
from eligibility.kleene import conclude
from eligibility.months import completed_month
from eligibility.outcome_rules import Status
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Selector
from eligibility.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Deadline:
    """``opens_on`` is the first day on which it will be met, ``closes_on`` the last on which it still is; None: no such day."""

    opens_on: date | None = None
    closes_on: date | None = None


class Deadlines:
    """Finds the days on which outcomes change, for one rule base."""

    def __init__(self, book: Rulebook, selector: Selector) -> None:
        self._book = book
        self._selector = selector
        self._watched = {name: self._operators(provision) for name, provision in book.provisions.items()}

    def of(self, provision: Provision, status: Status, facts: Facts, as_of: date) -> Deadline:
        """The deadline of a provision that is met, or is not met yet; none for what is open or not verified."""
        if provision.draft_only or status not in (Status.ELIGIBLE, Status.NOT_ELIGIBLE):
            return Deadline()
        for day in sorted(day for day in set(self._days(provision, facts, as_of)) if day > as_of):
            met = self._is_met(provision, facts, day)
            if status is Status.ELIGIBLE and not met:
                return Deadline(closes_on=day - timedelta(days=1))
            if status is Status.NOT_ELIGIBLE and met:
                return Deadline(opens_on=day)
        return Deadline()

    def _days(self, provision: Provision, facts: Facts, as_of: date) -> Iterator[date]:
        """Every day on which a criterion or a basis of the provision can change while the answers stay."""
        at = self._book.circumstances(as_of)
        for operator in self._watched[provision.id]:
            yield from operator.turning_days(facts, at)
        yield from provision.turning_days

    def _operators(self, provision: Provision) -> tuple[Operator, ...]:
        """The operators of the provision that can turn with time."""
        behind = {
            inner for tree in provision.conditions() for name in names(tree) for inner in self._criteria_behind(name)
        }
        found = (self._book.criteria[name].operator for name in sorted(behind))
        return tuple(operator for operator in found if type(operator).turning_days is not Operator.turning_days)

    def _criteria_behind(self, name: str) -> Iterator[str]:
        if name in self._book.criteria:
            yield name
            return
        yield from self._book.concepts[name].conclusion.reads()

    def _is_met(self, provision: Provision, facts: Facts, day: date) -> bool:
        """Whether the provision is certainly met on a day, wherever in the place given."""
        at = self._book.circumstances(day)
        then = self._aged(facts, day)

        def verdict_of(name: str) -> Verdict:
            if name in self._book.criteria:
                return self._book.criteria[name].operator.test(then, at)
            drawn = self._book.concepts[name].conclusion
            return conclude(drawn, {inner: verdict_of(inner) for inner in drawn.reads()})

        candidates = self._selector.candidates(provision, facts.get("work_region"), day)
        return all(
            variant.bases and evaluate(unbarred(provision, verified(variant)), verdict_of) is Verdict.TRUE
            for variant in candidates
        )

    def _aged(self, facts: Facts, day: date) -> Facts:
        """The facts with the age on that day, where the birth month tells it."""
        if "birth_month" not in facts:
            return facts
        return {**facts, "age": (completed_month(day) - facts["birth_month"]) // 12}
