"""Deadlines (期限): from which day a provision opens to a worker, and until which day its conditions can still be met.

Computed by asking again, not written by hand: a provision can change only on the days that its criteria and bases name, so we
assess it anew on each such day after the one asked about, with the same answers, and take the first that differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from eligibility.compiler import unbarred, verified
from eligibility.conditions import evaluate, names
from eligibility.criteria import Circumstances, Facts, Operator
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


class Ahead:
    """The days that lie before one worker on which criteria can turn. Many provisions watch the same ones: each is asked once."""

    def __init__(self, operators: Mapping[str, Operator], facts: Facts, at: Circumstances) -> None:
        self.facts = facts
        self._operators, self._at = operators, at
        self._found: dict[str, tuple[date, ...]] = {}

    def days(self, criteria: Iterable[str], others: Iterable[date]) -> list[date]:
        """The days to come on which one of some criteria can change while the answers stay, and those among others, in order."""
        found = {day for day in others if day > self._at.as_of}
        for name in criteria:
            turning = self._found.get(name)
            if turning is None:
                every = self._operators[name].turning_days(self.facts, self._at)
                turning = self._found[name] = tuple([day for day in every if day > self._at.as_of])
            found.update(turning)
        return sorted(found)


class Deadlines:
    """Finds the days on which outcomes change, for one rule base."""

    def __init__(self, book: Rulebook, selector: Selector) -> None:
        self._book = book
        self._selector = selector
        self._operators = {
            name: criterion.operator
            for name, criterion in book.criteria.items()
            if type(criterion.operator).turning_days is not Operator.turning_days
        }
        self._watched = {name: self._turning(provision) for name, provision in book.provisions.items()}

    def ahead(self, facts: Facts, as_of: date) -> Ahead:
        """The days that lie before one worker."""
        return Ahead(self._operators, facts, self._book.circumstances(as_of))

    def of(self, provision: Provision, status: Status, ahead: Ahead) -> Deadline:
        """The deadline of a provision that is met, or is not met yet; none for what is open or not verified."""
        if provision.draft_only or status not in (Status.ELIGIBLE, Status.NOT_ELIGIBLE):
            return Deadline()
        for day in ahead.days(self._watched[provision.id], provision.turning_days):
            met = self._is_met(provision, ahead.facts, day)
            if status is Status.ELIGIBLE and not met:
                return Deadline(closes_on=day - timedelta(days=1))
            if status is Status.NOT_ELIGIBLE and met:
                return Deadline(opens_on=day)
        return Deadline()

    def _turning(self, provision: Provision) -> tuple[str, ...]:
        """The criteria of the provision that can turn with time."""
        behind = {
            inner for tree in provision.conditions() for name in names(tree) for inner in self._criteria_behind(name)
        }
        return tuple(name for name in sorted(behind) if name in self._operators)

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
