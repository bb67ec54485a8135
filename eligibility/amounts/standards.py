"""Which row of a parameter counts at a place and on a day (标准): the most local one that holds, or the last one known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from eligibility.places import Places
from eligibility.regions import NATIONAL, Regions
from eligibility.rulebook.parameters import DatedValue, Parameter, Value

_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Standard:
    """A number and where it comes from; ``rank`` is how local it is (0 the nation … 3 a county)."""

    value: Value
    unit: str
    row: DatedValue
    rank: int
    last_known: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A place for which we know that we do not know; ``why`` is for the worker."""

    why: str
    row: DatedValue
    rank: int


@dataclass(frozen=True, slots=True)
class TooWide:
    """A place within which the number differs: a narrower one has to be named."""


Found = Standard | Gap | TooWide | None
"""What a lookup comes to; None where the rule base holds nothing for the place and day."""


class _Rows:
    """The rows of a parameter for one case, found by region: a parameter of the whole country has hundreds of them."""

    def __init__(self, parameter: Parameter, case: str | None) -> None:
        self.parameter = parameter
        self._rows = [row for row in parameter.values if row.case == case]
        self._by_region: dict[str, list[int]] = {}
        for number, row in enumerate(self._rows):
            for code in row.regions:
                self._by_region.setdefault(code, []).append(number)
        self.named = sorted(code for code in self._by_region if code != NATIONAL)

    def of(self, scopes: Iterable[str]) -> list[DatedValue]:
        """The rows of some regions, in the order of the parameter."""
        numbers = {number for code in scopes for number in self._by_region.get(code, ())}
        return [self._rows[number] for number in sorted(numbers)]


class Standards:
    """Looks numbers up. What is found depends on the place, the day and one answer, nothing else, and is remembered."""

    def __init__(self, regions: Regions) -> None:
        self._places = Places(regions)
        self._found: dict[tuple[str, str | None, date, str | None], tuple[Parameter, Found]] = {}
        self._sorted: dict[tuple[str, str | None], _Rows] = {}

    def find(self, parameter: Parameter, place: str | None, day: date, case: str | None = None) -> Found:
        """The number at a place, known or not known exactly, on a day; ``case`` is the answer that ``by`` asks for."""
        asked = (parameter.id, place, day, case)
        remembered = self._found.get(asked)
        if remembered is not None and remembered[0] is parameter:
            return remembered[1]
        rows = self._rows(parameter, case)
        found = _agreed(
            self._exactly(parameter, rows, where, day) for where in self._places.representatives(rows.named, place)
        )
        if len(self._found) >= _REMEMBERED:
            self._found.clear()
        self._found[asked] = parameter, found
        return found

    def _rows(self, parameter: Parameter, case: str | None) -> _Rows:
        known = self._sorted.get((parameter.id, case))
        if known is None or known.parameter is not parameter:
            known = self._sorted[parameter.id, case] = _Rows(parameter, case)
        return known

    def _exactly(self, parameter: Parameter, rows: _Rows, where: str | None, day: date) -> Found:
        near = rows.of(self._places.scopes(where))
        ranked = [(rank, row) for row in near if (rank := self._places.rank(row.regions, where)) is not None]
        holding = [(rank, row) for rank, row in ranked if row.valid(day)]
        ended = [(rank, row) for rank, row in ranked if row.valid_to is not None and row.valid_to < day]
        if holding:
            rank, row = max(holding, key=lambda entry: entry[0])
            overdue = parameter.yearly and row.valid_to is None and a_year_after(row.valid_from) <= day
        elif ended:
            rank, row = max(ended, key=lambda entry: (entry[0], entry[1].valid_from))
            overdue = True
        else:
            return None
        if row.value is None:
            return Gap(row.unverified or "", row, rank)
        return Standard(row.value, parameter.unit, row, rank, overdue)


def _agreed(every: Iterable[Found]) -> Found:
    """The one answer of all places that are meant, as the widest of them has it; too wide where a narrower would tell more."""
    first, *others = _until_they_differ(every)
    if any(_says(other) != _says(first) for other in others):
        return TooWide()
    widest = min((found for found in (first, *others) if found is not None), key=_width, default=None)
    return widest


def _until_they_differ(every: Iterable[Found]) -> Iterator[Found]:
    """The answers up to the first that differs from the first one."""
    said: object = ()
    for found in every:
        yield found
        if said not in ((), _says(found)):
            return
        said = _says(found)


def _says(found: Found) -> object:
    """What an answer tells a worker; one gap tells no more than another."""
    return (found.value, found.last_known) if isinstance(found, Standard) else type(found)


def _width(found: Standard | Gap | TooWide) -> tuple[int, tuple[str, ...]]:
    return (3, ()) if isinstance(found, TooWide) else (found.rank, found.row.regions)


def a_year_after(day: date) -> date:
    """The day from which a yearly number that began on a day is due for a new one."""
    return day.replace(year=day.year + 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)
