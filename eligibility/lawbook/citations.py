"""Who cites what (谁引用了这一句): for each clause the provisions that rest on it, for each provision all that it reads."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from eligibility.conditions import names
from eligibility.criteria import Operator
from eligibility.rulebook import Rulebook
from eligibility.rulebook.criteria import Concept
from eligibility.rulebook.documents import Clause
from eligibility.rulebook.provisions import Provision


class Citations:
    """The references of one rule base, followed in both directions."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._clauses = {provision.id: self._cited(provision) for provision in book.provisions.values()}
        self._citing: dict[str, list[Provision]] = {}
        self._setting: dict[str, dict[str, None]] = {}
        for parameter in book.parameters.values():
            for row in parameter.values:
                self._setting.setdefault(row.clause, {})[parameter.id] = None
        for name, clauses in self._clauses.items():
            for clause in clauses:
                self._citing.setdefault(clause.id, []).append(book.provisions[name])

    def of_provision(self, provision: Provision) -> tuple[Clause, ...]:
        """Every clause behind a provision's conditions: its bases' first, then those of its bars, concepts and listings."""
        return self._clauses[provision.id]

    def of_clause(self, clause: str) -> tuple[Provision, ...]:
        """The provisions that a clause stands behind."""
        return tuple(self._citing.get(clause, ()))

    def numbers_of_clause(self, clause: str) -> tuple[str, ...]:
        """The parameters of which a clause sets a value."""
        return tuple(self._setting.get(clause, ()))

    def concepts(self, provision: Provision) -> tuple[Concept, ...]:
        """The concepts that a provision's conditions read."""
        read = dict.fromkeys(name for tree in provision.conditions() for name in names(tree))
        return tuple(self._book.concepts[name] for name in read if name in self._book.concepts)

    def operators(self, provision: Provision) -> tuple[Operator, ...]:
        """The tests that a provision's conditions come down to, those behind its concepts included."""
        trees = [*provision.conditions()]
        for concept in self.concepts(provision):
            trees += [tree for tree in (concept.holds, concept.fails) if tree is not None]
        read = dict.fromkeys(name for tree in trees for name in names(tree))
        return tuple(self._book.criteria[name].operator for name in read if name in self._book.criteria)

    def parameters(self, provision: Provision) -> tuple[str, ...]:
        """The names of the parameters that a provision's conditions are held against, and its amounts worked out with."""
        found = [name for operator in self.operators(provision) for name in self._named_by(operator)]
        found += [name for formula in provision.amounts for name in formula.parameters]
        return tuple(dict.fromkeys(found))

    def _named_by(self, operator: Operator) -> Iterator[str]:
        for field in dataclasses.fields(operator):  # type: ignore[arg-type]  # every operator is a dataclass
            value = getattr(operator, field.name)
            if isinstance(value, str) and value in self._book.parameters and value not in operator.facts:
                yield value

    def facts(self, provision: Provision) -> tuple[str, ...]:
        """The facts that can matter, in the order of asking."""
        read = {fact for operator in self.operators(provision) for fact in operator.facts}
        return tuple(fact for fact in self._book.questions.by_fact if fact in read)

    def reads_listings(self, provision: Provision) -> bool:
        """Whether it depends on which platforms the injury scheme lists."""
        return any(operator.key == "listed" for operator in self.operators(provision))

    def _cited(self, provision: Provision) -> tuple[Clause, ...]:
        return tuple({clause.id: clause for clause in self._each(provision)}.values())

    def _each(self, provision: Provision) -> Iterator[Clause]:
        for basis in provision.bases:
            yield from basis.clauses
        for basis in provision.bases:
            yield from basis.also
        for bar in provision.bars:
            yield from bar.clauses
        found = [name for concept in self.concepts(provision) for name in concept.clauses]
        if self.reads_listings(provision):
            found += [row.clause for row in self._book.listings.rows]
        yield from (self._book.clauses[name] for name in found)
