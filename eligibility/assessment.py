"""Assessment (评估): for every provision that could concern the worker's place — status, force, clauses, reasons, what is missing."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from eligibility.choices import Choice, choices
from eligibility.clause_words import ClauseWords
from eligibility.compiler import compile_program, scope
from eligibility.criteria import Facts
from eligibility.deadlines import Ahead, Deadline, Deadlines
from eligibility.engine import DurableEvaluator, available
from eligibility.explanation import Explainer
from eligibility.facts import FactReader, criteria_verdicts
from eligibility.kleene import KleeneEvaluator
from eligibility.outcome_rules import Force, Status, combined, force_of, status_of
from eligibility.program import Verdicts
from eligibility.provision_words import ProvisionWords
from eligibility.reason_words import ReasonWords
from eligibility.reasons import Reason, Reasoner
from eligibility.reckoning import Reckoner, Reckoning
from eligibility.rulebook import Rulebook, load
from eligibility.rulebook.documents import Clause, Standing
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Selector, Variant
from eligibility.verdict import Verdict
from eligibility.what_if import Change, Ways, WhatIf
from eligibility.windows import FilingWindow, FilingWindows
from eligibility.wording import Text


class Evaluator(Protocol):
    """Whoever draws the conclusions of a program."""

    name: str

    def decide(self, verdicts: Verdicts, scopes: Collection[str]) -> dict[str, Verdict]:
        """Conclude what is in scope from the verdicts of the criteria."""


class Engine(enum.Enum):
    """Which evaluator decides."""

    DURABLE = "durable-rules"
    KLEENE = "kleene"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one provision comes to for this worker."""

    provision: Provision
    status: Status
    force: Force
    standing: Standing
    clauses: tuple[Clause, ...]
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    already_in_use: bool
    must_choose: bool
    recommended: bool
    deadline: Deadline
    reckoning: Reckoning
    window: FilingWindow | None
    displaces: tuple[str, ...]
    unverified: tuple[str, ...]
    notes: tuple[Text, ...]
    ways: Ways = field(repr=False, compare=False)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What would make it a yes, where somebody can bring that about; worked out when it is asked for."""
        return self.ways.to(self.provision, self.status, self.deadline)


@dataclass(frozen=True, slots=True)
class Assessment:
    """All outcomes for one situation on one day."""

    as_of: date
    facts: Facts
    outcomes: tuple[Outcome, ...]
    next_questions: tuple[str, ...]
    include_drafts: bool = False


class Calculator:
    """A rule base ready to answer. Make one for each process, after fork, and share it between threads."""

    def __init__(self, book: Rulebook | None = None, engine: Engine | None = None) -> None:
        self.book = book or load()
        self.selector = Selector(self.book.regions)
        self.program = compile_program(self.book, self.selector)
        self.reader = FactReader(self.book)
        self.clause_words = ClauseWords(self.book)
        self.provision_words = ProvisionWords()
        self.reason_words = ReasonWords(self.book)
        self._explainer = Explainer(self.book)
        self.deadlines = Deadlines(self.book, self.selector)
        self.reckoner = Reckoner(self.book)
        self._windows = FilingWindows(self.book)
        self._what_if = WhatIf(self.book, self.selector)
        chosen = engine or (Engine.DURABLE if available() else Engine.KLEENE)
        self.evaluator: Evaluator = (DurableEvaluator if chosen is Engine.DURABLE else KleeneEvaluator)(self.program)

    def assess(
        self, facts: Facts, as_of: date, *, include_drafts: bool = False, among: Collection[str] | None = None
    ) -> Assessment:
        """Assess facts that :class:`FactReader` has read: all provisions, or only those ``among`` these (by id)."""
        place = facts.get("work_region")
        chosen: dict[str, tuple[Variant, ...]] = {}
        for provision in self.book.provisions.values():
            if (include_drafts or not provision.draft_only) and (among is None or provision.id in among):
                candidates = self.selector.candidates(provision, place, as_of)
                if any(variant.bases for variant in candidates):
                    chosen[provision.id] = candidates
        verdicts = criteria_verdicts(self.book, facts, self.book.circumstances(as_of))
        scopes = {scope(variant) for candidates in chosen.values() for variant in candidates if variant.bases}
        known = {**verdicts, **self.evaluator.decide(verdicts, scopes)}
        ways = self._what_if.about(facts, as_of)
        worker = Reasoner(self.book, known, facts, as_of)
        ahead = self.deadlines.ahead(facts, as_of)
        found = [
            self._outcome(self.book.provisions[name], candidates, known, worker, ways, ahead)
            for name, candidates in chosen.items()
        ]
        facing = choices(((one.provision, one.status, one.reckoning) for one in found), known)
        outcomes = tuple(_facing(outcome, facing.get(outcome.provision.id)) for outcome in found)
        return Assessment(as_of, facts, outcomes, self._next_questions(outcomes), include_drafts)

    def _outcome(
        self,
        provision: Provision,
        candidates: tuple[Variant, ...],
        known: Verdicts,
        worker: Reasoner,
        ways: Ways,
        ahead: Ahead,
    ) -> Outcome:
        facts, as_of = worker.facts, worker.as_of
        statuses = [status_of(provision, variant, known) for variant in candidates]
        status = combined(statuses)
        explained = self._explainer.explain(provision, candidates, statuses, status, worker)
        return Outcome(
            provision=provision,
            status=status,
            force=force_of(explained.carrying, provision),
            standing=Standing.DRAFT if provision.draft_only else Standing.IN_FORCE,
            clauses=explained.clauses,
            reasons=explained.reasons,
            missing=explained.missing,
            already_in_use=explained.in_use,
            must_choose=False,
            recommended=False,
            deadline=self.deadlines.of(provision, status, ahead),
            reckoning=self.reckoner.of(provision, status, worker),
            window=self._windows.of(provision, status, facts, as_of),
            displaces=explained.displaces,
            unverified=explained.unverified,
            notes=explained.notes,
            ways=ways,
        )

    def _next_questions(self, outcomes: tuple[Outcome, ...]) -> tuple[str, ...]:
        """Open facts, those first that most open provisions wait for; then those that only an amount still waits for."""
        deciding = [one.missing for one in outcomes if one.status is Status.NEEDS_INFORMATION]
        reckoning = [one.reckoning.missing for one in outcomes if one.status is Status.ELIGIBLE]
        first = self._by_need(deciding)
        return (*first, *(fact for fact in self._by_need(reckoning) if fact not in first))

    def _by_need(self, wanted: list[tuple[str, ...]]) -> tuple[str, ...]:
        """Facts by how many wait for them; the order of the questions breaks ties."""
        waiting = Counter(fact for facts in wanted for fact in facts)
        questions = self.book.questions.by_fact
        askable = [fact for fact in questions if fact in waiting and questions[fact].ask_after not in waiting]
        return tuple(sorted(askable, key=lambda fact: -waiting[fact]))


def _facing(outcome: Outcome, choice: Choice | None) -> Outcome:
    if choice is None:
        return outcome
    return replace(outcome, must_choose=choice.must_choose, recommended=choice.recommended)
