"""``python -m benchmarks.soak``: durable-rules over a long time and under many threads.

It keeps the state of a session until it is told to forget it, and its C engine knows nothing of threads. This shows that
neither reaches us: memory stays where it is, and threads get what the reference evaluator says. Both are tried as we serve, and
once more without our memory of what it has drawn, so that every assessment goes all the way through it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from benchmarks.measures import remembering
from benchmarks.memory import resident_mib
from benchmarks.workers import AS_OF, typical
from eligibility.assessment import Assessment, Calculator, Engine
from eligibility.criteria import Facts
from eligibility.engine import REMEMBERED, available
from eligibility.rulebook import load

WORKERS = 200
WARM_UP = 500
GROWTH_MIB = 10.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run both; the exit status is 1 where either fails."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description="Run durable-rules for a long time.")
    parser.add_argument("--assessments", type=int, default=20_000, help="one after the other (default 20000)")
    parser.add_argument("--threads", type=int, default=16)
    parser.add_argument("--each", type=int, default=1_000, help="assessments of each thread (default 1000)")
    options = parser.parse_args(arguments)
    if not available():
        print("durable-rules cannot be imported on this Python: nothing to soak")
        return 0
    book = load()
    cases = list(_cases(Calculator(book, Engine.KLEENE)))
    failed = False
    for name, remembered in (("nothing remembered", 0), ("as served", REMEMBERED)):
        calculator = remembering(book, remembered)
        grown = growth(calculator, cases, options.assessments)
        print(f"{name}, {options.assessments} assessments: {grown:+.1f} MiB (at most {GROWTH_MIB:+.0f})", flush=True)
        wrong = disagreements(calculator, cases, options.threads, options.each)
        threads = f"{options.threads} threads x {options.each} assessments"
        print(f"{name}, {threads}: {wrong} differ from the reference (at most 0)", flush=True)
        failed |= grown > GROWTH_MIB or wrong > 0
    return int(failed)


def _cases(reference: Calculator) -> Iterator[tuple[Facts, Assessment]]:
    for raw in typical(reference.book, WORKERS):
        facts = reference.reader.read(raw, AS_OF)
        yield facts, reference.assess(facts, AS_OF)


def growth(calculator: Calculator, cases: Sequence[tuple[Facts, Assessment]], count: int) -> float:
    """MiB by which the process grows over many assessments, after as many as it takes to settle."""
    for index in range(min(WARM_UP, count)):
        calculator.assess(cases[index % len(cases)][0], AS_OF)
    before = resident_mib()
    for index in range(count):
        calculator.assess(cases[index % len(cases)][0], AS_OF)
    return resident_mib() - before


def disagreements(calculator: Calculator, cases: Sequence[tuple[Facts, Assessment]], threads: int, each: int) -> int:
    """How many assessments of threads that share one calculator differ from the reference."""

    def run(first: int) -> int:
        turns = (cases[(first + turn) % len(cases)] for turn in range(each))
        return sum(calculator.assess(facts, AS_OF) != expected for facts, expected in turns)

    with ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(run, range(0, threads * 7, 7)))


if __name__ == "__main__":
    sys.exit(main())
