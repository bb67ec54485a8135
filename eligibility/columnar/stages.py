"""The workings of a table, in stages: what one stage works out stands in columns that the next one reads.

Stages keep expressions small. A planner such as Spark's would otherwise write every criterion out again wherever it is read. Between
stages small tables may be joined, of places or of sums.

A verdict is offered to a stage, and what is read of it later, that it holds or that it fails, is worked out there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import narwhals as nw

from eligibility.columnar.logic import Truth, VerdictColumns

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


@dataclass
class Certain:
    """Columns that are never null: for each the nullable boolean that it looks at, and whether it asks where that is true, or false."""

    asked: dict[str, tuple[str, bool]] = field(default_factory=dict)


class TableEngine(Protocol):
    """What differs between engines."""

    def join(self, frame: Frame, lookups: Sequence[Lookup]) -> Frame:
        """A frame with the columns of small tables beside it, its rows as they were."""

    def certain(self, frame: Frame, columns: Certain) -> Frame:
        """The frame with columns that are never null beside it."""

    def read_days(self, frame: Frame, days: Iterable[str]) -> Frame:
        """The frame, its dates written as the numbers of their days."""

    def write_days(self, frame: Frame, days: Iterable[str]) -> Any:
        """The native frame, with numbers of days written as dates."""


@dataclass
class Stages:
    """Named columns, each in the stage after the last one begun."""

    steps: list[Stage | Sequence[Lookup] | Certain] = field(default_factory=list)
    _columns: dict[str, str] = field(default_factory=dict)
    _offered: dict[str, tuple[VerdictColumns, Stage]] = field(default_factory=dict)

    def begin(self) -> None:
        """Begin a stage; what it works out may read the stages before it only."""
        self.steps.append({})

    def put(self, name: str, expr: nw.Expr, stage: Stage | None = None, *, own_name: bool = False) -> nw.Expr:
        """Work something out in a stage, the present one unless told, but once only; the column that later stages read."""
        if name not in self._columns:
            (self.present if stage is None else stage)[self._named(name, name if own_name else None)] = expr
        return self[name]

    def offer(self, name: str, verdict: VerdictColumns) -> None:
        """Work a verdict out in the present stage as far as later stages read it, unless it has been offered before."""
        self._offered.setdefault(name, (verdict, self.present))

    def verdict(self, name: str) -> VerdictColumns:
        """A verdict offered before, for later stages to read."""
        verdict, stage = self._offered[name]
        return VerdictColumns(
            lambda: self._read(f"{name} holds", verdict.when_true, stage),
            lambda: self._read(f"{name} fails", verdict.when_false, stage),
        )

    def join(self, lookups: Sequence[Lookup]) -> None:
        """Join tables; what they bring is read by their own column names."""
        self.steps.append(lookups)

    def begin_certain(self) -> Certain:
        """Begin a stage of columns that are never null, of what the stages before it have left nullable."""
        certain = Certain()
        self.steps.append(certain)
        return certain

    def ask(self, certain: Certain, column: str, verdict: bool) -> nw.Expr:
        """Where a nullable boolean has a verdict."""
        name = f"{column} is {verdict}"
        if name not in self._columns:
            certain.asked[self._named(name)] = column, verdict
        return self[name]

    def column(self, name: str) -> str:
        """The name of a column worked out before, as the table has it."""
        return self._columns[name]

    def __contains__(self, name: str) -> bool:
        return name in self._columns or name in self._offered

    def __getitem__(self, name: str) -> nw.Expr:
        return nw.col(self._columns[name])

    @property
    def present(self) -> Stage:
        """The last stage begun."""
        stage = self.steps[-1]
        assert isinstance(stage, dict)  # begin() comes after every join
        return stage

    def _named(self, name: str, column: str | None = None) -> str:
        return self._columns.setdefault(name, column or f"__{len(self._columns)}")

    def _read(self, name: str, side: Callable[[], Truth], stage: Stage) -> Truth:
        if name in self._columns:
            return self[name]
        found = side()
        return found if isinstance(found, bool) else self.put(name, found, stage)
