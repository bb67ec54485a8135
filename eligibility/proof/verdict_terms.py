"""A three-valued verdict as two formulas: where it certainly holds, and where it certainly does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any as Term

import z3

from eligibility.conditions import All, Any, Condition, Named, Not

NEVER = z3.BoolVal(False)
ALWAYS = z3.BoolVal(True)


@dataclass(frozen=True, slots=True)
class Terms:
    """``holds`` and ``fails`` are never both true; where neither is, the verdict is unknown."""

    holds: Term
    fails: Term

    @property
    def opposite(self) -> Terms:
        return Terms(self.fails, self.holds)

    @property
    def unknown(self) -> Term:
        return z3.Not(z3.Or(self.holds, self.fails))


UNKNOWN = Terms(NEVER, NEVER)


def decided(answered: Term, test: Term) -> Terms:
    """The verdict of a test over facts that are known where ``answered``."""
    return Terms(z3.And(answered, test), z3.And(answered, z3.Not(test)))


def every(parts: Iterable[Terms]) -> Terms:
    """Kleene's conjunction."""
    found = list(parts)
    return Terms(z3.And([part.holds for part in found]), z3.Or([part.fails for part in found]))


def some(parts: Iterable[Terms]) -> Terms:
    """Kleene's disjunction."""
    return every(part.opposite for part in parts).opposite


def terms_of(condition: Condition, terms_named: Callable[[str], Terms]) -> Terms:
    """Kleene's reading of a tree, as formulas."""
    match condition:
        case Named(name):
            return terms_named(name)
        case All(parts):
            return every(terms_of(part, terms_named) for part in parts)
        case Any(parts):
            return some(terms_of(part, terms_named) for part in parts)
        case Not(part):
            return terms_of(part, terms_named).opposite


def concluded(holds: Terms, fails: Terms | None) -> Terms:
    """The verdict of a concept, as :func:`eligibility.kleene.conclude` draws it."""
    if fails is None:
        return holds
    return Terms(holds.holds, z3.And(z3.Not(holds.holds), fails.holds))
