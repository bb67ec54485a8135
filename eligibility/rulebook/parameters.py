"""Dated parameters (参数): numbers of the law that change with time and place, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from eligibility.regions import NATIONAL, Regions
from eligibility.rulebook.faults import Fault, RulebookError
from eligibility.rulebook.numbers import NUMBERS, NotANumber
from eligibility.rulebook.region_codes import known_region, unknown_region
from eligibility.rulebook.yaml_source import Source, YamlMap, line_of

Value = int | Fraction
EVERYWHERE = (NATIONAL,)


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value, where it holds, and the days between which it is known to hold; an open end is None.

    ``value`` is None where ``unverified`` says what our source does not tell. Money is in fen, a share is a fraction.
    """

    valid_from: date
    valid_to: date | None
    value: Value | None
    regions: tuple[str, ...] = EVERYWHERE
    case: str | None = None
    clause: str = ""
    tier: str | None = None
    note: str | None = None
    at_most: bool = False
    unverified: str | None = None

    def valid(self, day: date) -> bool:
        """Whether it is known to hold on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named number with its unit and values over time; ``by`` is the fact whose answer chooses among them.

    ``yearly``: a new value is due every year, so an open end says no more than that we know of none.
    """

    id: str
    title: str
    unit: str
    verified_on: date
    values: tuple[DatedValue, ...]
    by: str | None = None
    yearly: bool = False

    @property
    def nationwide(self) -> bool:
        """Whether it has one whole number at a time, the same for everybody: what a criterion can compare with."""
        return self.by is None and all(
            row.regions == EVERYWHERE and isinstance(row.value, int) and not row.at_most for row in self.values
        )

    @property
    def regions(self) -> frozenset[str]:
        """The regions for which it has values of their own."""
        return frozenset(code for row in self.values for code in row.regions) - {NATIONAL}

    def at(self, day: date) -> int | None:
        """The value of a nationwide parameter on a day; None where the rule base knows none."""
        for row in self.values:
            if row.valid(day) and isinstance(row.value, int):
                return row.value
        return None

    def whole_numbers(self) -> tuple[int, ...]:
        """Every value that a nationwide parameter ever takes."""
        return tuple(row.value for row in self.values if isinstance(row.value, int))


def read_parameters(source: Source, regions: Regions) -> dict[str, Parameter]:
    """Build the parameters of one file. Raises RulebookError with every fault."""
    raw: Any = source.content
    faults: list[Fault] = []
    parameters: dict[str, Parameter] = {}
    for name, entry in raw.items():
        rows = []
        for index, row in enumerate(entry["values"]):
            line = line_of(entry["values"], index)
            found = list(_faults(entry, row, regions))
            faults += [source.fault(line_of(row, key, line), f"{name}: {cause}", hint) for key, cause, hint in found]
            if not found:
                rows.append((line, _row(entry, row)))
        faults += [source.fault(line, f"{name}: {cause}", hint) for line, cause, hint in _out_of_order(rows)]
        parameters[name] = Parameter(
            id=name,
            title=entry["title"],
            unit=entry["unit"],
            verified_on=date.fromisoformat(entry["verified_on"]),
            values=tuple(row for _, row in rows),
            by=entry.get("by"),
            yearly=entry.get("yearly", False),
        )
    if faults:
        raise RulebookError(faults)
    return parameters


def _faults(entry: YamlMap, row: YamlMap, regions: Regions) -> Iterator[tuple[str, str, str]]:
    """What is wrong with one row: the key, the cause and the remedy."""
    if ("value" in row) == ("unverified" in row):
        cause = "a row has either a value or unverified"
        yield "value", cause, "write the value, or under unverified what the source does not tell"
    if "value" in row:
        try:
            NUMBERS[entry["unit"]](row["value"])
        except NotANumber as error:
            yield "value", f'"{row["value"]}" is no {error.wanted}', error.remedy
    if "clause" not in row and "clause" not in entry:
        yield "clause", "this row names no clause", "add clause: the sentence in which the number stands"
    if ("case" in row) != ("by" in entry):
        yield "case", "a row has a case where the parameter has by, and only there", "add or delete one of the two"
    for code in row.get("regions") or ():
        if not known_region(regions, code):
            yield "regions", *unknown_region(regions, code)


def _row(entry: Any, row: Any) -> DatedValue:
    return DatedValue(
        valid_from=date.fromisoformat(row["from"]),
        valid_to=date.fromisoformat(row["to"]) if row.get("to") else None,
        value=NUMBERS[entry["unit"]](row["value"]) if "value" in row else None,
        regions=tuple(row.get("regions") or EVERYWHERE),
        case=row.get("case"),
        clause=row.get("clause") or entry["clause"],
        tier=row.get("tier"),
        note=row.get("note"),
        at_most=row.get("at_most", False),
        unverified=row.get("unverified"),
    )


def _out_of_order(rows: list[tuple[int, DatedValue]]) -> Iterator[tuple[int, str, str]]:
    """For one region and case, values must follow each other without gap or overlap."""
    told: set[int] = set()
    threads: dict[tuple[str, str | None], list[tuple[int, DatedValue]]] = {}
    for line, row in rows:
        for region in row.regions:
            threads.setdefault((region, row.case), []).append((line, row))
    for (region, _), thread in threads.items():
        for (_, earlier), (line, later) in pairwise(sorted(thread, key=lambda entry: entry[1].valid_from)):
            if earlier.valid_to is None or earlier.valid_to + timedelta(days=1) != later.valid_from:
                if line not in told:
                    where = "" if region == NATIONAL else f" in {region}"
                    cause = f"a value must begin the day after the one before it ends{where}"
                    yield line, cause, f"end the value before it on the day before {later.valid_from}"
                told.add(line)
