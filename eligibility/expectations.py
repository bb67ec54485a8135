"""What each key of a worked case's expectation speaks of; whoever holds cases against outcomes reads them with this."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from eligibility.assessment import Outcome
from eligibility.wording import wording


def _working(outcome: Outcome) -> dict[str, str]:
    return {amount.kind.value: wording().say(amount.working) for amount in outcome.reckoning.amounts}


SEEN: dict[str, Callable[[Outcome], Any]] = {
    "status": lambda outcome: outcome.status.value,
    "force": lambda outcome: outcome.force.value,
    "standing": lambda outcome: outcome.standing.value,
    "clauses": lambda outcome: {clause.id for clause in outcome.clauses},
    "missing": lambda outcome: set(outcome.missing),
    "in_use": lambda outcome: outcome.already_in_use,
    "must_choose": lambda outcome: outcome.must_choose,
    "recommended": lambda outcome: outcome.recommended,
    "displaces": lambda outcome: set(outcome.displaces),
    "unverified": lambda outcome: bool(outcome.unverified),
    "amount": lambda outcome: outcome.reckoning.main and outcome.reckoning.main.written,
    "amounts": lambda outcome: {amount.kind.value: amount.written for amount in outcome.reckoning.amounts},
    "certainty": lambda outcome: {amount.kind.value: amount.certainty.value for amount in outcome.reckoning.amounts},
    "working": _working,
    "amount_clauses": lambda outcome: {clause for amount in outcome.reckoning.amounts for clause in amount.clauses},
    "missing_for_amount": lambda outcome: set(outcome.reckoning.missing),
    "unverified_for_amount": lambda outcome: bool(outcome.reckoning.unverified),
    "pays_until": lambda outcome: outcome.reckoning.pays_until and outcome.reckoning.pays_until.isoformat(),
    "file_until": lambda outcome: outcome.window and outcome.window.until.isoformat(),
    "opens_on": lambda outcome: outcome.deadline.opens_on and outcome.deadline.opens_on.isoformat(),
    "would_help": lambda outcome: [dict(change.facts) for change in outcome.changes if change.facts],
    "closes_on": lambda outcome: outcome.deadline.closes_on and outcome.deadline.closes_on.isoformat(),
}


class Difference(NamedTuple):
    """What came out under a key, and what was to come out by law."""

    key: str
    seen: Any
    wanted: Any

    def __str__(self) -> str:
        return f"{self.key}: {self.seen}, by law {self.wanted}"


def differences(wanted: Mapping[str, Any], outcome: Outcome) -> Iterator[Difference]:
    """Where an outcome is not what was expected. Of amounts only the kinds that the author wrote are compared."""
    for key, value in wanted.items():
        if key == "cites":
            cited = {clause.id for clause in outcome.clauses}
            if not set(value) <= cited:
                yield Difference(key, sorted(cited), value)
            continue
        seen = SEEN[key](outcome)
        if isinstance(value, Mapping):
            seen = {kind: seen.get(kind) for kind in value}
            same = seen == dict(value)
        else:
            same = seen == (set(value) if isinstance(seen, set) else value)
        if not same:
            yield Difference(key, sorted(seen) if isinstance(seen, set) else seen, value)
