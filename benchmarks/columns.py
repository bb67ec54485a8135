"""``python -m benchmarks.columns``: our columns against OpenFisca with the same provisions and against our own loop, on the same rows.

From Parquet to Parquet, each side in a process of its own; README.md says how. ``--rows`` are the sizes at which OpenFisca is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.columns_side import WANTED, WARM
from benchmarks.peers import environment
from benchmarks.peers.description import write
from benchmarks.peers.rows import workers, write_rows
from benchmarks.peers.sameness import Sameness, as_loop, as_openfisca, outputs_of
from benchmarks.peers.vectorised import Run, openfisca, ran
from benchmarks.processes import measured
from benchmarks.workers import AS_OF
from eligibility.columnar import Plan
from eligibility.rulebook import load

FASTER, SMALLER = 2, 4
"""The bars: so many times OpenFisca's rows a second, and at ten million rows this fraction of its memory."""
_SLICE = 100_000
_COMPARED = 20_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the exit status is 1 where a bar is not kept or answers differ."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.columns", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[250_000, 500_000, 1_000_000], help="OpenFisca's sizes")
    parser.add_argument("--ours", type=int, default=10_000_000, help="the largest size of ours (default 10000000)")
    parser.add_argument("--loop", type=int, default=1_000, help="rows one by one (default 1000)")
    options = parser.parse_args(arguments)
    sizes = sorted(set(options.rows))
    book = load()
    write(book, AS_OF, environment.DESCRIPTION)
    plan = Plan(book, AS_OF, WANTED)
    wanted = outputs_of(plan)
    amounts = sum(name.startswith("amount__") for name in wanted)
    print(f"{len(plan.provisions)} provisions with {amounts} amounts, {os.cpu_count()} cores; others will differ")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        asked = folder / "wanted.json"
        asked.write_text(json.dumps(wanted), "utf-8")
        most = max(options.ours, *sizes, options.loop + WARM)
        drawn = workers(book)
        write_rows(facts := folder / "facts.parquet", drawn, most)
        theirs: dict[int, Run] = {}
        for rows in sizes:
            write_rows(part := folder / f"facts-{rows}.parquet", drawn, rows)
            theirs[rows] = _told("openfisca-core, at once", openfisca(part, folder / "theirs.parquet", 0, asked))
        sliced = _told("openfisca-core, in slices", openfisca(part, folder / "sliced.parquet", _SLICE, asked))
        ours = {sizes[-1]: _ours(folder, part, sizes[-1])}
        if options.ours not in ours:
            ours[options.ours] = _ours(folder, facts, options.ours)
        side = [sys.executable, "-m", "benchmarks.columns_side", "loop", facts, folder / "loop.parquet", options.loop]
        loop = _told("our loop, one by one", ran(measured(side)))
        whole = as_openfisca(folder / "ours.parquet", folder / "theirs.parquet", plan, min(_COMPARED, sizes[-1]))
        single = as_loop(folder / "ours.parquet", folder / "loop.parquet", plan, options.loop)
    print(f"the same answers as openfisca-core: {whole}\nthe same answers as our loop: {single}")
    return _ratios(theirs, sliced, ours, loop, (whole, single))


def _ours(folder: Path, facts: Path, rows: int) -> Run:
    side = [sys.executable, "-m", "benchmarks.columns_side", "columns", facts, folder / "ours.parquet", rows]
    return _told("gigrights, columns", ran(measured(side)))


def _told(who: str, done: Run) -> Run:
    print(f"{who:<28}{done.rows:>11,} rows {done.seconds:7.1f} s {done.speed:>11,.0f} rows/s", end="  ")
    print(f"ready in {done.ready:4.1f} s; whole process {done.spent}", flush=True)
    return done


def _ratios(theirs: dict[int, Run], sliced: Run, ours: dict[int, Run], loop: Run, same: Sequence[Sameness]) -> int:
    shared, largest = ours[max(theirs)], ours[max(ours)]
    peer = theirs[max(theirs)]
    faster = shared.speed / peer.speed
    _line(f"rows a second, ours / openfisca-core's, {peer.rows:,} rows", faster, f">= {FASTER}", faster >= FASTER)
    _line("  the same, openfisca-core in slices", shared.speed / sliced.speed)
    _line("  the same, whole processes", peer.spent.seconds / shared.spent.seconds)
    _line("  the same, for each second of processor time", peer.spent.processor / shared.spent.processor)
    _line("rows a second, columns / our loop", largest.speed / loop.speed)
    memory, how = _memory(theirs, largest.rows)
    smaller = largest.spent.peak_mib / memory
    print(f"openfisca-core's memory for {largest.rows:,} rows: {memory:,.0f} MiB, {how}; ours, measured: ", end="")
    print(f"{largest.spent.peak_mib:,.0f} MiB; openfisca-core's in slices, measured: {sliced.spent.peak_mib:,.0f} MiB")
    _line(f"memory, ours / openfisca-core's, {largest.rows:,} rows", smaller, f"<= 1/{SMALLER}", smaller <= 1 / SMALLER)
    kept = faster >= FASTER and smaller <= 1 / SMALLER and not any(found.different for found in same)
    return 0 if kept else 1


def _memory(theirs: dict[int, Run], rows: int) -> tuple[float, str]:
    """OpenFisca's memory for so many rows, and how that is known."""
    if rows in theirs:
        return theirs[rows].spent.peak_mib, "measured"
    least, most = theirs[min(theirs)], theirs[max(theirs)]
    if least.rows == most.rows:
        return most.spent.peak_mib * rows / most.rows, "extrapolated from a single size"
    each = (most.spent.peak_mib - least.spent.peak_mib) / (most.rows - least.rows)
    return most.spent.peak_mib + each * (rows - most.rows), f"extrapolated by {each * 1024 * 1024:,.0f} bytes a row"


def _line(what: str, ratio: float, bar: str = "", kept: bool = True) -> None:
    judged = f"   bar {bar}: {'kept' if kept else 'NOT KEPT'}" if bar else ""
    print(f"{what:<64}{ratio:10.2f}{judged}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
