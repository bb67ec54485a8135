"""A table of facts in, a table of outcomes out, in the engine that the table is in (按表评估).

>>> import polars as pl
>>> from datetime import date
>>> riders = pl.DataFrame({"work_region": [330100], "occupation": ["food_delivery"], "arrangement": ["managed"]})
>>> outcomes = assess_frame(riders, as_of=date(2026, 11, 23))
>>> outcomes["platform_rules__status"].to_list()
['needs_information']
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

import narwhals as nw

from eligibility.columnar.outcomes import Layout, OutcomeColumn, outcome_columns
from eligibility.columnar.plan import Plan, Wanted
from eligibility.columnar.polars_engine import PolarsEngine
from eligibility.columnar.reading import as_facts
from eligibility.columnar.stages import Certain, Frame, TableEngine
from eligibility.months import today
from eligibility.rulebook import Rulebook, load

_EVERYTHING = Wanted()


def assess_frame(
    frame: Any,
    book: Rulebook | None = None,
    as_of: date | None = None,
    *,
    wanted: Wanted = _EVERYTHING,
    layout: Layout = Layout.WORDS,
    keep: Iterable[str] = (),
) -> Any:
    """The outcomes of every row of a table of facts: a frame of Polars, eager or lazy, or of PySpark.

    The columns of facts are those of :mod:`eligibility.columnar.schema`; one that is missing is unknown to everybody. ``keep`` names
    columns that are handed on, whatever they are. Raises TableError where a column holds what it cannot.
    """
    book = book or _shipped()
    return run(frame, Plan(book, as_of or today(), wanted), layout, keep)


def run(frame: Any, plan: Plan, layout: Layout = Layout.WORDS, keep: Iterable[str] = ()) -> Any:
    """The same by a plan that has been made before: making one takes seconds."""
    eager = nw.from_native(frame)
    engine = engine_of(eager)
    lazy: Frame = as_facts(eager.lazy(), plan.book.questions.by_fact, engine)
    for step in plan.stages.steps:
        if isinstance(step, Certain):
            lazy = engine.certain(lazy, step)
        elif not isinstance(step, dict):
            lazy = engine.join(lazy, step)
        elif step:
            lazy = lazy.with_columns(**step)
    outcomes: list[OutcomeColumn] = list(outcome_columns(plan, layout))
    chosen = lazy.select(*keep, **{column.name: column.expr for column in outcomes})
    native = engine.write_days(chosen, [column.name for column in outcomes if column.is_day])
    return native.collect() if isinstance(eager, nw.DataFrame) else native


def engine_of(frame: Any) -> TableEngine:
    """The engine of a frame. Raises TypeError for a frame of another library."""
    implementation = frame.implementation
    if implementation is nw.Implementation.POLARS:
        return PolarsEngine()
    if implementation is nw.Implementation.PYSPARK:
        from eligibility.columnar.spark_engine import SparkEngine  # pyspark is an extra

        return SparkEngine()
    raise TypeError(f"a table of {implementation} cannot be assessed; use a frame of Polars or PySpark")


@lru_cache(maxsize=1)
def _shipped() -> Rulebook:
    return load()
