"""Which letters an assessment offers: none that claims what was not found, none on drafts or on what we could not verify."""

from __future__ import annotations

from dataclasses import dataclass

from eligibility.amounts import Amount, Kind
from eligibility.assessment import Assessment, Outcome
from eligibility.conditions import names
from eligibility.outcome_rules import Status
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import Standing
from eligibility.rulebook.letters import Letter


@dataclass(frozen=True, slots=True)
class Offer:
    """A letter and the outcome that it is about."""

    letter: Letter
    outcome: Outcome

    @property
    def about(self) -> str | None:
        """The provision, where one text serves several; None where the letter's name says it all."""
        return self.outcome.provision.id if len(self.letter.provisions) > 1 else None


def offers(book: Rulebook, assessment: Assessment) -> tuple[Offer, ...]:
    """The letters that can be sent, outcome by outcome.

    An outcome has to be eligible and not yet in use; a letter to the union only needs not to be ruled out. A letter that claims
    an amount needs one above zero.
    """
    return tuple(
        Offer(letter, outcome)
        for outcome in assessment.outcomes
        for letter in book.letters.values()
        if outcome.provision.id in letter.provisions and _offered(book, letter, outcome)
    )


def claimed(letter: Letter, outcome: Outcome) -> Amount | None:
    """The amount that a letter claims; None where it claims none, or nothing is missing."""
    if letter.amount is None:
        return None
    kind = Kind(letter.amount)
    return next((amount for amount in outcome.reckoning.amounts if amount.kind is kind and amount.value > 0), None)


def _offered(book: Rulebook, letter: Letter, outcome: Outcome) -> bool:
    certain = outcome.status is Status.ELIGIBLE
    return (
        (certain or (letter.while_open and _may_still_come(book, outcome)))
        and outcome.standing is Standing.IN_FORCE
        and not outcome.already_in_use
        and outcome.force.value in letter.words
        and (letter.amount is None or claimed(letter, outcome) is not None)
        and bool(outcome.clauses)
    )


def _may_still_come(book: Rulebook, outcome: Outcome) -> bool:
    """Whether an answer could make it a yes other than by showing that the worker has it already."""
    used = outcome.provision.in_use
    has_it = (
        {fact for name in names(used) if name in book.criteria for fact in book.criteria[name].operator.facts}
        if used
        else set()
    )
    return outcome.status is Status.NEEDS_INFORMATION and bool(set(outcome.missing) - has_it)
