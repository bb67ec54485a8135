"""A plan run over a table: columns in, columns out, in the engine that the table is in."""

from __future__ import annotations

from typing import Any, Protocol

import narwhals as nw

from eligibility.columnar.plan import Plan
from eligibility.columnar.stages import Lookup

Frame = nw.LazyFrame[Any]


class TableEngine(Protocol):
    """What differs between engines."""

    def join(self, frame: Frame, lookup: Lookup) -> Frame:
        """A frame with the columns of a small table beside it, its rows as they were."""


def run(frame: Frame, plan: Plan, engine: TableEngine) -> Frame:
    """The frame with everything that a plan works out beside it."""
    for step in plan.stages.steps:
        if isinstance(step, Lookup):
            frame = engine.join(frame, step)
        elif step:
            frame = frame.with_columns(**step)
    return frame
