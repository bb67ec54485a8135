"""From conclusions to statuses and force: the readings of ``docs/semantics.md`` that hold for every provision."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence

from eligibility.compiler import due, granted, perhaps, verified
from eligibility.program import Verdicts
from eligibility.rulebook.documents import Clause, ClauseForce
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Variant
from eligibility.verdict import Verdict


class Status(enum.Enum):
    """What we can say: yes, no, an answer would decide, or our own source ends here."""

    __hash__ = object.__hash__  # as fast as C: Enum's own hashes the name in Python each time

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    NEEDS_INFORMATION = "needs_information"
    NOT_VERIFIED = "not_verified"


class Force(enum.Enum):
    """Who has to move: an office pays when you apply, the platform owes it, or it is something to quote."""

    CLAIM = "claim"
    OWED = "owed"
    LEVER = "lever"


_PAYING = {ClauseForce.RIGHT, ClauseForce.SUBSIDY}


def status_of(provision: Provision, variant: Variant, known: Verdicts) -> Status:
    """The status of one variant; where no basis applies there is nothing to get."""
    if not variant.bases or provision.draft_only:
        return Status.NOT_ELIGIBLE
    possible = _final(granted(variant), provision, known)
    if possible is Verdict.TRUE:
        return Status.ELIGIBLE
    if len(verified(variant)) < len(variant.bases):
        possible = _final(perhaps(variant), provision, known)
    if possible is Verdict.TRUE:
        return Status.NOT_VERIFIED
    return Status.NOT_ELIGIBLE if possible is Verdict.FALSE else Status.NEEDS_INFORMATION


def _final(conclusion: str, provision: Provision, known: Verdicts) -> Verdict:
    return known.get(due(conclusion) if provision.against else conclusion, Verdict.UNKNOWN)


def combined(statuses: Sequence[Status]) -> Status:
    """One status for all places that are still possible: theirs where they agree, otherwise the place has to be asked."""
    return statuses[0] if len(set(statuses)) == 1 else Status.NEEDS_INFORMATION


def force_of(clauses: Iterable[Clause], provision: Provision) -> Force:
    """The strongest force among clauses; a pilot gives a claim only where the provision is one that pays."""
    forces = {clause.force for clause in clauses if not clause.document.draft}
    if forces & _PAYING or (provision.pays and ClauseForce.PILOT in forces):
        return Force.CLAIM
    return Force.OWED if ClauseForce.DUTY in forces else Force.LEVER
