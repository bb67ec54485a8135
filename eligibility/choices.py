"""Choices (择一享受): of some benefits a person takes one. Which must be chosen between, and which brings most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eligibility.compiler import choice
from eligibility.outcome_rules import Status
from eligibility.program import Verdicts
from eligibility.reckoning import Reckoning
from eligibility.rulebook.provisions import Provision
from eligibility.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Choice:
    """What a choice means for one outcome: it competes with others; it is the one that brings most."""

    must_choose: bool = False
    recommended: bool = False


def choices(found: Iterable[tuple[Provision, Status, Reckoning]], known: Verdicts) -> dict[str, Choice]:
    """The choices a worker faces, by provision: wherever two of a group are met at the place given.

    The one with the highest sum still to come is recommended; none where one of the sums is not known. Of equal sums the
    first in the order of the rule base counts.
    """
    groups: dict[str, list[tuple[str, int | None]]] = {}
    for provision, status, reckoning in found:
        if provision.one_of is not None and status is Status.ELIGIBLE:
            groups.setdefault(provision.one_of, []).append((provision.id, reckoning.ahead))
    facing: dict[str, Choice] = {}
    for group, members in groups.items():
        if len(members) < 2 or known.get(choice(group)) is not Verdict.TRUE:
            continue
        sums = [ahead for _, ahead in members if ahead is not None]
        best = max(sums) if len(sums) == len(members) else None
        leader = next((name for name, ahead in members if best is not None and ahead == best), None)
        facing.update({name: Choice(True, name == leader) for name, _ in members})
    return facing
