"""``python -m benchmarks.peers.vectorised FACTS OUTCOMES``: OpenFisca over a Parquet file of facts, in chunks or at once.

Prints rows a second and the most memory, reading and writing included. README.md describes the columns. ``--draw N`` first
writes N rows of generated workers to FACTS.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers import environment
from benchmarks.peers.description import write
from benchmarks.peers.rows import workers, write_rows
from benchmarks.processes import Spent, measured
from benchmarks.workers import AS_OF
from eligibility.rulebook import load


@dataclass(frozen=True, slots=True)
class Run:
    """One side over a file: ``seconds`` from when it was ready, ``ready`` the seconds until then; ``spent`` is the whole process."""

    rows: int
    ready: float
    seconds: float
    spent: Spent

    @property
    def speed(self) -> float:
        """Rows a second, reading and writing included, making ready not."""
        return self.rows / self.seconds


def ran(spent: Spent) -> Run:
    """What a side said of itself, beside what it cost."""
    return Run(**json.loads(spent.said), spent=spent)


def openfisca(facts: Path, outcomes: Path, chunk: int, wanted: Path | None = None) -> Run:
    """OpenFisca over a file, ``chunk`` rows at a time or, with 0, all at once. The description has to be written before."""
    command = environment.command("parquet", facts, outcomes, chunk, *([wanted] if wanted else []))
    return ran(measured(command, environment.variables()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it in the peer's environment."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers.vectorised", description=__doc__)
    parser.add_argument("facts", type=Path, help="the Parquet file of facts")
    parser.add_argument("outcomes", type=Path, help="the Parquet file to write")
    parser.add_argument("--chunk", type=int, default=100_000, help="rows at a time, 0 for all at once (default 100000)")
    parser.add_argument("--draw", type=int, metavar="N", help="write so many rows of generated workers to FACTS first")
    options = parser.parse_args(arguments)
    if options.draw is None and not options.facts.exists():
        parser.error(f"{options.facts}: there is no such file")
    book = load()
    write(book, AS_OF, environment.DESCRIPTION)
    if options.draw is not None:
        write_rows(options.facts, workers(book), options.draw)
    done = openfisca(options.facts, options.outcomes, options.chunk)
    print(f"{done.rows:,} rows in {done.seconds:.1f} s, {done.speed:,.0f} rows/s, peak {done.spent.peak_mib:,.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
