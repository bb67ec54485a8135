"""Counts by provision (每项多少人): of all members that could be read, how many it is a yes, open, not verified or a no for."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from eligibility.outcome_rules import Status
from eligibility.wording import Wording
from web.staff.roster.answers import Answered

IN_CHART = 12


@dataclass(frozen=True)
class Count:
    """How many members a provision comes to what for; ``elsewhere`` are those at whose place it does not exist."""

    provision: str
    title: str
    met: int
    open: int
    unverified: int
    refused: int
    elsewhere: int


def counts(answered: Answered, wording: Wording) -> list[Count]:
    """One count a provision, those that most members meet first; provisions that concern nobody's place are left out."""
    found = [_count(answered, name, wording) for name in answered.tally.concerned()]
    return sorted(found, key=lambda one: (-one.met, -one.open))


def charted(every: list[Count]) -> list[Count]:
    """Those that the chart shows."""
    return [one for one in every if one.met or one.open][:IN_CHART]


def _count(answered: Answered, name: str, wording: Wording) -> Count:
    of, title = answered.tally.of, wording.say(answered.plan.provisions[name].provision.title)
    return Count(
        name,
        title,
        met=of(name, Status.ELIGIBLE),
        open=of(name, Status.NEEDS_INFORMATION),
        unverified=of(name, Status.NOT_VERIFIED),
        refused=of(name, Status.NOT_ELIGIBLE),
        elsewhere=of(name, None),
    )


def members_met(answered: Answered) -> int:
    """How many members meet the conditions of anything that an office pays out."""
    paid = [name for name, columns in answered.plan.provisions.items() if columns.provision.pays]
    met = [pl.col(f"{name}__status") == Status.ELIGIBLE.value for name in paid]
    return int(answered.outcomes.select(pl.any_horizontal(met).fill_null(False).sum()).item()) if met else 0
