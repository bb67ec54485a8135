"""A tree of conditions over columns comes to what Kleene's reading of it comes to, in every state of its names."""

from __future__ import annotations

from itertools import product

import narwhals as nw
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from eligibility.columnar.answers import Answers
from eligibility.columnar.frames import engine_of
from eligibility.columnar.logic import UNKNOWN, VerdictColumns, column, conclusion, tree
from eligibility.columnar.stages import Certain, Stages
from eligibility.conditions import All, Any, Condition, Named, Not
from eligibility.kleene import conclude
from eligibility.program import Conclusion
from eligibility.verdict import Verdict

NAMES = ("rides", "insured", "hurt")
STATES = list(product(Verdict, repeat=len(NAMES)))
SAID = {Verdict.TRUE: True, Verdict.FALSE: False, Verdict.UNKNOWN: None}
TABLE = pl.DataFrame({name: [SAID[state[at]] for state in STATES] for at, name in enumerate(NAMES)})

conditions = st.recursive(
    st.sampled_from([*NAMES, "open"]).map(Named),
    lambda parts: st.one_of(parts.map(Not), *(st.lists(parts, max_size=3).map(tuple).map(kind) for kind in (All, Any))),
    max_leaves=12,
)


def read(drawn: Conclusion) -> list[Verdict]:
    """The verdicts of a conclusion, one for each state."""
    stages = Stages()
    stages.begin()
    answers = Answers(stages)
    found = conclusion(drawn, lambda name: UNKNOWN if name == "open" else answers.said(name))
    sides = {"holds": column(found.holds), "fails": column(found.fails)}
    frame = nw.from_native(TABLE)
    lazy = frame.lazy()
    for step in stages.steps:
        if isinstance(step, Certain) and step.asked:
            lazy = engine_of(frame).certain(lazy, step)
    # a column of the table beside them, so that what is the same for everybody is said of every row
    told = lazy.select(nw.col(NAMES[0]).is_null().alias("row"), **sides).collect().to_native()
    assert told.null_count().sum_horizontal().item() == 0 and not (told["holds"] & told["fails"]).any()
    return [
        Verdict.TRUE if holds else Verdict.FALSE if fails else Verdict.UNKNOWN for _, holds, fails in told.iter_rows()
    ]


def expected(drawn: Conclusion) -> list[Verdict]:
    return [conclude(drawn, {**dict(zip(NAMES, state, strict=True)), "open": Verdict.UNKNOWN}) for state in STATES]


@given(conditions, st.none() | conditions)
def test_columns_draw_what_kleene_draws(holds: Condition, fails: Condition | None) -> None:
    drawn = Conclusion("drawn", holds, fails)
    assert read(drawn) == expected(drawn)


def test_a_verdict_as_one_nullable_column() -> None:
    rides = tree(Named("rides"), lambda name: VerdictColumns(lambda: nw.col("yes"), lambda: nw.col("no")))
    frame = nw.from_native(pl.DataFrame({"yes": [True, False, False], "no": [False, True, False]}))
    assert frame.select(said=rides.nullable()).to_native()["said"].to_list() == [True, False, None]
