"""Every proof about a rule base, one after another; what cannot be proved is a fault with its counter-example."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from eligibility.outcome_rules import Status
from eligibility.proof.coincidence import coinciding, empty_choices
from eligibility.proof.completeness import Stuck, stuck
from eligibility.proof.concepts import idle_contradictions, torn_concepts
from eligibility.proof.decision import decide
from eligibility.proof.places import days_of, few_places, places_of, state_on, trees_of, trees_with
from eligibility.proof.reach import Reach
from eligibility.proof.reading import Reading
from eligibility.proof.whereabouts import bases_at, named
from eligibility.proof.wording import shown
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import Fault
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.whereabouts import fault_in
from eligibility.selection import Selector, Variant

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
    places, reach, in_vain = places_of(book, [provision]), Reach(book, provision), False
    proved: set[object] = set()
    reported = False
    for day in days_of(book, [provision], trees_of([provision])):
        for variant, at in _variants(selector, provision, places, day):
            trees = trees_with(provision, variant.bases)
            state = (variant.key, state_on(book, trees, day))
            if state in proved:
                continue
            proved.add(state)
            few = few_places(book, trees, places, at)
            reading = Reading(book, trees, few, day, [place for place in at if place is None or place in few])
            decided = decide(reading, provision, variant)
            reach.look(reading, variant, decided)
            if reported or provision.draft_only or (found := stuck(reading, decided)) is None:
                continue
            if provision.asks_on:
                in_vain, found = True, stuck(reading, decided, provision.asks_on)
            if found is not None and not reported:
                reported = True
                yield _stuck(book, provision, variant, day, found)
    if provision.asks_on and not in_vain:
        remedy = "delete asks_on"
        yield fault_in(book, provision, ["asks_on"], "nothing is asked in vain here any more", remedy)
    yield from reach.faults()


def _variants(
    selector: Selector, provision: Provision, places: list[str], day: date
) -> Iterator[tuple[Variant, list[str | None]]]:
    """The variants of a day, each with the places that select it alone."""
    found: dict[str, tuple[Variant, list[str | None]]] = {}
    for place in (None, *places):
        group = selector.candidates(provision, place, day)
        if len(group) == 1 and group[0].bases:
            found.setdefault(group[0].key, (group[0], []))[1].append(place)
    yield from found.values()


def _stuck(book: Rulebook, provision: Provision, variant: Variant, day: date, found: Stuck) -> Fault:
    known = f'with "{named(variant)}" on {day} it is open for {shown(found.answers)}'
    if found.status is None:
        cause, remedy = f"{known}, and no question is left to ask", "say what it is in this case"
    else:
        cause = f"{known}, although whatever is answered further leads to {_ENDS[found.status]}"
        remedy = "write the condition so that each answer that is asked for can decide; see docs/rules.md, what rules check proves"
    return fault_in(book, provision, bases_at(provision, variant), cause, remedy)
