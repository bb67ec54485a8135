"""Every proof about a rule base, one after another; what cannot be proved is a fault with its counter-example."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.outcome_rules import Status
from eligibility.proof.coincidence import coinciding, empty_choices
from eligibility.proof.completeness import Stuck, stuck
from eligibility.proof.concepts import idle_contradictions, torn_concepts
from eligibility.proof.decision import Decision
from eligibility.proof.places import days_of, places_of, trees_of
from eligibility.proof.reach import Reach
from eligibility.proof.reading import Reading
from eligibility.proof.whereabouts import fault_in
from eligibility.proof.wording import shown
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import Fault
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Selector

_ENDS = {
    Status.ELIGIBLE: "a yes",
    Status.NOT_ELIGIBLE: "a no",
    Status.NOT_VERIFIED: '"not verified"',
}


def prove(book: Rulebook) -> list[Fault]:
    """The faults of a rule base that loads; an empty list where everything is proved."""
    torn = [*torn_concepts(book), *idle_contradictions(book)]
    if torn:  # what follows takes concepts for granted
        return torn
    selector = Selector(book.regions)
    faults = [fault for provision in book.provisions.values() for fault in prove_provision(book, selector, provision)]
    return [*faults, *coinciding(book, selector), *empty_choices(book, selector)]


def prove_provision(book: Rulebook, selector: Selector, provision: Provision) -> Iterator[Fault]:
    """What can be proved of one provision by itself."""
    trees, places = trees_of([provision]), places_of(book, [provision])
    reach, open_ends = Reach(book, provision), False
    for day in days_of(book, [provision], trees):
        reading = Reading(book, trees, places, day)
        decision = Decision(reading, selector, provision)
        if not decision.applies:
            continue
        reach.look(reading, decision)
        if not open_ends and not provision.draft_only and (found := stuck(reading, decision)) is not None:
            open_ends = True
            if provision.asks_on is None:
                yield _stuck(book, provision, reading, found)
    if provision.asks_on is not None and not open_ends:
        remedy = "delete asks_on: no more is asked here than can matter"
        yield fault_in(book, provision, ["asks_on"], "nothing is asked in vain here any more", remedy)
    yield from reach.faults()


def _stuck(book: Rulebook, provision: Provision, reading: Reading, found: Stuck) -> Fault:
    known = f"on {reading.day} it is open with {shown(found.answers)}"
    if found.status is None:
        cause, remedy = f"{known}, and no question is left to ask", "say what it is in this case"
    else:
        cause = f"{known}, although whatever is answered further leads to {_ENDS[found.status]}"
        remedy = "write the condition so that each answer that is asked for can decide; see docs/rules.md, what rules check proves"
    return fault_in(book, provision, ["bases"], cause, remedy)
