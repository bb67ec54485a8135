"""Whether numbers and listings rest on clauses that can carry them (出处): of their place, adopted, and in force by then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from eligibility.rulebook.book import Rulebook
from eligibility.rulebook.documents import Clause
from eligibility.rulebook.faults import Fault
from eligibility.rulebook.parameters import EVERYWHERE
from eligibility.rulebook.region_codes import named
from eligibility.rulebook.whereabouts import declared, fault_at


def unsound_sources(book: Rulebook) -> Iterator[Fault]:
    """The rows of parameters and platforms whose clause cannot carry them."""
    yield from _parameters(book)
    yield from _listings(book)


def reckoned(book: Rulebook) -> set[str]:
    """The parameters that amounts and filing windows use."""
    every = book.provisions.values()
    used = {name for provision in every for formula in provision.amounts for name in formula.parameters}
    return used | {provision.claim.window.within for provision in every if provision.claim.window is not None}


def _parameters(book: Rulebook) -> Iterator[Fault]:
    """What only a criterion reads stays with its bases: there a number of the whole country may have a local source."""
    used, files = reckoned(book), declared(book, "parameters")
    for name, parameter in book.parameters.items():
        for index, row in enumerate(parameter.values):
            if row.regions == EVERYWHERE and name not in used:
                continue
            since = row.valid_from if row.value is not None else None
            for cause, remedy in _unfit(book, book.clauses[row.clause], row.regions, since):
                yield fault_at(
                    book,
                    files[name],
                    [name, "values", index, "clause"],
                    f"{name}: {cause}",
                    remedy,
                )


def _listings(book: Rulebook) -> Iterator[Fault]:
    first: dict[tuple[str, str], int] = {}
    for index, row in enumerate(book.listings.rows):
        path: list[str | int] = ["injury_scheme", index]
        if first.setdefault((row.platform, row.occupation), index) != index:
            cause = f"{row.platform} is already listed for {row.occupation} further up"
            yield fault_at(book, "platforms.yaml", path, cause, "keep the line with the earlier day")
        for cause, remedy in _unfit(book, book.clauses[row.clause], EVERYWHERE, row.since):
            yield fault_at(book, "platforms.yaml", [*path, "clause"], cause, remedy)


def _unfit(book: Rulebook, clause: Clause, regions: Iterable[str], since: date | None) -> Iterator[tuple[str, str]]:
    """Why a clause cannot carry something for these regions from a day on: causes and remedies."""
    document = clause.document
    outside = [named(book.regions, code) for code in regions if not book.regions.encloses(document.region, code)]
    if outside:
        cause = f"{clause.id} is of {named(book.regions, document.region)}, which does not contain {', '.join(outside)}"
        yield cause, "name the clause of a document that is written for the place"
    if document.draft:
        yield f"{clause.id} is a draft", "a draft sets nothing: leave the row out"
    elif since is not None and since < clause.in_force_from:
        cause = f"it begins on {since}, but {clause.id} is in force only from {clause.in_force_from}"
        yield cause, "begin it on that day, or mend in_force_from of the document"
