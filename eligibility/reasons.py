"""Reasons (理由): the criteria that decided an outcome, and the answers that are still missing."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from eligibility.conditions import Condition, decisive, evaluate
from eligibility.criteria import Facts
from eligibility.program import Verdicts
from eligibility.rulebook import Rulebook
from eligibility.verdict import Letters, Verdict
from eligibility.wording import Text

VerdictOf = Callable[[str], Verdict]


class Role(enum.Enum):
    """How a reason counts: something needed, something that must not be, or the ground of the concept above it."""

    __hash__ = object.__hash__  # as fast as C: Enum's own hashes the name in Python each time

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


class _Known(dict[str, Verdict]):
    """Verdicts by name; what nobody has concluded is unknown."""

    def __missing__(self, name: str) -> Verdict:
        return Verdict.UNKNOWN


class Reasoner:
    """Finds what decided a condition, and what is missing to decide it, for one worker on one day.

    Many provisions read the same names: what lies behind a name is worked out once.
    """

    def __init__(self, book: Rulebook, known: Verdicts, facts: Facts, as_of: date) -> None:
        self.facts = facts
        self.as_of = as_of
        self._book = book
        self._known = known
        # the verdict on a criterion, concept or conclusion, asked for so often that it is no method of ours
        self.verdict_of: VerdictOf = _Known(known).__getitem__
        self._at = book.circumstances(as_of)
        self._open: dict[str, frozenset[str]] = {}
        self._reasons: dict[tuple[str, Role], Reason] = {}
        self.letters = Letters.of(known)

    def decisive(self, trees: Iterable[Condition]) -> list[list[tuple[str, bool]]]:
        """For each tree the names that make it what it is, each with whether it stands under a negation."""
        return [decisive(tree, self.verdict_of) for tree in trees]

    def missing(self, decided: Iterable[list[tuple[str, bool]]]) -> tuple[str, ...]:
        """The answers for which the open ones among decisive names wait, in the order of the questions."""
        wanted: set[str] = set()
        for names_below in decided:
            for name, _ in names_below:
                wanted |= self._open_facts(name)
        return tuple(fact for fact in self._book.questions.by_fact if fact in wanted) if wanted else ()

    def _open_facts(self, name: str) -> frozenset[str]:
        """The facts behind a name that is still open: those without an answer, or a place answered too coarsely."""
        found = self._open.get(name)
        if found is None:
            found = self._open[name] = frozenset(self._behind(name))
        return found

    def _behind(self, name: str) -> Iterator[str]:
        if self.verdict_of(name) is not Verdict.UNKNOWN:
            return
        if name in self._book.criteria:
            read = self._book.criteria[name].operator.facts
            unanswered = [fact for fact in read if fact not in self.facts]
            yield from unanswered or self._coarse(read)
            return
        for inner in self._book.concepts[name].conclusion.reads():
            yield from self._open_facts(inner)

    def _coarse(self, read: Iterable[str]) -> list[str]:
        """The places among facts that are given too coarsely: as a bare province, if one is, else any of them."""
        places = [fact for fact in read if self._book.questions.by_fact[fact].type == "region"]
        bare = [fact for fact in places if self._book.regions.insurance_area(self.facts[fact]) is None]
        return bare or places

    def roles(self, decided: Iterable[list[tuple[str, bool]]]) -> tuple[tuple[str, Role], ...]:
        """What speaks for and against, by the decisive names of some trees: each name once, in its first role."""
        seen: dict[str, Role] = {}
        for names_below in decided:
            for name, negated in names_below:
                if name not in seen:
                    seen[name] = Role.BARRING if negated else Role.NEEDED
                    for ground in self._grounds(name):
                        seen.setdefault(ground, Role.GROUND)
        return tuple(seen.items())

    def reasons(self, roles: Iterable[tuple[str, Role]]) -> tuple[Reason, ...]:
        """The reasons behind names in their roles."""
        found = []
        for asked in roles:
            reason = self._reasons.get(asked)
            if reason is None:
                reason = self._reasons[asked] = self._reason(*asked)
            found.append(reason)
        return tuple(found)

    def _grounds(self, name: str) -> Iterator[str]:
        """Under a concept, the criteria that made it what it is."""
        if name not in self._book.concepts or self.verdict_of(name) is Verdict.UNKNOWN:
            return
        concept = self._book.concepts[name]
        failing = self.verdict_of(name) is Verdict.FALSE and concept.fails is not None
        for ground, _ in decisive(concept.fails if failing and concept.fails else concept.holds, self.verdict_of):
            yield ground

    def _reason(self, name: str, role: Role) -> Reason:
        verdict = self.verdict_of(name)
        if name in self._book.concepts:
            concept = self._book.concepts[name]
            inferred = (
                concept.because_when is not None and evaluate(concept.because_when, self.verdict_of) is Verdict.TRUE
            )
            because = Text(concept.because) if concept.because and inferred else None
            return Reason(name, Text(concept.title), verdict, role, because, ())
        criterion = self._book.criteria[name]
        operator = criterion.operator
        return Reason(name, Text(criterion.title), verdict, role, operator.detail(self.facts, self._at), operator.facts)
