"""Which mistakes the worked cases notice (变异测试): every mutant is judged by Kleene's logic until a case comes out differently."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from eligibility.amounts import Standards
from eligibility.assessment import Assessment, Calculator, Engine
from eligibility.conditions import names
from eligibility.criteria import Facts
from eligibility.expectations import differences
from eligibility.proof.mutant import Mutant
from eligibility.proof.places import trees_of
from eligibility.proof.reading import criteria_in
from eligibility.proof.sight import told
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import RulebookError
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.scenarios import Scenario
from eligibility.verdict import Verdict


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

    def speaks_of(self, provisions: Collection[str]) -> bool:
        """Whether it expects something of one of these."""
        return any(name in provisions for name in (*self.scenario.expect, *self.scenario.absent))


class Cases:
    """The worked cases of a rule base, to be held against mutants of it."""

    def __init__(self, book: Rulebook, scenarios: Sequence[Scenario]) -> None:
        self._book = book
        reader = Calculator(book, Engine.KLEENE).reader
        self._cases = [Case(one, reader.read(one.situation, one.as_of)) for one in scenarios]
        self._through = {action.through for action in book.actions}
        self._reads = {provision.id: _read_by(book, provision) for provision in book.provisions.values()}
        self._right, self._wrong = Standards(book.regions), Standards(book.regions)

    def notice(self, mutant: Mutant) -> str | None:
        """The case that comes out differently, or what else refuses the mutant; None where it survives."""
        touched = {name for name, reads in self._reads.items() if reads & mutant.touches}
        groups = {self._book.provisions[name].one_of for name in touched} - {None}
        judged = touched | {one.id for one in self._book.provisions.values() if one.one_of in groups}
        cases = [case for case in self._cases if case.speaks_of(judged) and self._concerns(mutant, case)]
        if not cases:
            return None
        needed = {name: one for name, one in mutant.book.provisions.items() if name in judged | self._through}
        try:
            calculator = Calculator(replace(mutant.book, provisions=needed), Engine.KLEENE)
        except RulebookError as error:
            return str(error)
        for case in cases:
            scenario, drafts = case.scenario, case.scenario.include_drafts
            assessment = calculator.assess(case.facts, scenario.as_of, include_drafts=drafts, among=judged)
            if not comes_out(scenario, assessment, judged):
                return scenario.id
        return None

    def _concerns(self, mutant: Mutant, case: Case) -> bool:
        """Whether a case could come out differently at all: it lies where the mistake shows, and finds another number."""
        place, within = case.facts.get("work_region"), self._book.regions.within
        if mutant.regions is not None and all(within(place, code) is Verdict.FALSE for code in mutant.regions):
            return False
        if mutant.number is None:
            return True
        right, wrong = (book.parameters[mutant.number] for book in (self._book, mutant.book))
        answer, day = case.facts.get(right.by) if right.by else None, case.scenario.as_of
        return told(self._right.find(right, place, day, answer)) != told(self._wrong.find(wrong, place, day, answer))


def _read_by(book: Rulebook, provision: Provision) -> set[str]:
    """Everything by name that decides about a provision or what it comes to, itself included."""
    trees = [*trees_of([provision]), *(tree for formula in provision.amounts for tree in formula.conditions)]
    window = provision.claim.window
    return {
        provision.id,
        *criteria_in(book, trees),
        *(name for tree in trees for name in names(tree)),
        *(name for formula in provision.amounts for name in formula.parameters),
        *([] if window is None else [window.within]),
    }
