"""``python -m benchmarks``: prints the machine and every measure. ``--count`` says on how many workers, ``--mutants`` how many."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
from collections.abc import Sequence
from typing import Any

from benchmarks import measures, mutation
from benchmarks.memory import resident_mib
from benchmarks.workers import SEED, typical
from eligibility import __version__
from eligibility.assessment import Calculator, Engine
from eligibility.engine import available
from eligibility.rulebook import load


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure gigrights on this machine.")
    parser.add_argument("--count", type=int, default=500, help="workers to assess with each engine (default 500)")
    parser.add_argument("--starts", type=int, default=5, help="servers to start (default 5)")
    parser.add_argument(
        "--mutants", type=int, help="try only so many mutants; 0 tries none (default: all of them, in minutes)"
    )
    parser.add_argument("--file", default="", help="only mutants of files with this in their name")
    options = parser.parse_args(arguments)
    book = load()
    print(f"gigrights {__version__}, rule base {book.version}: {len(book.provisions)} provisions")
    print(f"{platform.python_implementation()} {platform.python_version()}, {_cores()} cores, {platform.system()}")
    print(f"{options.count} generated workers, seed {SEED}\n")
    if starts := [measures.start_to_serving() for _ in range(options.starts)]:
        _line(
            "start to serving", f"{statistics.median(starts):.2f} s", f"slowest of {len(starts)}: {max(starts):.2f} s"
        )
    situations = typical(book, options.count)
    for engine in Engine if available() else (Engine.KLEENE,):
        calculator = Calculator(book, engine)
        _times(f"one assessment, {engine.value}", measures.assessment(calculator, situations))
    if available():
        _times("  of a place not yet known", measures.assessment(Calculator(book), _without_place(situations)))
        _times("  with nothing remembered", measures.assessment(measures.remembering(book, 0), situations))
    calculator = Calculator(book)
    times = measures.request(calculator, situations)
    _times(f"one request, {calculator.evaluator.name}", times)
    _line("requests a second, in one process", f"{times.per_second:.0f}")
    _line("memory of this process", f"{resident_mib():.0f} MiB")
    if options.mutants != 0:
        _line("mutation score", str(mutation.score(options.mutants, file=options.file)))
    return 0


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _without_place(situations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{fact: answer for fact, answer in raw.items() if fact != "work_region"} for raw in situations]


def _times(name: str, times: measures.Times) -> None:
    _line(name, f"median {times.median * 1000:.1f} ms", f"p95 {times.p95 * 1000:.1f} ms")


def _line(name: str, *values: str) -> None:
    print(f"{name:<36}{'   '.join(f'{value:<18}' for value in values)}".rstrip(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
