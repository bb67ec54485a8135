"""Condition trees (条件): ``all``, ``any`` and ``not`` over named criteria, concepts and conclusions.

Authors write trees with negation; ``antecedents.py`` pushes it down to the leaves (de Morgan), because a rule engine gets positive
conditions only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from eligibility.verdict import Verdict, opposite


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
_TRUE, _FALSE, _UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN


def evaluate(condition: Condition, verdict_of: Callable[[str], Verdict]) -> Verdict:
    """Kleene's reading of a tree."""
    # every assessment comes through here thousands of times: no match, no generators, and names are not called for
    if isinstance(condition, Named):
        return verdict_of(condition.name)
    if isinstance(condition, Not):
        return opposite(evaluate(condition.part, verdict_of))
    # what one part decides by itself, and what it comes to if none does
    alone, outcome = (_FALSE, _TRUE) if isinstance(condition, All) else (_TRUE, _FALSE)
    for part in condition.parts:
        found = verdict_of(part.name) if isinstance(part, Named) else evaluate(part, verdict_of)
        if found is alone:
            return alone
        if found is _UNKNOWN:
            outcome = found
    return outcome


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
    if isinstance(condition, Named):
        return verdict_of(condition.name), [(condition.name, negated)]
    if isinstance(condition, Not):
        found, names_below = _decided(condition.part, verdict_of, not negated)
        return opposite(found), names_below
    alone = Verdict.FALSE if isinstance(condition, All) else Verdict.TRUE  # what one part decides by itself
    outcome, decided = opposite(alone), list[tuple[str, bool]]()
    for part in condition.parts:
        if isinstance(part, Named):
            found, names_below = verdict_of(part.name), [(part.name, negated)]
        else:
            found, names_below = _decided(part, verdict_of, negated)
        if found is outcome:
            decided += names_below
        elif found is alone or (outcome is not alone and found is Verdict.UNKNOWN):
            outcome, decided = found, names_below[:]
    return outcome, decided
