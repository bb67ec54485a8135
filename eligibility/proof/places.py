"""The places and days that make a difference to a provision: a proof over these is a proof over all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from eligibility.conditions import Condition
from eligibility.criteria.listed import Listed
from eligibility.criteria.on_or_after import OnOrAfter
from eligibility.criteria.within import Within
from eligibility.months import last_day, month_of
from eligibility.proof.reading import criteria_in, facts_in, parameters_in
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import NATION
from eligibility.rulebook.provisions import Basis, Provision

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
            places |= set([child.code for child in regions.children(code) if child.code not in covered][:2])
    return sorted(places)


def few_places(book: Rulebook, trees: Sequence[Condition], places: list[str], at: Sequence[str | None]) -> list[str]:
    """Of the places that select a variant, one province with what lies in it; beside it a place in another one.

    Criteria see of two places only whether they are one, lie in one another or in one area, so other provinces add nothing.
    """
    if not any(book.questions.by_fact[fact].type == "region" for fact in facts_in(book, trees)):
        return []
    inside = {code: [other for other in places if code in _lineage(book, other)] for code in places}
    here = [place for place in at if place is not None]
    narrow = [place for place in here if inside[place] == [place]] or here or places
    province = narrow[0][:2]
    areas = {book.regions.insurance_area(place): place for place in narrow if place[:2] == province}
    kept = {*list(areas.values())[:3], *(place for place in here if place[:2] == province and inside[place] != [place])}
    around = [place for place in places if place[:2] == province and place not in here]
    away = [place for place in places if place[:2] != province and inside[place] == [place]]
    named = {region for name in criteria_in(book, trees) for region in _named_regions(book, name)}
    return sorted({*kept, *around[:3], *away[:1], *named})


def _lineage(book: Rulebook, place: str) -> set[str]:
    return {place, *(region.code for region in book.regions.ancestors(place))}


def _named_regions(book: Rulebook, criterion: str) -> set[str]:
    """The region that a criterion names, and one within it."""
    operator = book.criteria[criterion].operator
    if not isinstance(operator, Within):
        return set()
    return {operator.region, *(child.code for child in book.regions.children(operator.region)[:1])}


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
    return [tree for provision in provisions for tree in trees_with(provision, provision.bases)]


def trees_with(provision: Provision, bases: Sequence[Basis]) -> list[Condition]:
    """The conditions of a provision that rests on some of its bases."""
    found = [tree for tree in (provision.requires, provision.in_use, provision.fulfilled) if tree is not None]
    found += [bar.when for bar in provision.bars]
    return [*found, *(basis.when for basis in bases)]


def state_on(book: Rulebook, conditions: Sequence[Condition], day: date) -> tuple[object, ...]:
    """What of a day some conditions look at, but for the months that move along with it."""
    found: list[object] = []
    for name in sorted(criteria_in(book, conditions)):
        operator = book.criteria[name].operator
        if isinstance(operator, OnOrAfter):
            found.append((name, day < operator.day))
        if isinstance(operator, Listed):
            found.append((name, book.listings.pairs(day)))
        found += [(name, key, book.parameters[key].at(day)) for key in sorted(parameters_in(book, name))]
    if any(book.questions.by_fact[fact].type == "month" for fact in facts_in(book, conditions)):
        found.append(last_day(month_of(day)) == day)
    return tuple(found)
