"""Our side of ``benchmarks.columns``, each measure in a process of its own: columns from file to file, or one row after the other.

``python -m benchmarks.columns_side columns FACTS OUTCOMES ROWS`` · ``… loop FACTS OUTCOMES ROWS`` (of a file with exactly, or with at
least so many rows) print JSON as the peer does.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.workers import AS_OF
from eligibility.assessment import Calculator
from eligibility.columnar import Layout, Plan, Wanted, run, write_parts
from eligibility.columnar.schema import facts_of
from eligibility.rulebook import Rulebook, load

WANTED = Wanted(deadlines=False)
"""Statuses and amounts: what the peer is asked for."""
WARM = 20
"""The loop assesses so many rows behind those that are timed before it begins."""


def columns(book: Rulebook, facts: Path, outcomes: Path, rows: int) -> dict[str, float]:
    """All rows of a file in columns, from a file to a folder of files."""
    began = time.perf_counter()
    plan = Plan(book, AS_OF, WANTED)
    started = time.perf_counter()
    write_parts(run(pl.scan_parquet(facts), plan, Layout.BITS), outcomes)
    return {"rows": rows, "ready": started - began, "seconds": time.perf_counter() - started}


def loop(book: Rulebook, facts: Path, outcomes: Path, rows: int) -> dict[str, float]:
    """The first rows of a file one by one, as the API assesses them; what is timed neither reads nor writes."""
    questions = book.questions.by_fact
    frame = pl.read_parquet(facts, n_rows=rows + WARM).with_columns(pl.selectors.date().cast(pl.Int32))
    workers = [facts_of(row, questions) for row in frame.iter_rows(named=True)]
    began = time.perf_counter()
    calculator = Calculator(book)
    for known in workers[rows:]:
        calculator.assess(known, AS_OF)
    started = time.perf_counter()
    said = [_said(calculator, known) for known in workers[:rows]]
    seconds = time.perf_counter() - started
    pl.DataFrame(said, infer_schema_length=None).write_parquet(outcomes)
    return {"rows": rows, "ready": started - began, "seconds": seconds}


def _said(calculator: Calculator, known: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for outcome in calculator.assess(known, AS_OF).outcomes:
        name = outcome.provision.id
        found[f"{name}__status"] = outcome.status.value
        for amount in outcome.reckoning.amounts:
            value = amount.value if isinstance(amount.value, int) else int(amount.value * 1_000_000)
            found.setdefault(f"{name}__{amount.kind.value}", value)
    return found


if __name__ == "__main__":
    measure = {"columns": columns, "loop": loop}[sys.argv[1]]
    print(json.dumps(measure(load(), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))))
