"""The workings of a table, in stages: what one stage works out stands in columns that the next one reads.

Stages keep expressions small. A planner such as Spark's would otherwise write every criterion out again wherever it is read. Between
stages small tables may be joined, of places or of sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import narwhals as nw

Stage = dict[str, nw.Expr]
Frame = nw.LazyFrame[Any]


@dataclass(frozen=True)
class Lookup:
    """A small table and the column of whole numbers, never null, by which it is joined.

    A key that it lacks brings the values of the key ``otherwise``, or nulls without that. Where its numbers are ``compared`` and never
    reckoned with, an engine may hold them as narrowly as it likes.
    """

    key: str
    columns: Mapping[str, Sequence[Any]]
    otherwise: int | None = None
    compared: bool = False

    @property
    def lacking(self) -> Mapping[str, Any]:
        """What the columns say of a key that the table lacks."""
        row = None if self.otherwise is None else self.columns[self.key].index(self.otherwise)
        return {name: None if row is None else values[row] for name, values in self.columns.items() if name != self.key}


class TableEngine(Protocol):
    """What differs between engines."""

    def join(self, frame: Frame, lookups: Sequence[Lookup]) -> Frame:
        """A frame with the columns of small tables beside it, its rows as they were."""

    def read_days(self, frame: Frame, days: Iterable[str]) -> Frame:
        """The frame, its dates written as the numbers of their days."""

    def write_days(self, frame: Frame, days: Iterable[str]) -> Any:
        """The native frame, with numbers of days written as dates."""


@dataclass
class Stages:
    """Named columns, each in the stage after the last one begun."""

    steps: list[Stage | Sequence[Lookup]] = field(default_factory=list)
    _columns: dict[str, str] = field(default_factory=dict)

    def begin(self) -> None:
        """Begin a stage; what it works out may read the stages before it only."""
        self.steps.append({})

    def put(self, name: str, expr: nw.Expr, *, own_name: bool = False) -> nw.Expr:
        """Work something out in the present stage, unless it has been before; the column that later stages read."""
        if name not in self._columns:
            self._columns[name] = name if own_name else f"__{len(self._columns)}"
            stage = self.steps[-1]
            assert isinstance(stage, dict)  # begin() comes after every join
            stage[self._columns[name]] = expr
        return self[name]

    def join(self, lookups: Sequence[Lookup]) -> None:
        """Join tables; what they bring is read by their own column names."""
        self.steps.append(lookups)

    def column(self, name: str) -> str:
        """The name of a column worked out before, as the table has it."""
        return self._columns[name]

    def __contains__(self, name: str) -> bool:
        return name in self._columns

    def __getitem__(self, name: str) -> nw.Expr:
        return nw.col(self._columns[name])
