"""What a table of outcomes holds (结果表): named columns for each provision, as words or in the fewest bits.

What only drafts promised has beside its status, which is never a yes, ``<provision>__as_drafted``: whether it would be met.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from eligibility.columnar.plan import Plan
from eligibility.columnar.statuses import StatusColumns
from eligibility.outcome_rules import Status


class Layout(enum.Enum):
    """How a status is written."""

    WORDS = "words"
    """``<provision>__status``: the words of the API; null where the provision does not concern the place. ``<group>__recommended``: the
    provision of a group that brings most."""
    BITS = "bits"
    """``<provision>__eligible``, ``<provision>__needs_information`` and, where our source can be what is missing,
    ``<provision>__not_verified``: at most one of them is true, and none where it is a no or the provision does not concern the place.
    None is ever null: nulls take a file several times as long to write. ``<provision>__recommended`` is true where that one of a group
    brings most."""


@dataclass(frozen=True, slots=True)
class OutcomeColumn:
    """One column of outcomes. A day is a number, for the engine to write as a date; an amount is in fen, a share in millionths."""

    name: str
    expr: nw.Expr
    is_day: bool = False


def outcome_columns(plan: Plan, layout: Layout) -> Iterator[OutcomeColumn]:
    """The columns of every provision of a plan, in the order of the rule base, then those of the choices."""
    for name, columns in plan.provisions.items():
        status = columns.status
        if layout is Layout.WORDS:
            yield OutcomeColumn(f"{name}__status", _words(status))
        else:
            yield from _bits(name, status)
        if name in plan.drafted:
            yield OutcomeColumn(f"{name}__as_drafted", plan.drafted[name])
        for kind, amount in columns.amounts.items():
            yield OutcomeColumn(f"{name}__{kind.value}", amount)
        if columns.deadline is not None:
            yield OutcomeColumn(f"{name}__opens_on", columns.deadline.opens_on, is_day=True)
            yield OutcomeColumn(f"{name}__closes_on", columns.deadline.closes_on, is_day=True)
    for group, chosen in plan.choices.items():
        if layout is Layout.WORDS:
            named = [nw.when(best).then(nw.lit(name)) for name, best in chosen.items()]
            yield OutcomeColumn(f"{group}__recommended", nw.coalesce(*named))
        else:
            for name, best in chosen.items():
                yield OutcomeColumn(f"{name}__recommended", best)


def _bits(name: str, status: StatusColumns) -> Iterator[OutcomeColumn]:
    yield OutcomeColumn(f"{name}__{Status.ELIGIBLE.value}", status.eligible)
    told = status.eligible | status.refused
    told = told if status.unverified is None else told | status.unverified
    yield OutcomeColumn(f"{name}__{Status.NEEDS_INFORMATION.value}", ~told)
    if status.unverified is not None:
        yield OutcomeColumn(f"{name}__{Status.NOT_VERIFIED.value}", status.unverified)


def _words(status: StatusColumns) -> nw.Expr:
    word = nw.when(status.eligible).then(_word(Status.ELIGIBLE)).otherwise(_word(Status.NEEDS_INFORMATION))
    if status.unverified is not None:
        word = nw.when(status.unverified).then(_word(Status.NOT_VERIFIED)).otherwise(word)
    word = nw.when(status.refused).then(_word(Status.NOT_ELIGIBLE)).otherwise(word)
    return nw.when(status.present).then(word)


def _word(status: Status) -> nw.Expr:
    return nw.lit(status.value)
