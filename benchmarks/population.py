"""A whole population, Parquet to Parquet: seconds, memory and shares of the work. ``python -m benchmarks.population [--rows N]``.

Every measure runs in a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.processes import gigrights, measured

AS_OF = "2026-11-23"
SIZES = (1_000_000, 10_000_000)
COMMONEST = 40
MEASURES = ("read", "decide", "all", "commonest", "statuses", "deadlines")


def measure(facts: Path, outcomes: Path, what: str) -> dict[str, float]:
    """Run one measure in a new process."""
    spent = measured([sys.executable, "-m", "benchmarks.population", "--run", what, facts, outcomes])
    return {**json.loads(spent.said), "processor": spent.processor, "peak MiB": spent.peak_mib}


def run(what: str, facts: Path, outcomes: Path) -> None:
    """One measure: ``read`` decodes every column, ``decide`` works everything out and writes nothing, the rest write."""
    from datetime import date

    import polars as pl

    from eligibility.columnar import Layout, Plan, Wanted, write_parts
    from eligibility.columnar import run as answer
    from eligibility.columnar.parts import AT_ONCE
    from eligibility.rulebook import load

    day = date.fromisoformat(AS_OF)
    pl.Config.set_streaming_chunk_size(AT_ONCE)
    frame = pl.scan_parquet(facts)
    began = time.perf_counter()
    book = load()
    among = None
    if what in ("commonest", "statuses"):
        sample = answer(frame.head(20_000).collect(), Plan(book, day, Wanted(amounts=False, deadlines=False)))
        concerned = {name: (sample[name] != "not_eligible").sum() for name in sample.columns}
        among = frozenset(
            name.removesuffix("__status") for name in sorted(concerned, key=lambda it: -concerned[it])[:COMMONEST]
        )
    plan = Plan(book, day, Wanted(amounts=what != "statuses", deadlines=what == "deadlines", among=among))
    planned = time.perf_counter()
    if what == "read":
        frame.select(pl.all().null_count()).collect(engine="streaming")
    elif what == "decide":
        answer(frame, plan, Layout.BITS).select(pl.all().null_count()).collect(engine="streaming")
    else:
        write_parts(answer(frame, plan, Layout.BITS), outcomes)
    print(
        json.dumps(
            {
                "plan": planned - began,
                "seconds": time.perf_counter() - planned,
                "provisions": len(plan.provisions),
            }
        )
    )


def main() -> None:
    """Print every measure for every size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.population", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=SIZES, help="sizes of the population")
    parser.add_argument("--measures", nargs="*", default=MEASURES, help="which of " + ", ".join(MEASURES))
    parser.add_argument("--run", nargs=3, metavar=("WHAT", "FACTS", "OUTCOMES"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        run(given.run[0], Path(given.run[1]), Path(given.run[2]))
        return
    print(f"{os.cpu_count()} cores; the figures of another machine will differ")
    with tempfile.TemporaryDirectory() as folder:
        for rows in given.rows:
            facts, outcomes = Path(folder, "facts.parquet"), Path(folder, "outcomes")
            drawing = [gigrights(), "population", "-n", rows, "-o", facts, "--seed", "1", "--as-of", AS_OF, "--force"]
            measured(drawing)
            for what in given.measures:
                shutil.rmtree(outcomes, ignore_errors=True)
                found = measure(facts, outcomes, what)
                each = found["seconds"] / found["provisions"] / rows * 1e7
                print(
                    f"{rows:>11,} {what:<10} {found['seconds']:7.1f} s, {found['processor']:7.1f} s of processor,",
                    end=" ",
                )
                print(
                    f"plan {found['plan']:.1f} s, peak {found['peak MiB']:.0f} MiB, {found['provisions']} provisions,",
                    end=" ",
                )
                print(f"{each:.3f} s for each and ten million rows", flush=True)
            written = sum(part.stat().st_size for part in outcomes.glob("*.parquet")) / 1e6
            print(f"{rows:>11,} facts {facts.stat().st_size / 1e6:,.0f} MB, outcomes {written:,.0f} MB")


if __name__ == "__main__":
    main()
