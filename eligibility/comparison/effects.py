"""For whom two rule bases differ: the same workers judged by both, and counted by what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any

from eligibility.assessment import Calculator, Engine, Outcome
from eligibility.comparison.population import accepted, drawn, places_of, questions_of
from eligibility.criteria import Facts
from eligibility.rulebook.scenarios import Scenario

ABSENT = "absent"
"""In place of a status, where a rule base does not have the provision for that worker's place and day."""
_AT_HOME = 0.5

# What else of an outcome can change while its status stays.
_ASPECTS: dict[str, Callable[[Outcome], object]] = {
    "force": lambda outcome: outcome.force,
    "clauses": lambda outcome: {clause.id for clause in outcome.clauses},
    "amounts": lambda outcome: [(one.kind, one.written, one.unit_code) for one in outcome.reckoning.amounts],
    "pays_until": lambda outcome: outcome.reckoning.pays_until,
    "opens_on": lambda outcome: outcome.deadline.opens_on,
    "closes_on": lambda outcome: outcome.deadline.closes_on,
}


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody to be judged by both rule bases; ``scenario`` and ``title`` name the worked case that it is, if it is one."""

    situation: Mapping[str, Any]
    as_of: date
    scenario: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """What happened to how many workers: from one status to another, or with the same status in some other aspects."""

    provision: str
    before: str
    after: str
    aspects: tuple[str, ...]
    workers: int
    example: Worker


@dataclass
class Effects:
    """All shifts, those of most workers first within each provision.

    ``half_read`` counts the workers of whose answers one rule base takes some that the other does not.
    """

    scenarios: int = 0
    generated: int = 0
    half_read: int = 0
    shifts: list[Shift] = field(default_factory=list)


def case_workers(*groups: Iterable[Scenario]) -> list[Worker]:
    """The workers of worked cases; a case that several rule bases hold counts once."""
    found: dict[str, Worker] = {}
    for scenario in (scenario for group in groups for scenario in group):
        worker = Worker(scenario.situation, scenario.as_of, scenario.id, scenario.title)
        found[repr((sorted(map(str, scenario.situation.items())), scenario.as_of))] = worker
    return list(found.values())


def generated_workers(old: Calculator, new: Calculator, count: int, seed: int, as_of: date) -> list[Worker]:
    """Workers with answers to the questions of both, at places for which either has rules."""
    books = (old.book, new.book)
    raw = drawn(questions_of(books), as_of, seed, places_of(books), _AT_HOME)
    return [Worker(situation, as_of) for situation in islice(raw, count)]


def effects(old: Calculator, new: Calculator, workers: Iterable[Worker]) -> Effects:
    """Judge every worker by both rule bases."""
    found = Effects()
    pair = _Pair(old, new)
    shifted: dict[tuple[str, str, str, tuple[str, ...]], list[Worker]] = {}
    for worker in workers:
        found.scenarios += worker.scenario is not None
        found.generated += worker.scenario is None
        (answers, old_facts), (other_answers, new_facts) = pair.read(worker)
        found.half_read += answers != other_answers
        for shift in pair.shifts(old_facts, new_facts, worker.as_of):
            shifted.setdefault(shift, []).append(worker)
    for shift, affected in shifted.items():
        found.shifts.append(Shift(*shift, len(affected), pair.plainest(affected[0], shift)))
    order = {name: index for index, name in enumerate({**new.book.provisions, **old.book.provisions})}
    found.shifts.sort(key=lambda shift: (order[shift.provision], shift.before == shift.after, -shift.workers))
    return found


class _Pair:
    def __init__(self, old: Calculator, new: Calculator) -> None:
        self._both = (old, new)

    def read(self, worker: Worker) -> tuple[tuple[dict[str, Any], Facts], ...]:
        """Of a worker's answers those that each rule base takes."""
        return tuple(accepted(dict(worker.situation), one.reader, worker.as_of) for one in self._both)

    def shifts(self, old: Facts, new: Facts, as_of: date) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
        """Provision, status before and after, and what else differs where the status does not."""
        before, after = (
            {outcome.provision.id: outcome for outcome in one.assess(facts, as_of).outcomes}
            for one, facts in zip(self._both, (old, new), strict=True)
        )
        for name in {**before, **after}:
            was, became = before.get(name), after.get(name)
            if was is None or became is None or was.status is not became.status:
                yield name, _status(was), _status(became), ()
            elif aspects := tuple(key for key, seen in _ASPECTS.items() if seen(was) != seen(became)):
                yield name, _status(was), _status(became), aspects

    def plainest(self, worker: Worker, shift: tuple[str, str, str, tuple[str, ...]]) -> Worker:
        """The same worker with as few answers as still show the shift; a worked case as it is."""
        if worker.scenario is not None:
            return worker
        situation = dict(worker.situation)
        alone = self._with_one(shift[0])
        for fact in list(situation):
            fewer = Worker({name: answer for name, answer in situation.items() if name != fact}, worker.as_of)
            (_, old), (_, new) = alone.read(fewer)
            if shift in alone.shifts(old, new, worker.as_of):
                situation = dict(fewer.situation)
        return Worker(situation, worker.as_of)

    def _with_one(self, provision: str) -> _Pair:
        """The same two with that provision alone, which answer much faster."""
        books = [one.book for one in self._both]
        kept = [{name: it for name, it in book.provisions.items() if name == provision} for book in books]
        old, new = (
            Calculator(replace(book, provisions=provisions), Engine.KLEENE)
            for book, provisions in zip(books, kept, strict=True)
        )
        return _Pair(old, new)


def _status(outcome: Outcome | None) -> str:
    return ABSENT if outcome is None else outcome.status.value
