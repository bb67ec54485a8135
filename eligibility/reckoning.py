"""Reckoning (算账): what an outcome comes to, and until when it would be paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eligibility.amounts import Amount, Figures, Kind, Standards
from eligibility.conditions import Condition
from eligibility.months import last_day, month_of
from eligibility.outcome_rules import Status
from eligibility.reasons import Reasoner
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Provision
from eligibility.wording import Text


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The amounts of an outcome; ``missing`` answers and ``unverified`` numbers say why some are not here.

    ``pays_until`` is the last day of the last month that would be paid, if every month from this one on is.
    """

    amounts: tuple[Amount, ...] = ()
    missing: tuple[str, ...] = ()
    unverified: tuple[Text, ...] = ()
    pays_until: date | None = None

    @property
    def main(self) -> Amount | None:
        """What a month brings, or the sum paid once; None where there is neither."""
        return next((amount for amount in self.amounts if amount.kind in (Kind.MONTHLY, Kind.ONE_OFF)), None)

    @property
    def ahead(self) -> int | None:
        """All that is still to come, in fen; None where that is not known."""
        for kind in (Kind.REMAINING, Kind.ONE_OFF):
            for amount in self.amounts:
                if amount.kind is kind and not amount.partial:
                    return int(amount.value)
        return None


class Reckoner:
    """Works amounts out for one rule base."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._standards = Standards(book.regions)

    def of(self, provision: Provision, status: Status, worker: Reasoner) -> Reckoning:
        """What a provision comes to for a worker; nothing where it is a no, or only a draft."""
        if status is Status.NOT_ELIGIBLE or provision.draft_only or not provision.amounts:
            return Reckoning()

        def waits_for(condition: Condition) -> tuple[str, ...]:
            return worker.missing(worker.decisive([condition]))

        as_of = worker.as_of
        at = Figures(worker.facts, as_of, self._book.parameters, self._standards, worker.verdict_of, waits_for)
        every = [formula.work(at) for formula in provision.amounts]
        wanted = {fact for worked in every for fact in worked.missing}
        left = next((worked.months_left for worked in every if worked.months_left), None)
        paid = status is Status.ELIGIBLE and left is not None
        return Reckoning(
            amounts=tuple(amount for worked in every for amount in worked.amounts),
            missing=tuple(fact for fact in self._book.questions.by_fact if fact in wanted),
            unverified=tuple(remark for worked in every for remark in worked.unverified),
            pays_until=last_day(month_of(as_of) + (left or 0) - 1) if paid else None,
        )
