"""Slightly wrong rule bases (变异): each has one small mistake of the kind that an editor could make.

Worked cases are good where they notice every one of them. What changes no status, clause or question (remarks, reasons, drafts) is
left alone, and so are contradictions, which refuse answers instead of judging them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any as Anything

from eligibility.conditions import All, Any, Condition, Named, Not
from eligibility.criteria import Operator
from eligibility.criteria.age_line import AgeLine
from eligibility.criteria.compare import Compare
from eligibility.criteria.equals import Equals
from eligibility.criteria.includes_any import IncludesAny
from eligibility.criteria.months_since import MonthsSince
from eligibility.criteria.on_or_after import OnOrAfter
from eligibility.criteria.one_of import OneOf
from eligibility.proof.places import trees_of
from eligibility.proof.reading import criteria_in, parameters_in
from eligibility.rulebook import Rulebook
from eligibility.rulebook.parameters import DatedValue
from eligibility.rulebook.platforms import Listing, Listings
from eligibility.rulebook.provisions import Basis, Provision
from eligibility.rulebook.whereabouts import declared

_DAY = timedelta(days=1)
_FLIPPED = {">=": ("<", ">"), ">": ("<=", ">="), "<=": (">", "<"), "<": (">=", "<=")}


@dataclass(frozen=True)
class Mutant:
    """A rule base with one mistake: in which file, and what is wrong. ``touches`` are the criteria, concepts or provisions."""

    file: str
    what: str
    book: Rulebook
    touches: frozenset[str]


def mutants(book: Rulebook) -> Iterator[Mutant]:
    """Every mutant of a rule base, in the order of its files."""
    deciding = criteria_in(book, [*trees_of(list(book.provisions.values())), *book.contradictions.values()])
    for name, file in declared(book, "criteria").items():
        if name not in deciding:
            continue
        criterion = book.criteria[name]
        for what, operator in _operators(criterion.operator):
            changed = {**book.criteria, name: replace(criterion, operator=operator)}
            yield Mutant(file, f"{name}: {what}", replace(book, criteria=changed), frozenset({name}))
    yield from _concepts(book)
    for provision in (one for one in book.provisions.values() if not one.draft_only):
        for what, wrong in _provisions(provision):
            changed_provisions = {**book.provisions, provision.id: wrong}
            file = f"provisions/{provision.id}.yaml"
            yield Mutant(file, what, replace(book, provisions=changed_provisions), frozenset({provision.id}))
    yield from _tables(book)


def _operators(operator: Operator) -> Iterator[tuple[str, Operator]]:
    if isinstance(operator, Equals) and isinstance(operator.value, bool):
        yield "true for false", replace(operator, value=not operator.value)
    if isinstance(operator, OneOf | IncludesAny):
        for value in sorted(operator.values) if len(operator.values) > 1 else ():
            yield f"without {value}", replace(operator, values=operator.values - {value})
    if isinstance(operator, Compare):
        for sign in _FLIPPED[operator.comparison]:
            yield f"{sign} for {operator.comparison}", replace(operator, comparison=sign)
    if isinstance(operator, OnOrAfter):
        for step in (-1, 1):
            yield f"day {step:+}", replace(operator, day=operator.day + step * _DAY)
    numbers = {Compare: ("value",), MonthsSince: ("at_most",), AgeLine: ("female", "male", "plus")}
    for slot in numbers.get(type(operator), ()):
        number = getattr(operator, slot)
        for step in (-1, 1) if isinstance(number, int) and (slot != "plus" or number) else ():
            changes: Anything = {slot: number + step}
            yield f"{slot} {step:+}", replace(operator, **changes)  # type: ignore[type-var]


def _concepts(book: Rulebook) -> Iterator[Mutant]:
    for name, concept in book.concepts.items():
        wrong = [(f"{name}: holds: {what}", replace(concept, holds=tree)) for what, tree in _trees(concept.holds)]
        if concept.fails is not None:
            wrong += [(f"{name}: fails: {what}", replace(concept, fails=tree)) for what, tree in _trees(concept.fails)]
            wrong.append((f"{name}: without fails", replace(concept, fails=None)))
        for what, changed in wrong:
            yield Mutant(
                "concepts.yaml", what, replace(book, concepts={**book.concepts, name: changed}), frozenset({name})
            )


def _trees(tree: Condition) -> Iterator[tuple[str, Condition]]:
    """Every tree with one mistake: all for any, a part left out, a name negated."""
    match tree:
        case Named(name):
            yield f"not {name}", Not(tree)
        case Not(part):
            yield f"without not before {_short(part)}", part
            yield from ((what, Not(wrong)) for what, wrong in _trees(part) if not isinstance(part, Named))
        case All(parts) | Any(parts):
            kind, other, words = (All, Any, "any for all") if isinstance(tree, All) else (Any, All, "all for any")
            if len(parts) > 1:
                yield f"{words} of {_short(tree)}", other(parts)
            for index, part in enumerate(parts):
                before, after = parts[:index], parts[index + 1 :]
                if len(parts) > 1:
                    yield f"without {_short(part)}", kind((*before, *after))
                yield from ((what, kind((*before, wrong, *after))) for what, wrong in _trees(part))


def _short(tree: Condition) -> str:
    match tree:
        case Named(name):
            return name
        case Not(part):
            return f"not {_short(part)}"
        case All(parts) | Any(parts):
            return f"({', '.join(_short(part) for part in parts)})"


def _provisions(provision: Provision) -> Iterator[tuple[str, Provision]]:
    for slot in ("requires", "in_use", "fulfilled"):
        tree: Condition | None = getattr(provision, slot)
        if tree is not None:
            without: Anything = {slot: All(()) if slot == "requires" else None}
            if tree != All(()):
                yield f"without {slot}", replace(provision, **without)
            for what, wrong in _trees(tree):
                change: Anything = {slot: wrong}
                yield f"{slot}: {what}", replace(provision, **change)
    for index, bar in enumerate(provision.bars):
        others = (provision.bars[:index], provision.bars[index + 1 :])
        yield f"without bar {index + 1}", replace(provision, bars=(*others[0], *others[1]))
        for what, wrong in _trees(bar.when):
            yield (
                f"bar {index + 1}: {what}",
                replace(provision, bars=(*others[0], replace(bar, when=wrong), *others[1])),
            )
    for index, basis in enumerate(provision.bases):
        before, after = provision.bases[:index], provision.bases[index + 1 :]
        if len(provision.bases) > 1:
            yield f"without basis {basis.id}", replace(provision, bases=(*before, *after))
        for what, changed in _bases(basis):
            yield f"{basis.id}: {what}", replace(provision, bases=(*before, changed, *after))


def _bases(basis: Basis) -> Iterator[tuple[str, Basis]]:
    if basis.when != All(()):
        yield "without when", replace(basis, when=All(()))
    for what, wrong in _trees(basis.when):
        yield what, replace(basis, when=wrong)
    for step in (-1, 1):
        yield f"first day {step:+}", replace(basis, valid_from=basis.valid_from + step * _DAY)
        if basis.valid_to is not None:
            yield f"last day {step:+}", replace(basis, valid_to=basis.valid_to + step * _DAY)


def _tables(book: Rulebook) -> Iterator[Mutant]:
    for index, row in enumerate(book.listings.rows):
        before, after = book.listings.rows[:index], book.listings.rows[index + 1 :]
        reads = frozenset(name for name, criterion in book.criteria.items() if criterion.operator.key == "listed")
        changed: list[tuple[str, tuple[Listing, ...]]] = [
            ("without it", ()),
            *((f"since {step:+}", (replace(row, since=row.since + step * _DAY),)) for step in (-1, 1)),
        ]
        for what, rows in changed:
            listings = Listings((*before, *rows, *after))
            yield Mutant(
                "platforms.yaml", f"{row.platform} {row.occupation}: {what}", replace(book, listings=listings), reads
            )
    for name, parameter in book.parameters.items():
        reads = frozenset(criterion for criterion in book.criteria if name in parameters_in(book, criterion))
        for what, values in _values(parameter.values) if reads else ():
            dated = {**book.parameters, name: replace(parameter, values=values)}
            yield Mutant("parameters", f"{name}: {what}", replace(book, parameters=dated), reads)


def _values(values: tuple[DatedValue, ...]) -> Iterator[tuple[str, tuple[DatedValue, ...]]]:
    """Every value one more or less, and every day on which one follows the other moved (a gap would be refused)."""
    for index, dated in enumerate(values):
        before, after = values[:index], values[index + 1 :]
        number = dated.value if isinstance(dated.value, int) else 0
        for step in (-1, 1):
            yield f"{dated.value} {step:+}", (*before, replace(dated, value=number + step), *after)
            begun = dated.valid_from + step * _DAY
            ended = tuple(replace(one, valid_to=begun - _DAY) for one in before[-1:])
            yield f"{dated.value} from {step:+}", (*before[:-1], *ended, replace(dated, valid_from=begun), *after)
            if not after and dated.valid_to is not None:
                yield f"{dated.value} to {step:+}", (*before, replace(dated, valid_to=dated.valid_to + step * _DAY))
