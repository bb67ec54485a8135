"""Which variants of a provision are candidates where (地域先行), as numbered classes: a place and a day choose the class of a row."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

import narwhals as nw

from eligibility.columnar.logic import some
from eligibility.columnar.places import PlaceTable
from eligibility.columnar.schema import day_number
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
        self._chosen: dict[tuple[str, date], tuple[str | None, frozenset[int]]] = {}
        for provision in provisions:
            for day in (as_of, *self.turns[provision.id]):
                self._chosen[provision.id, day] = self._choose(provision, day)

    def candidates(self, provision: str, day: date) -> dict[int, Candidates]:
        """The classes of candidates that some place has on a day, by number."""
        classes = list(self._classes[provision].values())
        return {number: classes[number] for number in sorted(self._chosen[provision, day][1])}

    def anywhere(self, provision: str, day: date) -> bool:
        """Whether a provision has a basis at any place on a day."""
        return any(variant.bases for found in self.candidates(provision, day).values() for variant in found)

    def verdict(self, provision: str, day: date, reading: Callable[[Candidates], nw.Expr]) -> nw.Expr:
        """What ``reading`` makes of the candidates that the place of a row has on a day."""
        column, _ = self._chosen[provision, day]
        classes = self.candidates(provision, day)
        if column is None:
            (only,) = classes.values()
            return reading(only)
        return some((nw.col(column) == number) & reading(found) for number, found in classes.items())

    def _choose(self, provision: Provision, day: date) -> tuple[str | None, frozenset[int]]:
        numbers: dict[str | None, int] = {}
        classes = self._classes[provision.id]
        for place in dict.fromkeys(self._table.stands_for.values()):
            found = self._selector.candidates(provision, place, day)
            key = tuple(variant.key for variant in found)
            classes.setdefault(key, found)
            numbers[place] = list(classes).index(key)
        name = f"class__{provision.id}__{day_number(day)}"
        return self._table.add(name, numbers.__getitem__), frozenset(numbers.values())
