"""Which mistakes the worked cases notice (变异测试): every mutant is judged by Kleene's logic until a case comes out differently."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from eligibility.amounts import Standards
from eligibility.assessment import Assessment, Calculator, Engine
from eligibility.conditions import names
from eligibility.criteria import Facts
from eligibility.expectations import differences
from eligibility.places import Places
from eligibility.proof.mutant import Mutant
from eligibility.proof.places import trees_of
from eligibility.proof.reading import criteria_in
from eligibility.proof.sight import told
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import RulebookError
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.scenarios import Scenario
from eligibility.verdict import Verdict

_CHOOSING = frozenset({"must_choose", "recommended"})
"""What of a provision depends on the others among which a person has to choose."""


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
    """A worked case with its situation read, and what it expects something of."""

    scenario: Scenario
    facts: Facts
    provisions: frozenset[str]
    expects: frozenset[str]

    @classmethod
    def of(cls, scenario: Scenario, facts: Facts) -> Case:
        """A case whose situation has been read."""
        keys = frozenset(key for wanted in scenario.expect.values() for key in wanted)
        return cls(scenario, facts, frozenset((*scenario.expect, *scenario.absent)), keys)


class Cases:
    """The worked cases of a rule base, to be held against mutants of it."""

    def __init__(self, book: Rulebook, scenarios: Sequence[Scenario]) -> None:
        self._book = book
        reader = Calculator(book, Engine.KLEENE).reader
        self._cases = [Case.of(one, reader.read(one.situation, one.as_of)) for one in scenarios]
        self._through = {str(action.through) for action in book.actions}
        self._reads = {provision.id: _read_by(book, provision) for provision in book.provisions.values()}
        self._advised = {name for one in scenarios for name, wanted in one.expect.items() if "would_help" in wanted}
        self._places = Places(book.regions)
        self._right, self._wrong = Standards(book.regions), Standards(book.regions)

    def notice(self, mutant: Mutant) -> str | None:
        """The case that comes out differently, or what else refuses the mutant; None where it survives.

        Judged are the provisions that read what is wrong, and those among which a person has to choose with one of them. Of the
        cases only those are tried that speak of one of these and that the mistake can concern.
        """
        touched = {name for name, reads in self._reads.items() if reads & mutant.touches}
        groups = {self._book.provisions[name].one_of for name in touched} - {None}
        judged = touched | {one.id for one in self._book.provisions.values() if one.one_of in groups}
        needed = judged | (self._through if judged & self._advised else set())
        provisions = {name: one for name, one in mutant.book.provisions.items() if name in needed}
        calculator: Calculator | None = None
        for case in self._cases:
            if not case.provisions & judged or not self._concerns(mutant, case):
                continue
            try:
                calculator = calculator or Calculator(replace(mutant.book, provisions=provisions), Engine.KLEENE)
            except RulebookError as error:
                return str(error)
            scenario, among = case.scenario, judged if case.expects & _CHOOSING else case.provisions & judged
            drafts = scenario.include_drafts
            assessment = calculator.assess(case.facts, scenario.as_of, include_drafts=drafts, among=among)
            if not comes_out(scenario, assessment, among):
                return scenario.id
        return None

    def _concerns(self, mutant: Mutant, case: Case) -> bool:
        """Whether a case could come out differently at all: it lies where the mistake shows, and finds another number."""
        place = case.facts.get("work_region")
        if mutant.regions is not None and not self._meets(place, mutant.regions):
            return False
        if mutant.number is None:
            return True
        right, wrong = (book.parameters[mutant.number] for book in (self._book, mutant.book))
        answer, day = case.facts.get(right.by) if right.by else None, case.scenario.as_of
        return told(self._right.find(right, place, day, answer)) != told(self._wrong.find(wrong, place, day, answer))

    def _meets(self, place: str | None, regions: Collection[str]) -> bool:
        """Whether a place lies in one of some regions, or one of them in it."""
        if place is None or not self._places.scopes(place).keys().isdisjoint(regions):
            return True
        below = self._book.regions.children(place)
        return bool(below) and any(self._book.regions.within(place, code) is not Verdict.FALSE for code in regions)


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
