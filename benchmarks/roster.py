"""``python -m benchmarks.roster``: how long ``gigrights roster`` takes, from a filled-in file to the result, as a user runs it."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.processes import gigrights, measured
from benchmarks.roster_files import fill_in, write_csv
from benchmarks.workers import AS_OF
from eligibility.rulebook import Rulebook, load

_SHEET_ROWS, _SHEET_SECONDS = 10_000, 10
_CSV_ROWS, _CSV_SECONDS = 1_000_000, 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. A bar that is not kept at the size that it was set for makes the exit status 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.roster", description=__doc__)
    parser.add_argument(
        "--sheet", type=int, default=_SHEET_ROWS, help="members of the workbook (default 10000; 0: none)"
    )
    parser.add_argument("--rows", type=int, default=_CSV_ROWS, help="members of the CSV (default 1000000; 0: none)")
    options = parser.parse_args(arguments)
    book, kept = load(), True
    print(f"gigrights roster, from file to file; {os.cpu_count()} cores, others will differ", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        if options.sheet:
            kept &= _sheet(Path(folder), book, options.sheet)
        if options.rows:
            kept &= _text(Path(folder), book, options.rows)
    return 0 if kept else 1


def _sheet(folder: Path, book: Rulebook, rows: int) -> bool:
    template, roster = folder / "template.xlsx", folder / "roster.xlsx"
    measured([gigrights(), "roster", "template", "-o", template])
    columns = fill_in(template, roster, book, rows)
    return _answered(roster, folder / "result.xlsx", rows, columns, _SHEET_SECONDS if rows == _SHEET_ROWS else None)


def _text(folder: Path, book: Rulebook, rows: int) -> bool:
    roster = folder / "roster.csv"
    columns = write_csv(roster, book, rows)
    return _answered(roster, folder / "result.csv", rows, columns, _CSV_SECONDS if rows == _CSV_ROWS else None)


def _answered(roster: Path, result: Path, rows: int, columns: int, bar: int | None) -> bool:
    spent = measured([gigrights(), "roster", roster, "-o", result, "--as-of", AS_OF.isoformat()])
    sizes = f"{roster.stat().st_size / 1e6:,.1f} MB in, {result.stat().st_size / 1e6:,.1f} MB out"
    print(f"{roster.suffix} to {result.suffix}: {rows:,} rows, {columns} columns, {sizes}: {spent}", end="")
    if bar is None:
        print(flush=True)
        return True
    kept = spent.seconds <= bar
    print(f"; bar {bar} s: {'kept' if kept else 'NOT KEPT'}, ratio {spent.seconds / bar:.2f}", flush=True)
    return kept


if __name__ == "__main__":
    sys.exit(main())
