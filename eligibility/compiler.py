"""From a rule base to its program: concepts → provisions → consequences → choices."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from eligibility.conditions import All, Any, Condition, Named, Not
from eligibility.program import Conclusion, Program
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Basis, Provision
from eligibility.selection import Selector, Variant


def granted(variant: Variant) -> str:
    """The conclusion that the conditions of a variant hold."""
    return f"granted.{variant.key}"


def perhaps(variant: Variant) -> str:
    """The same, counting the bases that our source leaves unverified."""
    return f"perhaps.{variant.key}"


def due(conclusion: str) -> str:
    """The conclusion that nothing bars what has been granted."""
    return f"due.{conclusion}"


def scope(variant: Variant) -> str:
    """The flag that a variant is a candidate for the place and day."""
    return f"scope.{variant.key}"


def choice(group: str) -> str:
    """The conclusion that a person could have two of a group, and must choose."""
    return f"choice.{group}"


def conditions(provision: Provision, bases: tuple[Basis, ...]) -> Condition:
    """The whole condition of a provision over some of its bases, without what bars it."""
    fresh = All((provision.requires, Any(tuple(basis.when for basis in bases))))
    return fresh if provision.in_use is None else Any((provision.in_use, fresh))


def nothing_bars(provision: Provision) -> All:
    """The condition that nothing bars a provision, whatever its bases."""
    return All(tuple(Not(bar) for bar in provision.against))


def unbarred(provision: Provision, bases: tuple[Basis, ...]) -> Condition:
    """The whole condition of a provision over some of its bases, and that nothing bars it."""
    return All((conditions(provision, bases), *nothing_bars(provision).parts))


def verified(variant: Variant) -> tuple[Basis, ...]:
    """The bases that may decide."""
    return variant.verified


def compile_program(book: Rulebook, selector: Selector) -> Program:
    """Compile every variant of every provision once; place and date only choose among them."""
    concepts = tuple(concept.conclusion for concept in book.concepts.values())
    provisions: list[Conclusion] = []
    consequences: list[Conclusion] = []
    members: dict[str, dict[str, list[Condition]]] = defaultdict(dict)
    for provision in book.provisions.values():
        for variant in selector.every_variant(provision):
            drawn = [Conclusion(granted(variant), conditions(provision, verified(variant)), scope=scope(variant))]
            if len(verified(variant)) < len(variant.bases):
                drawn.append(Conclusion(perhaps(variant), conditions(provision, variant.bases), scope=scope(variant)))
            provisions += drawn
            against = nothing_bars(provision).parts
            consequences += [
                Conclusion(due(part.name), All((Named(part.name), *against)), scope=scope(variant))
                for part in drawn
                if against
            ]
            if provision.one_of:
                final = due(granted(variant)) if against else granted(variant)
                members[provision.one_of].setdefault(provision.id, []).append(Named(final))
    choices = tuple(
        Conclusion(
            choice(group), Any(tuple(All((Any(tuple(a)), Any(tuple(b)))) for a, b in combinations(each.values(), 2)))
        )
        for group, each in members.items()
    )
    return Program((concepts, tuple(provisions), tuple(consequences), choices), book.version)
