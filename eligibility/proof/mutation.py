"""Which mistakes the worked cases notice (变异测试): every mutant is judged by Kleene's logic until a case comes out differently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from eligibility.assessment import Assessment, Calculator, Engine
from eligibility.conditions import names
from eligibility.criteria import Facts
from eligibility.expectations import differences
from eligibility.proof.mutants import Mutant
from eligibility.proof.places import trees_of
from eligibility.proof.reading import criteria_in
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import RulebookError
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.scenarios import Scenario


def comes_out(scenario: Scenario, assessment: Assessment, among: Iterable[str]) -> bool:
    """Whether what a case expects of some provisions comes out."""
    outcomes = {outcome.provision.id: outcome for outcome in assessment.outcomes}
    for name in among:
        if name in scenario.absent and name in outcomes:
            return False
        wanted = scenario.expect.get(name)
        if wanted is not None and (name not in outcomes or next(differences(wanted, outcomes[name]), None)):
            return False
    return True


@dataclass(frozen=True, slots=True)
class Case:
    """A worked case with its situation read."""

    scenario: Scenario
    facts: Facts


class Cases:
    """The worked cases of a rule base, to be held against mutants of it."""

    def __init__(self, book: Rulebook, scenarios: Sequence[Scenario]) -> None:
        self._book = book
        reader = Calculator(book, Engine.KLEENE).reader
        self._cases = [Case(one, reader.read(one.situation, one.as_of)) for one in scenarios]
        self._through = {action.through for action in book.actions}
        self._reads = {
            provision.id: criteria_in(book, trees_of([provision]))
            | {name for tree in trees_of([provision]) for name in names(tree)}
            | {provision.id}
            for provision in book.provisions.values()
        }

    def notice(self, mutant: Mutant) -> str | None:
        """The case that comes out differently, or what else refuses the mutant; None where it survives."""
        touched = [name for name, reads in self._reads.items() if reads & mutant.touches]
        groups = {self._book.provisions[name].one_of for name in touched} - {None}
        provisions: dict[str, Provision] = {
            name: provision
            for name, provision in mutant.book.provisions.items()
            if name in touched or provision.one_of in groups or name in self._through
        }
        try:
            calculator = Calculator(replace(mutant.book, provisions=provisions), Engine.KLEENE)
        except RulebookError as error:
            return str(error)
        for case in self._cases:
            scenario = case.scenario
            if not any(name in scenario.expect or name in scenario.absent for name in provisions):
                continue
            assessment = calculator.assess(case.facts, scenario.as_of, include_drafts=scenario.include_drafts)
            if not comes_out(scenario, assessment, provisions):
                return scenario.id
        return None
