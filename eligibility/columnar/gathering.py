"""What every row is given before anything is decided (备数): its age on the day, and what its places mean."""

from __future__ import annotations

from datetime import date

import narwhals as nw

from eligibility.columnar.events import BIRTH
from eligibility.columnar.places import NOWHERE, PlaceTable, geography, key_column
from eligibility.columnar.stages import Lookup, Stages
from eligibility.months import completed_month

AGE = "age"


def settle_age(stages: Stages, as_of: date) -> None:
    """The birth month overrides the age, as in :meth:`eligibility.facts.FactReader.complete`."""
    counted = (nw.lit(completed_month(as_of)) - nw.col(BIRTH)) // 12
    counted = nw.when(counted < 0).then(nw.lit(0)).otherwise(counted)
    stages.put("age today", nw.when(nw.col(BIRTH).is_null()).then(nw.col(AGE)).otherwise(counted))


def join_places(stages: Stages, work: PlaceTable) -> None:
    """Join the tables of all places that a worker names; old codes have rows of their own, and what is no code is a place not known."""
    book = work.book
    codes = [None, *book.regions.codes, *book.regions.old_codes]
    facts = [question.fact for question in book.questions.by_fact.values() if question.type == "region"]
    lookups: list[Lookup] = []
    for fact in facts:
        key = key_column(fact)
        columns = {key: [NOWHERE if code is None else int(code) for code in codes]}
        columns |= geography(book, fact, codes)
        if fact == work.fact:
            columns |= work.columns_of([None if code is None else book.regions.canonical(code) for code in codes])
        stages.put(key, nw.col(fact).fill_null(NOWHERE).cast(nw.Int32), own_name=True)
        lookups.append(Lookup(key, columns, otherwise=NOWHERE, compared=True))
    stages.join(lookups)
