"""``python -m benchmarks.peers.vectorised FACTS OUTCOMES``: OpenFisca over a Parquet file of facts, in chunks.

Prints rows a second and the most memory, reading and writing included. README.md describes the columns. ``--draw N`` first
writes N rows of generated workers to FACTS.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers import environment
from benchmarks.peers.description import write
from benchmarks.peers.population import encoded, fully_answered
from benchmarks.workers import AS_OF
from eligibility.rulebook import load

_WORKERS = 2_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it in the peer's environment."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers.vectorised", description=__doc__)
    parser.add_argument("facts", type=Path, help="the Parquet file of facts")
    parser.add_argument("outcomes", type=Path, help="the Parquet file to write")
    parser.add_argument("--chunk", type=int, default=100_000, help="rows at a time (default 100000)")
    parser.add_argument("--draw", type=int, metavar="N", help="write so many rows of generated workers to FACTS first")
    options = parser.parse_args(arguments)
    if options.draw is None and not options.facts.exists():
        parser.error(f"{options.facts}: there is no such file")
    book = load()
    write(book, AS_OF, environment.DESCRIPTION)
    if options.draw is not None:
        situations = environment.CACHE / "situations.json"
        workers = fully_answered(book, AS_OF, min(_WORKERS, options.draw))
        situations.write_text(json.dumps([encoded(facts, book.questions.by_fact) for _, facts in workers]), "utf-8")
        environment.run("drawn", situations, options.facts, options.draw)
    environment.run("parquet", options.facts, options.outcomes, options.chunk)
    return 0


if __name__ == "__main__":
    sys.exit(main())
