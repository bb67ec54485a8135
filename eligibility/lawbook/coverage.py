"""Coverage (覆盖情况): for each place and topic whether the rule base knows a rule of that place, and when it was last checked.

Only topics for which some place has a rule of its own appear: for all others every place is alike.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from eligibility.lawbook.parameter_content import row_regions
from eligibility.lawbook.places import CORPS, province_of, sorted_places
from eligibility.region import Region
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import NATION

AMOUNT = ".amount"
"""What marks the topic of a provision's amounts, beside that of the provision itself."""
ONLY_PLACES_WITHIN = "places within"
"""Why a province is only partly known: the numbers that we hold are those of some places within it."""


class Knowledge(enum.Enum):
    """What we know of one topic in one place."""

    LOCAL = "local"
    PARTLY = "partly"
    OUTSIDE = "outside"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Holding:
    """Something of a place that the rule base holds. ``topic`` names a provision, its amounts, or a parameter; ``open`` is what we
    could not verify; ``listed`` says that a document of a wider place names this one, among others."""

    topic: str
    place: str
    verified_on: date
    open: str | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One topic in one place; ``verified_on`` is the oldest check, ``general`` says that a rule of the whole country applies."""

    topic: str
    knowledge: Knowledge
    verified_on: date | None
    open: tuple[str, ...]
    general: bool


class Coverage:
    """What the rule base knows on a day, by place and topic."""

    def __init__(self, book: Rulebook, day: date) -> None:
        self.book, self.day = book, day
        self._held: dict[tuple[str, str], list[Holding]] = {}
        general: set[str] = set()
        for holding in holdings(book, day):
            if holding.place == NATION:
                general.add(holding.topic)
            else:
                self._held.setdefault((holding.place, holding.topic), []).append(holding)
        self._general = frozenset(general)
        local = {topic for _, topic in self._held}
        self._of_places_themselves = {
            topic for (_, topic), held in self._held.items() if any(not entry.listed for entry in held)
        }
        known = [topic for name in book.provisions for topic in (name, f"{name}{AMOUNT}")]
        self.topics = tuple(topic for topic in chain(known, book.parameters) if topic in local)

    def provinces(self) -> list[str]:
        """Every province, and the Corps."""
        return [*(region.code for region in self.book.regions.provinces()), CORPS]

    def places_within(self, province: str) -> list[str]:
        """The places below a province of which something is held; counties only where a rule is made for them."""
        regions, numbers = self.book.regions, {*self.book.parameters}
        found = {
            place
            for place, topic in self._held
            if place != province and (place == CORPS or not _only_a_number(regions.get(place), topic, numbers))
        }
        return sorted_places({place for place in found if province_of(self.book.regions, place) == province})

    def row(self, place: str) -> list[Cell]:
        """Every topic in one place."""
        return [self._cell(place, topic) for topic in self.topics]

    def _cell(self, place: str, topic: str) -> Cell:
        held = self._held.get((place, topic), [])
        if not held:
            # where wider documents name all the places that there are, a place they leave out is no gap of ours
            nothing = Knowledge.GAP if topic in self._of_places_themselves else Knowledge.OUTSIDE
            return Cell(topic, nothing, None, (), topic in self._general)
        itself = [entry for entry in held if entry.open != ONLY_PLACES_WITHIN]
        unverified = tuple(dict.fromkeys(entry.open for entry in itself or held if entry.open is not None))
        knowledge = Knowledge.PARTLY if unverified else Knowledge.LOCAL
        return Cell(topic, knowledge, min(entry.verified_on for entry in held), unverified, topic in self._general)


def _only_a_number(region: Region | None, topic: str, numbers: set[str]) -> bool:
    return region is not None and region.level == "county" and (topic.endswith(AMOUNT) or topic in numbers)


def holdings(book: Rulebook, day: date) -> Iterable[Holding]:
    """Everything that the rule base holds of places on a day."""
    return chain(_of_bases(book, day), _of_parameters(book, day))


def _of_bases(book: Rulebook, day: date) -> Iterator[Holding]:
    """A legal basis in force is knowledge of each of its regions; a draft is none."""
    for provision in book.provisions.values():
        for basis in provision.bases:
            if basis.valid(day) and not basis.draft:
                for region in basis.regions:
                    document = basis.clauses[0].document
                    listed = region != document.region
                    yield Holding(provision.id, region, document.verified_on, basis.unverified, listed)


def _of_parameters(book: Rulebook, day: date) -> Iterator[Holding]:
    """A number that holds only in some places is knowledge of those; of a province as well, but then only in part.

    Several parameters may serve one amount, by the methods of different places: they are one topic.
    """
    for name, parameter in book.parameters.items():
        topics = amount_topics(book, name)
        for row in parameter.values:
            if row.valid(day):
                for region in row_regions(book, row):
                    province = region if region == NATION else province_of(book.regions, region)
                    for topic in topics:
                        yield Holding(topic, region, parameter.verified_on, row.unverified)
                        if province != region:
                            yield Holding(topic, province, parameter.verified_on, ONLY_PLACES_WITHIN)


def amount_topics(book: Rulebook, parameter: str) -> list[str]:
    """The topics that a parameter belongs to: the amounts of the provisions that use it, or itself where none does."""
    used = [
        f"{provision.id}{AMOUNT}"
        for provision in book.provisions.values()
        if any(parameter in formula.parameters for formula in provision.amounts)
    ]
    return used or [parameter]
