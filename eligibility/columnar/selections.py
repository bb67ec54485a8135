"""Which variants of a provision are candidates where (地域先行), as numbered classes: a place and a day choose the class of a row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

import narwhals as nw

from eligibility.columnar.logic import Truth, contrary, every, some
from eligibility.columnar.places import PlaceTable
from eligibility.columnar.schema import day_number
from eligibility.columnar.stages import Stages
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Selector, Variant

Candidates = tuple[Variant, ...]


class Selections:
    """The classes of candidates of provisions on a day, and on the days after it on which they change."""

    def __init__(self, provisions: Collection[Provision], selector: Selector, table: PlaceTable, as_of: date) -> None:
        self.turns = {it.id: [day for day in it.turning_days if day > as_of] for it in provisions}
        self._selector = selector
        self._table = table
        self._classes: dict[str, dict[tuple[str, ...], Candidates]] = {provision.id: {} for provision in provisions}
        self._numbers: dict[tuple[str, date], dict[str | None, int]] = {}
        self._columns: dict[tuple[str, date], str | None] = {}
        self._located: dict[tuple[str, date], list[tuple[Variant, Truth]]] = {}
        for provision in provisions:
            for day in (as_of, *self.turns[provision.id]):
                self._choose(provision, day)

    def candidates(self, provision: str, day: date) -> dict[int, Candidates]:
        """The classes of candidates that some place has on a day, by number."""
        classes = list(self._classes[provision].values())
        return {number: classes[number] for number in sorted(set(self._numbers[provision, day].values()))}

    def locate(self, stages: Stages) -> None:
        """Work out, in the present stage, where each variant is no candidate: what weighs variants reads it again and again."""
        for provision, day in self._numbers:
            column, classes = self._columns[provision, day], self.candidates(provision, day)
            located = self._located[provision, day] = []
            for variant, numbers in _numbers_of(classes):
                elsewhere = _none_of(column, numbers, list(classes))
                name = f"{column} is none of {numbers}"
                located.append((variant, elsewhere if isinstance(elsewhere, bool) else stages.put(name, elsewhere)))

    def anywhere(self, provision: str, day: date) -> bool:
        """Whether a provision has a basis at any place on a day."""
        return any(variant.bases for found in self.candidates(provision, day).values() for variant in found)

    def every_candidate(self, provision: str, day: date, reading: Callable[[Variant], Truth]) -> Truth:
        """Whether ``reading`` is so of all candidates that the place of a row has on a day.

        It goes by variants, which are few, and not by classes, some of which hold nearly all of them. :meth:`locate` comes before it.
        """
        return every(some([elsewhere, reading(variant)]) for variant, elsewhere in self._located[provision, day])

    def too_coarse(self, provision: str, day: date) -> frozenset[str | None]:
        """The places that leave open which bases of a provision apply, of those that stand for others; None: not known."""
        classes = self.candidates(provision, day)
        return frozenset(place for place, number in self._numbers[provision, day].items() if len(classes[number]) > 1)

    def _choose(self, provision: Provision, day: date) -> None:
        classes = self._classes[provision.id]

        def number(place: str | None) -> int:
            found = self._selector.candidates(provision, place, day)
            key = tuple(variant.key for variant in found)
            classes.setdefault(key, found)
            return list(classes).index(key)

        numbers = self._numbers[provision.id, day] = self._table.ask(number, provision.regions)
        self._columns[provision.id, day] = self._table.add(f"class__{provision.id}__{day_number(day)}", numbers)


def _numbers_of(classes: Mapping[int, Candidates]) -> Collection[tuple[Variant, list[int]]]:
    """Each variant, with the numbers of the classes in which it is a candidate."""
    found: dict[str, tuple[Variant, list[int]]] = {}
    for number, candidates in classes.items():
        for variant in candidates:
            found.setdefault(variant.key, (variant, []))[1].append(number)
    return found.values()


def _none_of(column: str | None, numbers: Sequence[int], of: Sequence[int]) -> Truth:
    """Whether the class of a row is none of some."""
    if column is None or len(numbers) == len(of):
        return False
    if len(numbers) > len(of) / 2:
        return some(nw.col(column) == number for number in of if number not in numbers)
    return contrary(some(nw.col(column) == number for number in numbers))
