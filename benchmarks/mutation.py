"""``python -m benchmarks.mutation [--sample N] [--seed S] [--file NAME]``: how many small mistakes in the rules are noticed.

Prints the score, and by file the mistakes that nobody notices: each wants a scenario, unless it changes nothing.
"""

from __future__ import annotations

import argparse
import os
import random
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from time import perf_counter

from eligibility.proof.mutant import Mutant
from eligibility.proof.mutants import mutants
from eligibility.proof.mutation import Cases
from eligibility.rulebook import load
from eligibility.rulebook.scenarios import read_scenarios


@dataclass
class Score:
    """How many mutants of each file were tried, and which survived; how long it took in seconds."""

    cases: int
    seconds: float = 0
    tried: Counter[str] = field(default_factory=Counter)
    survivors: list[tuple[str, str]] = field(default_factory=list)

    def __str__(self) -> str:
        whole = self.tried.total()
        noticed = whole - len(self.survivors)
        return (
            f"{noticed} of {whole} mutants noticed by {self.cases} scenarios: {100 * noticed / whole:.1f} % "
            f"({self.seconds:.0f} s)"
        )


@cache
def _prepared(file: str) -> tuple[Cases, list[Mutant], int]:
    """The cases and the mutants, made once in each process: they are too large to be sent."""
    book = load()
    scenarios = read_scenarios(book.root)
    return Cases(book, scenarios), list(mutants(book, file)), len(scenarios)


def _try(number: int, file: str) -> tuple[str, str, bool]:
    cases, every, _ = _prepared(file)
    return every[number].file, every[number].what, cases.notice(every[number]) is not None


def score(sample: int | None = None, seed: int = 0, file: str = "") -> Score:
    """Try all mutants, or so many at random, of the files with such a name, in as many processes as there are cores."""
    started = perf_counter()
    _, every, scenarios = _prepared(file)
    chosen = random.Random(seed).sample(range(len(every)), min(sample or len(every), len(every)))
    found = Score(scenarios)
    with ProcessPoolExecutor(os.cpu_count() or 1) as pool:
        for where, what, noticed in pool.map(partial(_try, file=file), chosen, chunksize=20):
            found.tried[where] += 1
            if not noticed:
                found.survivors.append((where, what))
    found.seconds = perf_counter() - started
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the score and the survivors."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    parser.add_argument("--sample", type=int, help="try only so many mutants, chosen at random")
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    parser.add_argument("--file", default="", help="only mistakes in files with this in their name")
    options = parser.parse_args(arguments)
    found = score(options.sample, options.seed, options.file)
    print(found)
    alive = Counter(file for file, _ in found.survivors)
    for file in sorted(alive):
        print(f"\n{file}: {found.tried[file] - alive[file]} of {found.tried[file]}")
        for what in sorted(what for where, what in found.survivors if where == file):
            print(f"    {what}")


if __name__ == "__main__":
    main()
