"""Reasons (理由): the criteria that decided an outcome, and the answers that are still missing."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from eligibility.conditions import Condition, decisive, evaluate, names
from eligibility.criteria import Circumstances, Facts
from eligibility.program import Verdicts
from eligibility.rulebook import Rulebook
from eligibility.verdict import Verdict
from eligibility.wording import Text

VerdictOf = Callable[[str], Verdict]


class Role(enum.Enum):
    """How a reason counts: something needed, something that must not be, or the ground of the concept above it."""

    NEEDED = "needed"
    BARRING = "barring"
    GROUND = "ground"


@dataclass(frozen=True, slots=True)
class Reason:
    """One criterion or concept that counted, with its verdict and the facts it read."""

    criterion: str
    title: Text
    verdict: Verdict
    role: Role
    detail: Text | None
    facts: tuple[str, ...]


class Reasoner:
    """Finds what decided a condition, and what is missing to decide it."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book

    def missing(self, trees: Iterable[Condition], verdict_of: VerdictOf, facts: Facts) -> tuple[str, ...]:
        wanted: set[str] = set()
        for tree in trees:
            for name, _ in decisive(tree, verdict_of):
                wanted.update(self._open_facts(name, verdict_of, facts))
        return tuple(fact for fact in self._book.questions.by_fact if fact in wanted)

    def _open_facts(self, name: str, verdict_of: VerdictOf, facts: Facts) -> Iterator[str]:
        """The facts behind a name that is still open: those without an answer, or a place answered too coarsely."""
        if verdict_of(name) is not Verdict.UNKNOWN:
            return
        if name in self._book.criteria:
            read = self._book.criteria[name].operator.facts
            unanswered = [fact for fact in read if fact not in facts]
            yield from unanswered or self._coarse(read, facts)
            return
        concept = self._book.concepts[name]
        for inner in [*names(concept.holds), *(names(concept.fails) if concept.fails is not None else ())]:
            yield from self._open_facts(inner, verdict_of, facts)

    def _coarse(self, read: Iterable[str], facts: Facts) -> list[str]:
        """The places among facts that are given too coarsely: as a bare province, if one is, else any of them."""
        places = [fact for fact in read if self._book.questions.by_fact[fact].type == "region"]
        bare = [fact for fact in places if self._book.regions.insurance_area(facts[fact]) is None]
        return bare or places

    def reasons(self, trees: Iterable[Condition], known: Verdicts, facts: Facts, at: Circumstances) -> Iterator[Reason]:
        def verdict_of(name: str) -> Verdict:
            return known.get(name, Verdict.UNKNOWN)

        seen: dict[str, Role] = {}
        for tree in trees:
            for name, negated in decisive(tree, verdict_of):
                seen.setdefault(name, Role.BARRING if negated else Role.NEEDED)
                for ground in self._grounds(name, verdict_of):
                    seen.setdefault(ground, Role.GROUND)
        for name, role in seen.items():
            yield self._reason(name, verdict_of, role, facts, at)

    def _grounds(self, name: str, verdict_of: VerdictOf) -> Iterator[str]:
        """Under a concept, the criteria that made it what it is."""
        if name not in self._book.concepts or verdict_of(name) is Verdict.UNKNOWN:
            return
        concept = self._book.concepts[name]
        failing = verdict_of(name) is Verdict.FALSE and concept.fails is not None
        for ground, _ in decisive(concept.fails if failing and concept.fails else concept.holds, verdict_of):
            yield ground

    def _reason(self, name: str, verdict_of: VerdictOf, role: Role, facts: Facts, at: Circumstances) -> Reason:
        verdict = verdict_of(name)
        if name in self._book.concepts:
            concept = self._book.concepts[name]
            inferred = concept.because_when is not None and evaluate(concept.because_when, verdict_of) is Verdict.TRUE
            because = Text(concept.because) if concept.because and inferred else None
            return Reason(name, Text(concept.title), verdict, role, because, ())
        criterion = self._book.criteria[name]
        operator = criterion.operator
        return Reason(name, Text(criterion.title), verdict, role, operator.detail(facts, at), operator.facts)
