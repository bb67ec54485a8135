"""What workers can see of a number (看得见的数): whether a change of a parameter shows at any place, on any day, in any amount."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from eligibility.amounts import Standards
from eligibility.amounts.standards import Found, Gap, Standard, TooWide, a_year_after
from eligibility.amounts.subsidy import Subsidy
from eligibility.places import Places
from eligibility.regions import NATIONAL
from eligibility.rulebook import Rulebook
from eligibility.rulebook.parameters import DatedValue, Parameter
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Selector

_DAY = timedelta(days=1)


def told(found: Found) -> object:
    """What a finding tells a worker, in the number and in the words beside it."""
    if isinstance(found, Standard):
        row = found.row
        of_when = (row.valid_from, row.valid_to) if found.last_known else None
        return (found.value, row.at_most, row.clause, row.tier, row.note, found.rank, of_when)
    return (type(found), found.rank, found.why) if isinstance(found, Gap) else type(found)


class Sight:
    """Compares parameters as the provisions of one rule base use them."""

    def __init__(self, book: Rulebook) -> None:
        self._regions = book.regions
        self._places = Places(book.regions)
        self._selector = Selector(book.regions)
        self._right, self._wrong = Standards(book.regions), Standards(book.regions)
        self._users: dict[str, list[Provision]] = {}
        self._choosing: set[str] = set()
        for provision in (one for one in book.provisions.values() if not one.draft_only):
            for formula in provision.amounts:
                for name in dict.fromkeys(formula.parameters):
                    self._users.setdefault(name, []).append(provision)
                if isinstance(formula, Subsidy):
                    self._choosing |= {name for method in formula.methods for name in method.leading}
            if provision.claim.window is not None:
                self._users.setdefault(provision.claim.window.within, []).append(provision)

    def users(self, parameter: str) -> list[Provision]:
        """The provisions whose amounts or filing window use a parameter."""
        return self._users.get(parameter, [])

    def can_show(self, right: Parameter, wrong: Parameter, row: DatedValue) -> bool:
        """Whether some worker whom a row concerns is told another number, or none, by one of the two."""
        users = self.users(right.id)
        days = list(dict.fromkeys(self._days(right, row, users)))
        return any(
            self._differ(right, wrong, place, day, row.case)
            and any(variant.bases for one in users for variant in self._selector.candidates(one, place, day))
            for place in dict.fromkeys(self._around(row))
            for day in days
        )

    def _differ(self, right: Parameter, wrong: Parameter, place: str | None, day: date, case: str | None) -> bool:
        first, second = self._right.find(right, place, day, case), self._wrong.find(wrong, place, day, case)
        if isinstance(first, Standard) or isinstance(second, Standard):
            return told(first) != told(second)
        if right.id in self._choosing:  # there a row without a number still says which method counts
            return _kind(first) != _kind(second)
        return isinstance(first, TooWide) != isinstance(second, TooWide)

    def _around(self, row: DatedValue) -> Iterator[str | None]:
        """The places of a row, what lies directly in them, and what they lie in."""
        places = [None if code == NATIONAL else self._places.stand_in(code) for code in row.regions]
        yield from places
        for place in places:
            below = self._regions.provinces() if place is None else self._regions.children(place)
            yield from (region.code for region in below)
            yield from (region.code for region in ([] if place is None else self._regions.ancestors(place)))

    def _days(self, parameter: Parameter, row: DatedValue, users: list[Provision]) -> Iterator[date]:
        """The days on which something begins or ends, and those beside them."""
        marks = [row.valid_from]
        marks += [row.valid_to] if row.valid_to is not None else []
        marks += [a_year_after(row.valid_from)] if parameter.yearly else []
        for mark in marks:
            yield from (mark, mark - _DAY, mark + _DAY)
        for provision in users:
            yield from (basis.valid_from for basis in provision.bases)
        yield from (other.valid_from for other in parameter.values if set(other.regions) & set(row.regions))


def _kind(found: Found) -> object:
    return (Gap, found.rank) if isinstance(found, Gap) else type(found)
