"""Slightly wrong rule bases (变异): each has one small mistake of the kind that an editor could make.

Worked cases are good where they notice every one of them. What changes no status, clause, question or amount (remarks, reasons,
drafts) is left alone, and so are contradictions, which refuse answers instead of judging them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any as Anything

from eligibility.conditions import All, Condition
from eligibility.proof.mutant import Mutant
from eligibility.proof.places import trees_of
from eligibility.proof.reading import criteria_in, parameters_in
from eligibility.proof.wrong_amounts import wrong_amounts
from eligibility.proof.wrong_operators import wrong_operators
from eligibility.proof.wrong_rows import wrong_rows
from eligibility.proof.wrong_trees import wrong_trees
from eligibility.rulebook import Rulebook
from eligibility.rulebook.parameters import DatedValue
from eligibility.rulebook.platforms import Listing, Listings
from eligibility.rulebook.provisions import Basis, Provision
from eligibility.rulebook.whereabouts import declared

_DAY = timedelta(days=1)


def mutants(book: Rulebook, file: str = "") -> Iterator[Mutant]:
    """Every mutant of a rule base, or of the files with such a name, in the order of its files."""
    return (mutant for mutant in _mutants(book, file) if file in mutant.file)


def _mutants(book: Rulebook, only: str) -> Iterator[Mutant]:
    provisions = list(book.provisions.values())
    reckoned = [tree for one in provisions for formula in one.amounts for tree in formula.conditions]
    deciding = criteria_in(book, [*trees_of(provisions), *reckoned, *book.contradictions.values()])
    for name, file in declared(book, "criteria").items():
        if name not in deciding:
            continue
        criterion = book.criteria[name]
        for what, operator in wrong_operators(criterion.operator):
            changed = {**book.criteria, name: replace(criterion, operator=operator)}
            yield Mutant(file, f"{name}: {what}", replace(book, criteria=changed), frozenset({name}))
    yield from _concepts(book)
    for provision in (one for one in provisions if not one.draft_only):
        file = f"provisions/{provision.id}.yaml"
        for what, wrong, regions in _provisions(provision):
            changed_provisions = {**book.provisions, provision.id: wrong}
            spoilt = replace(book, provisions=changed_provisions)
            yield Mutant(file, what, spoilt, frozenset({provision.id}), regions)
    yield from _listings(book)
    compared = frozenset(name for criterion in book.criteria for name in parameters_in(book, criterion))
    yield from _compared(book, compared)
    yield from wrong_rows(book, compared, only)


def _concepts(book: Rulebook) -> Iterator[Mutant]:
    for name, concept in book.concepts.items():
        wrong = [(f"{name}: holds: {what}", replace(concept, holds=tree)) for what, tree in wrong_trees(concept.holds)]
        if concept.fails is not None:
            wrong += [
                (f"{name}: fails: {what}", replace(concept, fails=tree)) for what, tree in wrong_trees(concept.fails)
            ]
            wrong.append((f"{name}: without fails", replace(concept, fails=None)))
        for what, changed in wrong:
            yield Mutant(
                "concepts.yaml", what, replace(book, concepts={**book.concepts, name: changed}), frozenset({name})
            )


def _provisions(provision: Provision) -> Iterator[tuple[str, Provision, tuple[str, ...] | None]]:
    """What is wrong, the wrong provision, and the regions in which alone it shows."""
    for what, wrong in (*_whole(provision), *wrong_amounts(provision)):
        yield what, wrong, None
    for index, basis in enumerate(provision.bases):
        before, after = provision.bases[:index], provision.bases[index + 1 :]
        if len(provision.bases) > 1:
            yield f"without basis {basis.id}", replace(provision, bases=(*before, *after)), basis.regions
        for what, changed in _bases(basis):
            yield f"{basis.id}: {what}", replace(provision, bases=(*before, changed, *after)), basis.regions


def _whole(provision: Provision) -> Iterator[tuple[str, Provision]]:
    for slot in ("requires", "in_use", "fulfilled"):
        tree: Condition | None = getattr(provision, slot)
        if tree is not None:
            without: Anything = {slot: All(()) if slot == "requires" else None}
            if tree != All(()):
                yield f"without {slot}", replace(provision, **without)
            for what, wrong in wrong_trees(tree):
                change: Anything = {slot: wrong}
                yield f"{slot}: {what}", replace(provision, **change)
    for index, bar in enumerate(provision.bars):
        others = (provision.bars[:index], provision.bars[index + 1 :])
        yield f"without bar {index + 1}", replace(provision, bars=(*others[0], *others[1]))
        for what, wrong in wrong_trees(bar.when):
            yield (
                f"bar {index + 1}: {what}",
                replace(provision, bars=(*others[0], replace(bar, when=wrong), *others[1])),
            )


def _bases(basis: Basis) -> Iterator[tuple[str, Basis]]:
    if basis.when != All(()):
        yield "without when", replace(basis, when=All(()))
    for what, wrong in wrong_trees(basis.when):
        yield what, replace(basis, when=wrong)
    for step in (-1, 1):
        yield f"first day {step:+}", replace(basis, valid_from=basis.valid_from + step * _DAY)
        if basis.valid_to is not None:
            yield f"last day {step:+}", replace(basis, valid_to=basis.valid_to + step * _DAY)


def _listings(book: Rulebook) -> Iterator[Mutant]:
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


def _compared(book: Rulebook, compared: frozenset[str]) -> Iterator[Mutant]:
    """The parameters with which criteria compare."""
    for name, file in declared(book, "parameters").items():
        parameter = book.parameters[name]
        reads = frozenset(criterion for criterion in book.criteria if name in parameters_in(book, criterion))
        for what, values in _values(parameter.values) if name in compared else ():
            dated = {**book.parameters, name: replace(parameter, values=values)}
            yield Mutant(file, f"{name}: {what}", replace(book, parameters=dated), reads | {name})


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
