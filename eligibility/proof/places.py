"""The places and days that make a difference to a provision: a proof over these is a proof over all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from eligibility.conditions import Condition
from eligibility.criteria.listed import Listed
from eligibility.criteria.on_or_after import OnOrAfter
from eligibility.months import last_day, month_of
from eligibility.proof.reading import criteria_in, facts_in, parameters_in
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import NATION
from eligibility.rulebook.provisions import Provision

_DAY = timedelta(days=1)


def places_of(book: Rulebook, provisions: Sequence[Provision]) -> list[str]:
    """Every region that bases name, what it lies in, a neighbour that no basis names, and a place outside of all.

    Where criteria compare places with each other, two areas in every province besides.
    """
    regions = book.regions
    named = {code for provision in provisions for basis in provision.bases for code in basis.regions} - {NATION}
    lowest = {regions.corps_cities[0] if regions.get(code) is None else code for code in named}
    covered = lowest | {above.code for code in lowest for above in regions.ancestors(code)}
    outside = [region.code for region in regions.provinces() if region.code not in covered][:3]
    places = covered | set(outside)
    for code in covered:
        children = [child.code for child in regions.children(code)]
        if covered & set(children):
            places |= set([child for child in children if child not in covered][:1])
    if _compares_places(book, provisions):
        for code in list(places):
            places |= {code, *(child.code for child in regions.children(code)[:2])}
    return sorted(places)


def _compares_places(book: Rulebook, provisions: Sequence[Provision]) -> bool:
    return any(book.questions.by_fact[fact].type == "region" for fact in facts_in(book, trees_of(provisions)))


def days_of(book: Rulebook, provisions: Sequence[Provision], conditions: Sequence[Condition]) -> list[date]:
    """The days on which something changes for these provisions; where months count, also the end of a month.

    Between two of them nothing changes but the months that count, which move along with the day.
    """
    starts = {basis.valid_from for provision in provisions for basis in provision.bases}
    starts |= {basis.valid_to + _DAY for provision in provisions for basis in provision.bases if basis.valid_to}
    earliest = min(starts, default=date(2000, 1, 1))
    starts |= {day for day in _days_in(book, conditions) if day > earliest}
    if any(book.questions.by_fact[fact].type == "month" for fact in facts_in(book, conditions)):
        starts.add(last_day(month_of(max(starts, default=earliest))))
    return sorted(starts or {earliest})


def _days_in(book: Rulebook, conditions: Sequence[Condition]) -> Iterator[date]:
    """The days on which a criterion changes its reading."""
    for name in criteria_in(book, conditions):
        operator = book.criteria[name].operator
        if isinstance(operator, OnOrAfter):
            yield operator.day
        if isinstance(operator, Listed):
            yield from (row.since for row in book.listings.rows)
        for parameter in sorted(parameters_in(book, name)):
            for value in book.parameters[parameter].values:
                yield value.valid_from
                if value.valid_to:
                    yield value.valid_to + _DAY


def trees_of(provisions: Sequence[Provision]) -> list[Condition]:
    """Every condition that decides about provisions; remarks decide nothing."""
    found: list[Condition] = []
    for provision in provisions:
        optional = (provision.in_use, provision.fulfilled)
        found += [provision.requires, *(tree for tree in optional if tree is not None)]
        found += [bar.when for bar in provision.bars]
        found += [basis.when for basis in provision.bases]
    return found
