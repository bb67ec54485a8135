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

from benchmarks.columns_side import WANTED
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
LARGEST = 10_000_000
_SLICE = 100_000
_COMPARED = 20_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the exit status is 1 where a bar is not kept or answers differ."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.columns", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, LARGEST], help="OpenFisca's sizes")
    parser.add_argument("--ours", type=int, default=LARGEST, help="the largest size of ours (default 10000000)")
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
        drawn = workers(book)
        facts = {rows: folder / f"facts-{rows}.parquet" for rows in {*sizes, options.ours}}
        for rows, path in facts.items():
            write_rows(path, drawn, rows)
        theirs = {
            rows: _told("openfisca-core, at once", openfisca(facts[rows], folder / "theirs.parquet", 0, asked))
            for rows in sizes
        }
        least, most = sizes[0], max(facts)
        sliced = _told("openfisca-core, in slices", openfisca(facts[least], folder / "sliced.parquet", _SLICE, asked))
        ours = {rows: _ours(folder, facts[rows], rows) for rows in sorted(facts)}
        side = [sys.executable, "-m", "benchmarks.columns_side", "loop", facts[most], folder / "loop.parquet"]
        loop = _told("our loop, one by one", ran(measured([*side, options.loop])))
        whole = as_openfisca(_answers(folder, max(ours)), folder / "theirs.parquet", plan, min(_COMPARED, sizes[-1]))
        single = as_loop(_answers(folder, max(ours)), folder / "loop.parquet", plan, options.loop)
    print(f"the same answers as openfisca-core: {whole}\nthe same answers as our loop: {single}")
    return _ratios(theirs, sliced, ours, loop, (whole, single))


def _ours(folder: Path, facts: Path, rows: int) -> Run:
    side = [sys.executable, "-m", "benchmarks.columns_side", "columns", facts, _answers(folder, rows), rows]
    return _told("gigrights, columns", ran(measured(side)))


def _answers(folder: Path, rows: int) -> Path:
    return folder / f"ours-{rows}"


def _told(who: str, done: Run) -> Run:
    print(f"{who:<28}{done.rows:>11,} rows {done.seconds:7.1f} s {done.speed:>11,.0f} rows/s", end="  ")
    print(f"ready in {done.ready:4.1f} s; whole process {done.spent}", flush=True)
    return done


def _ratios(theirs: dict[int, Run], sliced: Run, ours: dict[int, Run], loop: Run, same: Sequence[Sameness]) -> int:
    kept = not any(found.different for found in same)
    for rows, peer in theirs.items():
        faster = ours[rows].speed / peer.speed
        kept &= faster >= FASTER
        _line(f"rows a second, ours / openfisca-core's, {rows:,} rows", faster, f">= {FASTER}", faster >= FASTER)
        _line("  the same, whole processes", peer.spent.seconds / ours[rows].spent.seconds)
        _line("  the same, for each second of processor time", peer.spent.processor / ours[rows].spent.processor)
    _line(
        f"rows a second, ours / openfisca-core's in slices, {sliced.rows:,} rows",
        ours[sliced.rows].speed / sliced.speed,
    )
    largest = ours[max(ours)]
    _line(f"rows a second, our columns / our loop, {largest.rows:,} and {loop.rows:,} rows", largest.speed / loop.speed)
    _line("memory, ours / openfisca-core's in slices", largest.spent.peak_mib / sliced.spent.peak_mib)
    if largest.rows in theirs:
        smaller = largest.spent.peak_mib / theirs[largest.rows].spent.peak_mib
        kept &= smaller <= 1 / SMALLER
        what = f"memory, ours / openfisca-core's, {largest.rows:,} rows, both measured"
        _line(what, smaller, f"<= 1/{SMALLER}", smaller <= 1 / SMALLER)
    else:
        what = f"memory, ours measured / openfisca-core's EXTRAPOLATED to {largest.rows:,} rows"
        _line(what, largest.spent.peak_mib / _extrapolated(theirs, largest.rows))
    return 0 if kept else 1


def _extrapolated(theirs: dict[int, Run], rows: int) -> float:
    """OpenFisca's memory for more rows, along its two largest sizes: too much, for it grows less than rows; no bar is held so."""
    *_, less, most = [0, *sorted(theirs)]
    below = theirs[less].spent.peak_mib if less else 0
    each = (theirs[most].spent.peak_mib - below) / (most - less)
    return theirs[most].spent.peak_mib + each * (rows - most)


def _line(what: str, ratio: float, bar: str = "", kept: bool = True) -> None:
    judged = f"   bar {bar}: {'kept' if kept else 'NOT KEPT'}" if bar else ""
    print(f"{what:<76}{ratio:10.2f}{judged}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
