"""Holding worked cases (案例) against the rule base: do their names exist, can they be read, does what they expect come out?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eligibility.assessment import Calculator, Engine, Outcome
from eligibility.expectations import differences
from eligibility.problems import SituationError
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import Fault, did_you_mean, unknown_clause
from eligibility.rulebook.scenarios import Scenario
from eligibility.rulebook.yaml_source import Source
from eligibility.wording import wording

_CLAUSES = ("clauses", "cites", "displaces", "amount_clauses")
_FACTS = ("missing", "missing_for_amount")
_MEND = "mend what the case expects where the law says so, else the rule"


class WorkedCases:
    """The worked cases of a rule base."""

    def __init__(self, book: Rulebook, scenarios: Sequence[Scenario]) -> None:
        self._book = book
        self._scenarios = scenarios
        self._calculator = Calculator(book, Engine.KLEENE)
        self._sources: dict[str, Source] = {}

    def unreadable(self) -> Iterator[Fault]:
        """Names that the rule base does not have, and situations that the form would refuse."""
        for case in self._scenarios:
            yield from self._unknown_names(case)
            try:
                self._calculator.reader.read(case.situation, case.as_of)
            except SituationError as error:
                words = wording("en")
                for problem in error.problems:
                    hint = words.say(problem.hint) or "mend this answer; questions.yaml says what it can be"
                    yield self._fault(case, ["situation", *problem.path], words.say(problem.detail), hint)

    def astray(self) -> Iterator[Fault]:
        """Cases that do not come out as expected. Raises SituationError for one that is unreadable."""
        for case in self._scenarios:
            facts = self._calculator.reader.read(case.situation, case.as_of)
            named = self._with_rivals({*case.expect, *case.absent})
            found = self._calculator.assess(facts, case.as_of, include_drafts=case.include_drafts, among=named)
            outcomes = {outcome.provision.id: outcome for outcome in found.outcomes}
            for index, name in enumerate(case.absent):
                if name in outcomes:
                    yield self._fault(case, ["absent", index], f"{name} is among the answers", _MEND)
            for name, wanted in case.expect.items():
                if name in outcomes:
                    yield from self._differences(case, wanted, outcomes[name])
                else:
                    cause = f"{name} is not among the answers: none of its bases applies at that place on that day"
                    yield self._fault(case, ["expect", name], cause, "check work_region and as_of, and the bases")

    def _differences(self, case: Scenario, wanted: Mapping[str, Any], outcome: Outcome) -> Iterator[Fault]:
        name = outcome.provision.id
        open_facts = outcome.missing or outcome.reckoning.missing
        waits = f" (still to be answered: {', '.join(open_facts)})" if open_facts else ""
        for key, seen, law in differences(wanted, outcome):
            cause = f"{name} › {key}: {_written(seen)} comes out, not {_written(law)}{waits}"
            yield self._fault(case, ["expect", name, key], cause, _MEND)

    def _unknown_names(self, case: Scenario) -> Iterator[Fault]:
        provisions, facts = self._book.provisions, self._book.questions.by_fact
        named: list[tuple[list[str | int], str]] = [(["expect", name], name) for name in case.expect]
        named += [(["absent", index], name) for index, name in enumerate(case.absent)]
        for path, name in named:
            if name not in provisions:
                yield self._fault(case, path, f'no provision is called "{name}"', did_you_mean(name, provisions))
        for name, wanted in case.expect.items():
            for key in (*_CLAUSES, *_FACTS):
                for index, one in enumerate(wanted.get(key) or ()):
                    at: list[str | int] = ["expect", name, key, index]
                    if key in _CLAUSES and one not in self._book.clauses:
                        yield self._fault(case, at, *unknown_clause(one, self._book.clauses))
                    elif key in _FACTS and one not in facts:
                        yield self._fault(case, at, f'no fact is called "{one}"', did_you_mean(one, facts))

    def _with_rivals(self, names: set[str]) -> set[str]:
        """These provisions, and those of which a worker can take one instead."""
        every = self._book.provisions.values()
        groups = {one.one_of for one in every if one.id in names} - {None}
        return names | {one.id for one in every if one.one_of in groups}

    def _fault(self, case: Scenario, path: Iterable[str | int], cause: str, remedy: str) -> Fault:
        if case.file not in self._sources:
            self._sources[case.file] = Source(self._book.root / "scenarios" / Path(case.file).name, self._book.root)
        source = self._sources[case.file]
        index = next(number for number, entry in enumerate(source.content) if entry["id"] == case.id)
        return source.fault(source.line_at([index, *path]), f"{case.id}: {cause}", remedy)


def _written(value: Any) -> str:
    """A value as it stands in a rule file."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(str(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)
