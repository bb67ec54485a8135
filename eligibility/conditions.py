"""Condition trees (条件): ``all``, ``any`` and ``not`` over named criteria, concepts and conclusions.

Authors write trees with negation; ``antecedents.py`` pushes it down to the leaves (de Morgan), because a rule engine gets positive
conditions only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from eligibility.verdict import Verdict, all_hold, any_holds, opposite


@dataclass(frozen=True, slots=True)
class Named:
    """A criterion, concept or conclusion, by name."""

    name: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold; without parts it always holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One part must hold; without parts it never holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a part."""

    part: Condition


Condition = Named | All | Any | Not
ALWAYS = All(())


def evaluate(condition: Condition, verdict_of: Callable[[str], Verdict]) -> Verdict:
    """Kleene's reading of a tree."""
    match condition:
        case Named(name):
            return verdict_of(name)
        case All(parts):
            return all_hold(evaluate(part, verdict_of) for part in parts)
        case Any(parts):
            return any_holds(evaluate(part, verdict_of) for part in parts)
        case Not(part):
            return opposite(evaluate(part, verdict_of))


def names(condition: Condition) -> Iterator[str]:
    """Every name in the tree, in the author's order, repeats included."""
    match condition:
        case Named(name):
            yield name
        case All(parts) | Any(parts):
            for part in parts:
                yield from names(part)
        case Not(part):
            yield from names(part)


def decisive(condition: Condition, verdict_of: Callable[[str], Verdict]) -> list[tuple[str, bool]]:
    """The names that make the tree what it is, each with whether it stands under a negation.

    These are the true branches of a true ``any``, the false ones of a false ``all``, and the open ones of an open tree: what is
    answered beside them no longer matters.
    """
    return _decided(condition, verdict_of, False)[1]


def _decided(
    condition: Condition, verdict_of: Callable[[str], Verdict], negated: bool
) -> tuple[Verdict, list[tuple[str, bool]]]:
    match condition:
        case Named(name):
            return verdict_of(name), [(name, negated)]
        case Not(part):
            found, names_below = _decided(part, verdict_of, not negated)
            return opposite(found), names_below
        case All(parts) | Any(parts):
            below = [_decided(part, verdict_of, negated) for part in parts]
            join = all_hold if isinstance(condition, All) else any_holds
            outcome = join(found for found, _ in below)
            return outcome, [name for found, inner in below if found is outcome for name in inner]
