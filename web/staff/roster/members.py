"""The first members of a roster (前几位会员): what each can claim, is owed, and has yet to answer, in the words of the other pages.

They are assessed one by one, by the same evaluator as the batch of the API, for the words that a column cannot hold: "at most",
"already in use", until when to apply.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.amounts import Kind
from eligibility.amounts.words import in_words
from eligibility.assessment import Assessment, Calculator, Engine, Outcome
from eligibility.columnar.schema import facts_of
from eligibility.outcome_rules import Force, Status
from eligibility.roster.batch import ROW
from eligibility.wording import Wording
from web.staff.roster.answers import Answered

SHOWN = 50
_MOST_KEPT = 4
_MOST_CHARACTERS = 40


@dataclass(frozen=True)
class Thing:
    """One provision, with its amount in words where there is money to be had, and the last day to act."""

    provision: str
    title: str
    amount: str
    until: date | None


@dataclass(frozen=True)
class Member:
    """One row of the roster; ``kept`` are its own columns, ``needs`` counts what more answers would decide."""

    row: int
    kept: tuple[str, ...]
    claims: tuple[Thing, ...]
    owed: tuple[Thing, ...]
    levers: tuple[Thing, ...]
    using: tuple[Thing, ...]
    needs: int
    unverified: int

    @property
    def nearest(self) -> Thing | None:
        """What has to be done first."""
        dated = [one for one in (*self.claims, *self.owed, *self.levers) if one.until]
        return min(dated, key=lambda one: one.until or date.max, default=None)


def kept_shown(answered: Answered) -> tuple[str, ...]:
    """The columns of the file's own that there is room for."""
    return answered.kept[:_MOST_KEPT]


def first_members(answered: Answered, wording: Wording) -> Iterator[Member]:
    """The first accepted rows."""
    plan = answered.plan
    # the reference evaluator holds up nobody who asks on the other pages
    decider, questions = Calculator(plan.book, Engine.KLEENE), plan.book.questions.by_fact
    for row in answered.members.head(SHOWN).iter_rows(named=True):
        found = decider.assess(facts_of(row, questions), plan.as_of)
        yield _member(row, kept_shown(answered), found, wording)


def short(cell: Any) -> str:
    """A cell of the file's own, as far as there is room for it."""
    written = "" if cell is None else str(cell)
    return written if len(written) <= _MOST_CHARACTERS else written[:_MOST_CHARACTERS] + "…"


def _member(row: dict[str, Any], kept: tuple[str, ...], found: Assessment, wording: Wording) -> Member:
    met = [one for one in found.outcomes if one.status is Status.ELIGIBLE]

    def things(force: Force) -> tuple[Thing, ...]:
        return tuple(_thing(one, wording) for one in met if one.force is force and not one.already_in_use)

    statuses = [one.status for one in found.outcomes]
    return Member(
        row=row[ROW],
        kept=tuple(short(row[name]) for name in kept),
        claims=things(Force.CLAIM),
        owed=things(Force.OWED),
        levers=things(Force.LEVER),
        using=tuple(_thing(one, wording) for one in met if one.already_in_use),
        needs=statuses.count(Status.NEEDS_INFORMATION),
        unverified=statuses.count(Status.NOT_VERIFIED),
    )


def _thing(outcome: Outcome, wording: Wording) -> Thing:
    amounts = outcome.reckoning.amounts
    main = outcome.reckoning.main or next((one for one in amounts if one.kind is Kind.SHORTFALL), None)
    ends = (outcome.deadline.closes_on, outcome.window.until if outcome.window else None)
    return Thing(
        outcome.provision.id,
        wording.say(outcome.provision.title),
        wording.say(in_words(main)) if main else "",
        min((end for end in ends if end), default=None),
    )
