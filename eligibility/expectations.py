"""What each key of a worked case's expectation speaks of; whoever holds cases against outcomes reads them with this."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eligibility.assessment import Outcome

SEEN: dict[str, Callable[[Outcome], Any]] = {
    "status": lambda outcome: outcome.status.value,
    "force": lambda outcome: outcome.force.value,
    "standing": lambda outcome: outcome.standing.value,
    "clauses": lambda outcome: {clause.id for clause in outcome.clauses},
    "missing": lambda outcome: set(outcome.missing),
    "in_use": lambda outcome: outcome.already_in_use,
    "must_choose": lambda outcome: outcome.must_choose,
    "displaces": lambda outcome: set(outcome.displaces),
    "unverified": lambda outcome: bool(outcome.unverified),
    "opens_on": lambda outcome: outcome.deadline.opens_on and outcome.deadline.opens_on.isoformat(),
    "closes_on": lambda outcome: outcome.deadline.closes_on and outcome.deadline.closes_on.isoformat(),
}
