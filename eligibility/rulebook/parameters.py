"""Dated parameters (参数): numbers of the law that change with time, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from eligibility.rulebook.faults import RulebookError
from eligibility.rulebook.yaml_source import Source, line_of


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value and the days between which it is known to hold; an open end is None."""

    valid_from: date
    valid_to: date | None
    value: int


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named number with its unit, source clause and values over time."""

    id: str
    title: str
    unit: str
    clause: str
    verified_on: date
    values: tuple[DatedValue, ...]

    def at(self, day: date) -> int | None:
        """The value on a day; None where the rule base knows none."""
        for dated in self.values:
            if dated.valid_from <= day and (dated.valid_to is None or day <= dated.valid_to):
                return dated.value
        return None


def read_parameters(source: Source) -> dict[str, Parameter]:
    """Build the parameters of one file; values must follow each other without gap or overlap."""
    raw: Any = source.content
    parameters: dict[str, Parameter] = {}
    for name, entry in raw.items():
        values = tuple(
            DatedValue(
                date.fromisoformat(row["from"]), date.fromisoformat(row["to"]) if row.get("to") else None, row["value"]
            )
            for row in entry["values"]
        )
        for index, (earlier, later) in enumerate(pairwise(values)):
            if earlier.valid_to is None or earlier.valid_to + timedelta(days=1) != later.valid_from:
                line = line_of(entry["values"], index + 1)
                cause = f"{name}: a value must begin the day after the one before it ends"
                raise RulebookError(
                    [source.fault(line, cause, f"end the value above on the day before {later.valid_from}")]
                )
        parameters[name] = Parameter(
            name, entry["title"], entry["unit"], entry["clause"], date.fromisoformat(entry["verified_on"]), values
        )
    return parameters
