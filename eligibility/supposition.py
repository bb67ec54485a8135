"""A supposition (假设): what criteria and concepts would come to, were some answers other than they are.

Everything that does not read a changed answer is taken over, so that trying a change costs as much as it touches.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from eligibility.conditions import Condition, evaluate, names
from eligibility.criteria import Circumstances, Facts
from eligibility.kleene import conclude
from eligibility.rulebook import Rulebook
from eligibility.verdict import Verdict


class Reading:
    """Which answers each criterion, concept and condition of a rule base looks at."""

    def __init__(self, book: Rulebook) -> None:
        self.criteria = book.criteria
        self.concepts = {name: concept.conclusion for name, concept in book.concepts.items()}
        self.facts: dict[str, frozenset[str]] = {
            name: frozenset(criterion.operator.facts) for name, criterion in book.criteria.items()
        }
        for name, concept in self.concepts.items():
            self.facts[name] = frozenset(fact for inner in concept.reads() for fact in self.facts[inner])

    def read_by(self, *conditions: Condition) -> frozenset[str]:
        """The facts that conditions look at."""
        return frozenset(fact for condition in conditions for name in names(condition) for fact in self.facts[name])


class Supposition:
    """The answers with ``changed`` in place of some of them; None takes an answer away.

    Without ``before`` it is the answers as they are.
    """

    def __init__(
        self,
        reading: Reading,
        facts: Facts,
        at: Circumstances,
        before: Supposition | None = None,
        changed: Mapping[str, Any] | None = None,
    ) -> None:
        self._reading, self._at, self._before = reading, at, before
        self._changed: Collection[str] = frozenset(changed or ())
        whole = {**facts, **(changed or {})}
        self._facts = {fact: value for fact, value in whole.items() if value is not None}
        self._memo: dict[str, Verdict] = {}

    def verdict_of(self, name: str) -> Verdict:
        """The verdict of a criterion or concept."""
        found = self._memo.get(name)
        if found is None:
            found = self._memo[name] = self._work_out(name)
        return found

    def of(self, condition: Condition) -> Verdict:
        """Kleene's verdict of a condition."""
        return evaluate(condition, self.verdict_of)

    def _work_out(self, name: str) -> Verdict:
        if self._before is not None and self._reading.facts[name].isdisjoint(self._changed):
            return self._before.verdict_of(name)
        criterion = self._reading.criteria.get(name)
        if criterion is not None:
            return criterion.operator.test(self._facts, self._at)
        concept = self._reading.concepts[name]
        return conclude(concept, {inner: self.verdict_of(inner) for inner in concept.reads()})
