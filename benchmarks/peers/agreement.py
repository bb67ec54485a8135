"""Whether the peer holds what we hold: on workers who have answered everything its statuses and amounts have to be ours."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from benchmarks.peers import environment
from benchmarks.peers.population import Situation, encoded
from eligibility.assessment import Assessment, Calculator, Engine
from eligibility.outcome_rules import Status
from eligibility.rulebook import Rulebook

_SAID = {Status.ELIGIBLE: "eligible", Status.NOT_VERIFIED: "not_verified", Status.NOT_ELIGIBLE: "not_eligible"}


@dataclass
class Agreement:
    """How often the two said the same: of eligible or not, of the status, of amounts; and where they did not."""

    eligible: int = 0
    statuses: int = 0
    yes: int = 0
    amounts: int = 0
    different: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        parts = (
            f"eligible yes/no {self._share(self.eligible, 'eligible')} ({self.yes} yes)",
            f"status {self._share(self.statuses, 'status')}",
            f"amounts {self._share(self.amounts, 'amount')}",
        )
        return ", ".join(parts)

    def _share(self, whole: int, what: str) -> str:
        differ = sum(count for name, count in self.different.items() if name.startswith(f"{what} "))
        return f"{whole - differ} of {whole}"


def agree(book: Rulebook, day: date, workers: list[Situation]) -> Agreement:
    """Ask both about workers who have answered everything. The description has to be written before."""
    found = Agreement()
    for ours, theirs in _both(book, day, workers):
        _compare(found, ours, theirs, book)
    return found


def guesses(book: Rulebook, day: date, workers: list[Situation]) -> Counter[str]:
    """What the peer says where we say that an answer is missing, by status: it takes a default for the answer."""
    found: Counter[str] = Counter()
    for ours, theirs in _both(book, day, workers):
        missing = [one.provision.id for one in ours.outcomes if one.status is Status.NEEDS_INFORMATION]
        found.update(theirs[f"status__{name}"] for name in missing)
    return found


def _both(book: Rulebook, day: date, workers: list[Situation]) -> Iterator[tuple[Assessment, dict[str, Any]]]:
    facts, outcomes = environment.CACHE / "facts.json", environment.CACHE / "outcomes.json"
    questions = book.questions.by_fact
    facts.write_text(json.dumps([encoded(found, questions) for _, found in workers]), "utf-8")
    environment.run("lines", facts, outcomes)
    theirs = json.loads(outcomes.read_text("utf-8"))
    calculator = Calculator(book, Engine.KLEENE)
    for number, (_, known) in enumerate(workers):
        yield calculator.assess(known, day), {name: column[number] for name, column in theirs.items()}


def _compare(found: Agreement, ours: Assessment, theirs: dict[str, Any], book: Rulebook) -> None:
    statuses = {one.provision.id: _SAID.get(one.status, "needs_information") for one in ours.outcomes}
    for name in book.provisions:
        said, told = statuses.get(name, "not_eligible"), theirs[f"status__{name}"]
        found.eligible += 1
        found.statuses += 1
        found.yes += said == "eligible"
        if (said == "eligible") != (told == "eligible"):
            found.different[f"eligible {name}: {said}, the peer {told}"] += 1
        if said != told:
            found.different[f"status {name}: {said}, the peer {told}"] += 1
    expected, given = _ours(ours), _theirs(theirs)
    for key in {*expected, *given}:
        found.amounts += 1
        if expected.get(key) != given.get(key):
            found.different[f"amount {' '.join(key)}"] += 1


def _ours(assessment: Assessment) -> dict[tuple[str, str], list[float]]:
    """By provision and kind the amounts that are not 0, in the order of the formulas; a share in per cent."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in assessment.outcomes:
        if one.status in (Status.ELIGIBLE, Status.NOT_VERIFIED):
            for amount in one.reckoning.amounts:
                value = amount.value if isinstance(amount.value, int) else float(100 * amount.value)
                if value:
                    found[one.provision.id, amount.kind.value].append(round(value, 3))
    return found


def _theirs(columns: dict[str, Any]) -> dict[tuple[str, str], list[float]]:
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for name, value in columns.items():
        if name.startswith("amount__") and value:
            _, provision, formula = name.split("__")
            found[provision, formula.split("_", 1)[1]].append(round(value, 3))
    return found
