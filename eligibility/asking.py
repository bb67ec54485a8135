"""What to ask next (追问): the question first whose answer alone settles most of what is still open.

For every open question a few answers are tried, as many as tell its choices apart, and the outcomes counted that each of them
would settle. What an office pays counts for more than what somebody owes, and that for more than what can only be quoted; an
outcome that no answer can make a yes, because our own source ends there, counts for little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from eligibility.assessment import Assessment, Calculator, Outcome
from eligibility.compiler import unbarred, verified
from eligibility.conditions import Condition, evaluate
from eligibility.criteria import Facts
from eligibility.kleene import conclude
from eligibility.months import month_of
from eligibility.outcome_rules import Force, Status
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question
from eligibility.verdict import Verdict

_PAID = Fraction(3)
_QUOTED = Fraction(1, 10)
_UNDECIDABLE = Fraction(1, 20)
_LONG_AGO = 240


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that is open: how much its answer alone settles on average, and how many outcomes wait for it.

    ``pays`` says that among these is one that an office pays and that our sources can decide.
    """

    fact: str
    settles: Fraction
    waiting: int
    pays: bool


class Asker:
    """Ranks the questions that are still open, for one rule base."""

    def __init__(self, calculator: Calculator) -> None:
        self._book: Rulebook = calculator.book
        self._selector = calculator.selector
        self._reading: dict[str, tuple[str, ...]] = {}
        for name, criterion in self._book.criteria.items():
            for fact in criterion.operator.facts:
                self._reading[fact] = (*self._reading.get(fact, ()), name)

    def ranking(self, assessment: Assessment) -> tuple[Ask, ...]:
        """The open questions of an assessment, the most decisive first; ties in the order of the questions."""
        waiting: dict[str, list[Outcome]] = {}
        for outcome in assessment.outcomes:
            if outcome.status is Status.NEEDS_INFORMATION:
                for fact in outcome.missing:
                    waiting.setdefault(fact, []).append(outcome)
        trial = _Trial(self._book, assessment)
        trees = {
            one.provision.id: self._trees(one, assessment)
            for one in assessment.outcomes
            if one.status is Status.NEEDS_INFORMATION
        }
        found = []
        for fact, question in self._book.questions.by_fact.items():
            if fact in waiting:
                tried = list(_answers(question, assessment))
                settled = Fraction(0)
                for value in tried:
                    verdict_of = trial.with_answer(fact, value, self._reading.get(fact, ()))
                    for outcome in waiting[fact]:
                        own, worth = trees[outcome.provision.id]
                        if all(evaluate(tree, verdict_of) is not Verdict.UNKNOWN for tree in own):
                            settled += worth
                pays = any(trees[one.provision.id][1] == _PAID for one in waiting[fact])
                found.append(Ask(fact, settled / max(len(tried), 1), len(waiting[fact]), pays))
        return tuple(sorted(found, key=lambda ask: (-ask.settles, -ask.waiting)))

    def _trees(self, outcome: Outcome, assessment: Assessment) -> tuple[list[Condition], Fraction]:
        """The conditions of an outcome wherever in the place given, and what settling it is worth."""
        provision = outcome.provision
        variants = self._selector.candidates(provision, assessment.facts.get("work_region"), assessment.as_of)
        trees = [unbarred(provision, variant.bases) for variant in variants if variant.bases]
        if not any(verified(variant) for variant in variants):
            return trees, _UNDECIDABLE
        if outcome.force is Force.LEVER:
            return trees, _QUOTED
        return trees, _PAID if provision.pays else Fraction(1)


class _Trial:
    """Verdicts as they would be after one more answer."""

    def __init__(self, book: Rulebook, assessment: Assessment) -> None:
        self._book = book
        self._facts: Facts = assessment.facts
        self._at = book.circumstances(assessment.as_of)
        self._now = {name: one.operator.test(self._facts, self._at) for name, one in book.criteria.items()}
        self._behind = {name: set(concept.conclusion.reads()) for name, concept in book.concepts.items()}

    def with_answer(self, fact: str, value: Any, reading: Sequence[str]) -> Any:
        """A reading of names after the answer."""
        facts = {**self._facts, fact: value}
        known = {**self._now, **{name: self._book.criteria[name].operator.test(facts, self._at) for name in reading}}
        for name, concept in self._book.concepts.items():
            known[name] = conclude(concept.conclusion, known)
        return lambda name: known.get(name, Verdict.UNKNOWN)


def _answers(question: Question, assessment: Assessment) -> Iterable[Any]:
    """A few answers that tell the choices of a question apart."""
    match question.type:
        case "boolean":
            return (True, False)
        case "enum":
            return tuple(question.choices)
        case "enum_list":
            return ([], *([value] for value in question.choices))
        case "month":
            now = month_of(assessment.as_of)
            return (now, now - 12, now - _LONG_AGO)
        case "date":
            return (assessment.as_of,)
        case "region":
            here = assessment.facts.get("work_region")
            return (here, "110000") if here is not None else ("330100", "320900", "110000")
        case _:
            return (question.minimum or 0, question.maximum or 10**7)
