"""``python -m benchmarks.throughput``: requests a second of ours and of OpenFisca's server, which answers the same provisions.

Both run as they are meant to, with the same number of worker processes, on the same cores as wrk, which asks for a different
generated worker each time. README.md says how to read the numbers.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.dripping import CLIENTS, dripping
from benchmarks.peers import environment
from benchmarks.peers.description import describe
from benchmarks.peers.population import encoded
from benchmarks.processor import processor_seconds
from benchmarks.serving import Server, fetch, free_port, ours, started
from benchmarks.workers import AS_OF, SEED, typical
from benchmarks.wrk import CONNECTIONS, Load, NoWrk, load
from eligibility.facts import FactReader
from eligibility.rulebook import Rulebook
from eligibility.rulebook import load as load_rules

BAR = 3.0
ROUNDS = 3
"""Warm runs of each, turn by turn, so that what else the machine does for a while befalls both."""

_CONCLUSIONS = re.compile(r'^gigrights_conclusions_total\{remembered="(yes|no)"\} ([0-9.e+]+)$', re.MULTILINE)


@dataclass(frozen=True)
class Contestant:
    """One of the two: how to start it, where to post to, and the prepared contents, a line each."""

    name: str
    start: Callable[[], AbstractContextManager[Server]]
    path: str
    contents: Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; the exit status is 1 where ours are not three times theirs, warm."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.throughput", description=__doc__)
    parser.add_argument("--distinct", type=int, default=20_000, help="different workers to ask for (default 20000)")
    parser.add_argument("--seconds", type=int, default=15, help="how long each run takes (default 15)")
    parser.add_argument("--workers", type=int, default=2, help="worker processes of each server (default 2)")
    options = parser.parse_args(arguments)
    book = load_rules()
    ourselves, peer = _contestants(book, options.distinct, options.workers)
    print(
        f"{os.cpu_count()} cores, {options.workers} processes each, {options.distinct} different workers, seed {SEED}"
    )
    try:
        with ourselves.start() as mine, peer.start() as theirs:
            running = [Running(ourselves, mine, options.seconds), Running(peer, theirs, options.seconds)]
            for one in running:
                one.run("cold")
                one.run("warming up")
            rounds = [[one.run(f"warm, {number}") for one in running] for number in range(1, ROUNDS + 1)]
            for one in running:
                one.run(f"{CLIENTS} clients drip", dripping(one.server.address, one.contestant.path))
    except NoWrk as error:
        print(error)
        return 2
    ratio = median(mine.per_second / theirs.per_second for (mine, _), (theirs, _) in rounds)
    cheaper = median(their_cost / my_cost for (_, my_cost), (_, their_cost) in rounds)
    verdict = "kept" if ratio >= BAR else "NOT KEPT"
    print(
        f"ratio, warm, the middle one of {ROUNDS} rounds: {ratio:.2f} (bar {BAR:.0f}: {verdict}); "
        f"of processor time a request: {cheaper:.2f}"
    )
    return int(ratio < BAR)


class Running:
    """A contestant that is being asked. Each run begins with workers that none before it has sent."""

    def __init__(self, contestant: Contestant, server: Server, seconds: int) -> None:
        self.contestant, self.server = contestant, server
        self._seconds, self._first = seconds, 0

    def run(self, what: str, beside: AbstractContextManager[None] | None = None) -> tuple[Load, float]:
        """Ask for some seconds; how it went, and its processor time a request."""
        found, cost = _run(self.contestant, self.server, what, self._first, self._seconds, beside)
        self._first += found.requests + CONNECTIONS
        return found, cost


def _run(
    one: Contestant,
    server: Server,
    what: str,
    first: int,
    seconds: int,
    beside: AbstractContextManager[None] | None = None,
) -> tuple[Load, float]:
    wanted, remembered = _conclusions(server)
    used = processor_seconds(server.process)
    with beside or nullcontext():
        if beside is not None:
            time.sleep(1)
        found = load(server.address, one.path, one.contents, first, seconds)
    cost = (processor_seconds(server.process) - used) / max(found.requests, 1)
    times = f"p50 {found.p50 * 1000:.0f} ms   p99 {found.p99 * 1000:.0f} ms" if found.requests else "nothing answered"
    parts = [f"{found.per_second:.0f} requests/s", times, f"{cost * 1000:.1f} ms of processor a request"]
    parts.append(f"{found.size / 1024:.0f} KiB")
    wanted_after, remembered_after = _conclusions(server)
    if wanted_after > wanted:
        parts.append(f"{100 * (remembered_after - remembered) / (wanted_after - wanted):.1f} % remembered")
    if found.refused or found.lost:
        parts.append(f"{found.refused} refused, {found.lost} lost")
    parts.append(f"load {os.getloadavg()[0]:.1f}")
    print(f"{one.name + ', ' + what:<32}{'   '.join(parts)}", flush=True)
    return found, cost


def _conclusions(server: Server) -> tuple[float, float]:
    """Conclusions that were wanted so far, and those of them that were remembered; none where the server does not tell."""
    try:
        told = dict(_CONCLUSIONS.findall(fetch(f"{server.address}/metrics")))
    except OSError:
        return 0, 0
    remembered = float(told.get("yes", 0))
    return remembered + float(told.get("no", 0)), remembered


def _contestants(book: Rulebook, distinct: int, workers: int) -> tuple[Contestant, Contestant]:
    description = describe(book, AS_OF)
    environment.CACHE.mkdir(parents=True, exist_ok=True)
    environment.DESCRIPTION.write_text(json.dumps(description), "utf-8")
    theirs, mine = environment.CACHE / "calculate.jsonl", environment.CACHE / "assessments.jsonl"
    reader, period = FactReader(book), description["period"]
    asked = {name: {period: None} for name in _outputs(description)}
    situations = typical(book, distinct)
    with mine.open("w", encoding="utf-8") as file:
        for raw in situations:
            file.write(json.dumps({"situation": raw, "as_of": AS_OF.isoformat()}) + "\n")
    with theirs.open("w", encoding="utf-8") as file:
        for raw in situations:
            facts = encoded(reader.read(raw, AS_OF), book.questions.by_fact)
            given = {name: {period: value} for name, value in facts.items()}
            file.write(json.dumps({"persons": {"worker": {**given, **asked}}}) + "\n")
    return (
        Contestant("gigrights", lambda: ours("--workers", str(workers)), "/api/v1/assessments", mine),
        Contestant("openfisca-core", lambda: _openfisca(workers), "/calculate", theirs),
    )


def _outputs(description: dict[str, Any]) -> Iterator[str]:
    """Every status and every amount of the provisions that are in force."""
    for name, provision in description["provisions"].items():
        yield f"status__{name}"
        for number, formula in enumerate(provision["amounts"], 1):
            yield from (f"amount__{name}__{number}_{kind}" for kind in formula["kinds"])


@contextmanager
def _openfisca(workers: int) -> Iterator[Server]:
    """``openfisca serve``: gunicorn with as many workers, and everything else as it comes."""
    port = free_port()
    program = environment.python().with_name("openfisca")
    settings = ["--country-package", "gigrights_openfisca", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
    command = [str(program), "serve", *settings]
    with (
        (environment.CACHE / "server.log").open("wb") as log,
        started(command, environment.variables(), port, "/entities", log) as server,
    ):
        yield server


if __name__ == "__main__":
    sys.exit(main())
