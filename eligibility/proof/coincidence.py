"""Provisions that always come to the same (重合): one of the two says nothing; and choices that nobody ever has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import z3

from eligibility.outcome_rules import Status, force_of
from eligibility.proof.decision import Decision
from eligibility.proof.places import days_of, places_of, trees_of
from eligibility.proof.reading import Reading
from eligibility.proof.solving import possible
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import Fault
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.whereabouts import fault_in
from eligibility.selection import Selector


def coinciding(book: Rulebook, selector: Selector) -> Iterator[Fault]:
    """Two provisions of one family and force must differ for somebody, somewhere, on some day."""
    kinds: dict[object, list[Provision]] = defaultdict(list)
    for provision in book.provisions.values():
        if not provision.draft_only:
            force = force_of((clause for basis in provision.bases for clause in basis.clauses), provision)
            kinds[provision.family, force].append(provision)
    for members in kinds.values():
        for one, other in combinations(members, 2):
            if not any(_differ(reading, *decisions) for reading, decisions in _together(book, selector, (one, other))):
                cause = f'it comes to the same as "{one.id}" for every worker, everywhere and always'
                yield fault_in(book, other, ["bases"], cause, "make them one provision, or say what sets them apart")


def empty_choices(book: Rulebook, selector: Selector) -> Iterator[Fault]:
    """Of every group of which a worker can take one, somebody must be able to have two."""
    groups: dict[str, list[Provision]] = defaultdict(list)
    for provision in book.provisions.values():
        if provision.one_of:
            groups[provision.one_of].append(provision)
    for group, members in groups.items():
        if not any(
            possible(reading, *(decision.status(Status.ELIGIBLE) for decision in decisions))
            for pair in combinations(members, 2)
            for reading, decisions in _together(book, selector, pair)
        ):
            cause = f'nobody can ever have two of the group "{group}", so there is nothing to choose'
            yield fault_in(book, members[0], ["one_of"], cause, "leave one_of out, or mend the conditions")


def _together(
    book: Rulebook, selector: Selector, provisions: Sequence[Provision]
) -> Iterator[tuple[Reading, list[Decision]]]:
    """Several provisions read of one and the same worker, day by day, the latest first."""
    trees, places = trees_of(provisions), places_of(book, provisions)
    for day in reversed(days_of(book, provisions, trees)):
        reading = Reading(book, trees, places, day)
        yield reading, [Decision(reading, selector, provision) for provision in provisions]


def _differ(reading: Reading, one: Decision, other: Decision) -> bool:
    return any(possible(reading, z3.Xor(one.status(status), other.status(status))) for status in Status)
