"""``python -m benchmarks.peers [--count N]``: gives the peer our provisions, and counts how often it says what we say."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from benchmarks.peers import environment
from benchmarks.peers.agreement import agree, guesses
from benchmarks.peers.description import write
from benchmarks.peers.population import fully_answered
from benchmarks.workers import AS_OF, typical
from eligibility.facts import FactReader
from eligibility.rulebook import load


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the agreement and every difference; the exit status is 1 where one is of eligible or not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="workers to ask both about (default 2000)")
    options = parser.parse_args(arguments)
    book = load()
    write(book, AS_OF, environment.DESCRIPTION)
    found = agree(book, AS_OF, fully_answered(book, AS_OF, options.count))
    print(f"openfisca-core and gigrights, {options.count} workers who have answered everything:\n  {found}")
    for what, count in found.different.most_common():
        print(f"  {count:>6}  {what}")
    reader = FactReader(book)
    partly = [(raw, reader.read(raw, AS_OF)) for raw in typical(book, options.count)]
    guessed = guesses(book, AS_OF, partly)
    print(
        f"{options.count} workers who have answered 7 questions of 10: where we say that an answer is missing, it says"
    )
    print(f"  {', '.join(f'{status} {count} times' for status, count in guessed.most_common())}")
    return int(any(what.startswith("eligible ") for what in found.different))


if __name__ == "__main__":
    sys.exit(main())
