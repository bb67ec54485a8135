"""The criteria and concepts of a rule base over one worker's unknown answers, and which answers can stand together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import z3

from eligibility.conditions import Condition, names
from eligibility.proof.answers import Answers
from eligibility.proof.operators import translate
from eligibility.proof.verdict_terms import Terms, concluded, terms_of
from eligibility.rulebook import Rulebook


def criteria_in(book: Rulebook, conditions: Iterable[Condition]) -> set[str]:
    """The criteria that conditions read, also through concepts."""
    found: set[str] = set()
    for name in (name for condition in conditions for name in names(condition)):
        if name in book.criteria:
            found.add(name)
        else:
            concept = book.concepts[name]
            found |= criteria_in(book, [tree for tree in (concept.holds, concept.fails) if tree is not None])
    return found


def facts_in(book: Rulebook, conditions: Iterable[Condition]) -> set[str]:
    """The facts that conditions read, also through concepts."""
    return {fact for name in criteria_in(book, conditions) for fact in book.criteria[name].operator.facts}


def parameters_in(book: Rulebook, criterion: str) -> set[str]:
    """The parameters that a criterion compares with."""
    operator = book.criteria[criterion].operator
    slots: tuple[str, ...] = tuple(operator.__slots__)
    return {given for slot in slots if isinstance(given := getattr(operator, slot), str) and given in book.parameters}


def knots(book: Rulebook) -> list[set[str]]:
    """Facts whose answers can contradict each other, one set for each group of them."""
    found: list[set[str]] = []
    for condition in book.contradictions.values():
        knot = facts_in(book, [condition])
        for other in [known for known in found if known & knot]:
            found.remove(other)
            knot |= other
        found.append(knot)
    return found


class Reading:
    """One worker, read by some conditions of a rule base on one day.

    ``at`` are the places, among those that matter, where the worker may work; None among them: the place may be left open.
    """

    def __init__(
        self,
        book: Rulebook,
        conditions: Sequence[Condition],
        places: Sequence[str],
        day: date,
        at: Sequence[str | None] | None = None,
    ) -> None:
        self.book = book
        self.day = day
        facts = facts_in(book, conditions)
        if at is None or any(book.questions.by_fact[fact].type == "region" for fact in facts):
            facts.add("work_region")
        self._at_work = None if at is None or "work_region" not in facts else at
        self.knotted: set[str] = set()
        for knot in knots(book):
            if knot & facts:
                self.knotted |= knot
        self.answers = Answers(book.questions.by_fact, [*facts, *self.knotted], places, day)
        lineages = [{code, *(above.code for above in book.regions.ancestors(code))} for code in places]
        self._inside = [[other for other, line in enumerate(lineages) if here in line] for here in places]
        self._at = book.circumstances(day)
        self._named: dict[str, Terms] = {}
        for condition in conditions:
            self.terms(condition)
        self.contradiction = z3.Or([self.terms(tree).holds for tree in self._contradictions()])

    def _contradictions(self) -> Iterator[Condition]:
        for tree in self.book.contradictions.values():
            if facts_in(self.book, [tree]) <= self.knotted:
                yield tree

    def terms(self, condition: Condition) -> Terms:
        """The verdict of a condition."""
        return terms_of(condition, self.named)

    def named(self, name: str) -> Terms:
        """The verdict of a criterion or concept."""
        if name not in self._named:
            if name in self.book.criteria:
                found = translate(self.book.criteria[name].operator, self.answers, self._at)
            else:
                concept = self.book.concepts[name]
                found = concluded(
                    self.terms(concept.holds), None if concept.fails is None else self.terms(concept.fails)
                )
            self._named[name] = found
        return self._named[name]

    def possible(self) -> list[Any]:
        """Answers that the reader of facts accepts."""
        found = [*self.answers.limits(), z3.Not(self.contradiction)]
        if self._at_work is not None:
            term, known = self.answers.value["work_region"], self.answers.answered["work_region"]
            anywhere = [z3.Not(known)] if None in self._at_work else []
            indexes = [self.answers.places.index(place) for place in self._at_work if place is not None]
            found.append(z3.Or(*anywhere, *(z3.And(known, term == index) for index in indexes)))
        return found

    def complete(self) -> Any:
        """Every question is answered, but for those where any answer would contradict another one."""
        wanted = []
        for fact, answered in self.answers.answered.items():
            if fact in self.knotted:
                wanted.append(z3.Or(answered, *self._impossible(fact)))
            else:
                wanted.append(answered)
            if self.answers.questions[fact].type == "region":
                wanted += [self.answers.value[fact] != index for index in self._coarse()]
        return z3.And(wanted)

    def _impossible(self, fact: str) -> list[Any]:
        """The formula that every answer to a question would contradict the others; none where that cannot be."""
        term, answered = self.answers.value[fact], self.answers.answered[fact]
        question = self.answers.questions[fact]
        if question.type == "boolean":
            values: list[Any] = [z3.BoolVal(True), z3.BoolVal(False)]
        elif question.type == "enum":
            values = [z3.IntVal(index) for index in range(len(question.choices))]
        elif (span := self.answers.span(question)) and not isinstance(term, dict):
            values = [z3.IntVal(span[1])]
        else:
            return []
        return [
            z3.And([z3.substitute(self.contradiction, (answered, z3.BoolVal(True)), (term, one)) for one in values])
        ]

    def _coarse(self) -> list[int]:
        """The places that hold others of the list: somebody works in one of those."""
        return [index for index in range(len(self.answers.places)) if len(self.inside(index)) > 1]

    def inside(self, index: int) -> list[int]:
        """The places of the list that lie in one of them, itself included."""
        return self._inside[index]

    def around(self, fact: str, formulas: Sequence[Any]) -> list[int]:
        """The places within which there is one for which the formulas over a fact hold."""
        term, known = self.answers.value[fact], self.answers.answered[fact]
        fitting = {
            index
            for index in range(len(self.answers.places))
            if all(
                z3.is_true(z3.simplify(z3.substitute(one, (term, z3.IntVal(index)), (known, z3.BoolVal(True)))))
                for one in formulas
            )
        }
        return [index for index in range(len(self.answers.places)) if fitting & set(self.inside(index))]
