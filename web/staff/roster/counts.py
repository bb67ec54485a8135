"""Counts by provision (每项多少人): of all members that could be read, how many it is a yes, open, not verified or a no for."""

from __future__ import annotations

from collections.abc import Iterator
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
    """One count a provision, those that most members meet first; provisions that exist for nobody are left out."""
    found = [one for one in _counts(answered, wording) if one.elsewhere < answered.outcomes.height]
    return sorted(found, key=lambda one: (-one.met, -one.open))


def charted(every: list[Count]) -> list[Count]:
    """Those that the chart shows."""
    return [one for one in every if one.met or one.open][:IN_CHART]


def _counts(answered: Answered, wording: Wording) -> Iterator[Count]:
    for name, columns in answered.plan.provisions.items():
        column = answered.outcomes[f"{name}__status"]
        numbers: dict[str | None, int] = dict(column.value_counts().iter_rows())
        title = wording.say(columns.provision.title)
        yield Count(
            name,
            title,
            met=numbers.get(Status.ELIGIBLE.value, 0),
            open=numbers.get(Status.NEEDS_INFORMATION.value, 0),
            unverified=numbers.get(Status.NOT_VERIFIED.value, 0),
            refused=numbers.get(Status.NOT_ELIGIBLE.value, 0),
            elsewhere=numbers.get(None, 0),
        )


def members_met(answered: Answered) -> int:
    """How many members meet the conditions of anything that an office pays out."""
    paid = [name for name, columns in answered.plan.provisions.items() if columns.provision.pays]
    met = [pl.col(f"{name}__status") == Status.ELIGIBLE.value for name in paid]
    return int(answered.outcomes.select(pl.any_horizontal(met).fill_null(False).sum()).item()) if met else 0
