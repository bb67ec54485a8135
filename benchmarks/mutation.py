"""``python -m benchmarks.mutation [--sample N] [--seed S]``: how many small mistakes in the rules the worked cases notice.

Prints the score, and by file the mistakes that nobody notices: each wants a scenario, unless it changes nothing.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Sequence
from time import perf_counter

from eligibility.proof.mutants import mutants
from eligibility.proof.mutation import Cases
from eligibility.rulebook import load
from eligibility.rulebook.scenarios import read_scenarios


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the score and the survivors."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    parser.add_argument("--sample", type=int, help="try only so many mutants, chosen at random")
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    options = parser.parse_args(arguments)
    started = perf_counter()
    book = load()
    scenarios = read_scenarios(book.root)
    cases = Cases(book, scenarios)
    tried = list(mutants(book))
    if options.sample:
        tried = random.Random(options.seed).sample(tried, min(options.sample, len(tried)))
    survivors: dict[str, list[str]] = defaultdict(list)
    for mutant in tried:
        if cases.notice(mutant) is None:
            survivors[mutant.file].append(mutant.what)
    alive = sum(len(found) for found in survivors.values())
    print(
        f"{len(tried) - alive} of {len(tried)} mutants noticed by {len(scenarios)} scenarios: "
        f"{100 * (1 - alive / len(tried)):.1f} % ({perf_counter() - started:.0f} s)"
    )
    for file, found in sorted(survivors.items()):
        print(f"\n{file}")
        for what in found:
            print(f"    {what}")


if __name__ == "__main__":
    main()
