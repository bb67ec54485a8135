"""Places as a table (地域): what each code of a place means, worked out once and joined to the rows.

Most of the 3,200 places are alike to the rules. Alike are two places that lie in the same regions of rules, and within neither of
which a rule singles out a part; one of them stands for all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from eligibility.criteria.same_area import SameArea
from eligibility.criteria.within import Within
from eligibility.places import Places
from eligibility.rulebook import Rulebook
from eligibility.verdict import Verdict

Answer = TypeVar("Answer")

OUTSIDE, INSIDE, UNTOLD = range(3)
"""Whether a place lies in a region: no, yes, or it is given too coarsely to say."""

NOWHERE = 0
"""The code under which the table holds what is said of a worker whose place is not known."""

_LIES = {Verdict.FALSE: OUTSIDE, Verdict.TRUE: INSIDE, Verdict.UNKNOWN: UNTOLD}


def key_column(fact: str) -> str:
    """The column by which the table of a place is joined."""
    return f"place__{fact}"


def area_column(fact: str) -> str:
    """The social-insurance area (统筹地区) of a place; null where a bare province leaves it open."""
    return f"area__{fact}"


def province_column(fact: str) -> str:
    """The province of a place."""
    return f"province__{fact}"


def within_column(fact: str, region: str) -> str:
    """Whether a place lies in a region: ``OUTSIDE``, ``INSIDE`` or ``UNTOLD``."""
    return f"within__{fact}__{region}"


def alike(places: Places, codes: Iterable[str], named: Collection[str]) -> dict[str | None, str | None]:
    """Each code, and None for a place that is not known, with the place that stands for it wherever rules differ by ``named``."""
    wider = {code for region in named for code in places.scopes(places.stand_in(region)) if code != region}
    first: dict[Hashable, str] = {}
    found: dict[str | None, str | None] = {None: None}
    for code in codes:
        if code in wider:
            found[code] = code
            continue
        lies_in = frozenset((region, rank) for region, rank in places.scopes(code).items() if region in named)
        found[code] = first.setdefault(lies_in, code)
    return found


def _named(book: Rulebook) -> frozenset[str]:
    """Every region that a basis or a number of the rule base names."""
    bases = (region for provision in book.provisions.values() for region in provision.regions)
    rows = (region for parameter in book.parameters.values() for region in parameter.regions)
    return frozenset({*bases, *rows})


@dataclass
class PlaceTable:
    """The columns that the code of one place brings with it. Two columns that say the same everywhere are one."""

    book: Rulebook
    fact: str
    columns: dict[str, dict[str | None, Any]] = field(default_factory=dict)
    _known: dict[tuple[Any, ...], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places = Places(self.book.regions)
        self.stands_for: Mapping[str | None, str | None] = alike(
            self._places, self.book.regions.codes, _named(self.book)
        )
        self._distinct = [place for place in dict.fromkeys(self.stands_for.values()) if place is not None]

    def ask(self, reading: Callable[[str | None], Answer], named: Collection[str]) -> dict[str | None, Answer]:
        """What ``reading`` says of every place that stands for others; it can differ only by the regions ``named``."""
        stands_for = alike(self._places, self._distinct, frozenset(named))
        said = {place: reading(place) for place in dict.fromkeys(stands_for.values())}
        return {place: said[other] for place, other in stands_for.items()}

    def add(self, name: str, said: dict[str | None, Any]) -> str | None:
        """Add what has been said of every place that stands for others; the name of the column, None if it never differs."""
        told = tuple(said.values())
        if len(set(told)) == 1:
            return None
        if told not in self._known:
            self._known[told] = name
            self.columns[name] = said
        return self._known[told]

    def columns_of(self, places: Sequence[str | None]) -> dict[str, list[Any]]:
        """The columns added, for a list of places."""
        return {name: [said[self.stands_for[place]] for place in places] for name, said in self.columns.items()}


def geography(book: Rulebook, fact: str, order: Sequence[str | None]) -> dict[str, list[Any]]:
    """What criteria ask of a place: its area, its province, and whether it lies in the regions that they name."""
    operators = [criterion.operator for criterion in book.criteria.values() if fact in criterion.operator.facts]
    found: dict[str, list[Any]] = {}
    if any(isinstance(operator, SameArea) for operator in operators):
        areas = [None if place is None else book.regions.insurance_area(place) for place in order]
        found[area_column(fact)] = [None if area is None else int(area) for area in areas]
        found[province_column(fact)] = [None if place is None else int(place[:2]) for place in order]
    for operator in operators:
        if isinstance(operator, Within):
            verdicts = [book.regions.within(place, operator.region) for place in order]
            found[within_column(fact, operator.region)] = [_LIES[verdict] for verdict in verdicts]
    return found
