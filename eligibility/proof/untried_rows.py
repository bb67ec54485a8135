"""Which numbers of places no worked case looks at (没有案例的数): a reminder for whoever has just added one, no fault.

Tables of the whole country, such as the minimum wages, are held against their source by tests instead. So of a parameter with
many such rows only those are named that begin after the day of the last check: rows for next year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eligibility.regions import Regions
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import Fault
from eligibility.rulebook.parameters import DatedValue, Parameter
from eligibility.rulebook.region_codes import named
from eligibility.rulebook.scenarios import Scenario
from eligibility.rulebook.whereabouts import declared, fault_at

_MANY = 6


def untried_rows(book: Rulebook, scenarios: Sequence[Scenario]) -> Iterator[Fault]:
    """The rows with a value that no case works with: none lies at that place and time and expects what uses the number."""
    files = declared(book, "parameters")
    for name, parameter in book.parameters.items():
        users = {
            one.id for one in book.provisions.values() if any(name in formula.parameters for formula in one.amounts)
        }
        cases = [case for case in scenarios if users & case.expect.keys()]
        rows = [
            (index, row)
            for index, row in enumerate(parameter.values)
            if users
            and row.value is not None
            and not any(_looks_at(book.regions, parameter, row, case) for case in cases)
        ]
        for index, row in rows:
            if len(rows) <= _MANY or row.valid_from > parameter.verified_on:
                place = ", ".join(named(book.regions, code) for code in row.regions[:3])
                cause = f"{name}: no scenario lies in {place} on or after {row.valid_from}"
                remedy = f"add one that expects an amount of {' or '.join(sorted(users))}"
                yield fault_at(book, files[name], [name, "values", index], cause, remedy)


def _looks_at(regions: Regions, parameter: Parameter, row: DatedValue, case: Scenario) -> bool:
    """Whether this row is the last one begun for the place and, where answers choose among rows, for the answer."""
    if case.as_of < row.valid_from or (parameter.by is not None and case.situation.get(parameter.by) != row.case):
        return False
    place = case.situation.get("work_region")
    if not isinstance(place, str) or not any(regions.encloses(code, place) for code in row.regions):
        return False
    later = (one for one in parameter.values if one.case == row.case and not set(one.regions).isdisjoint(row.regions))
    begun = [one.valid_from for one in later if one.valid_from <= case.as_of]
    return row.valid_from == max(begun)
