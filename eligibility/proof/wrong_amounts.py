"""Ways to an amount with one mistake (写错的算法): for whom it is worked out, a part, a method, a cap or a filing window left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any as Anything
from typing import TypeVar

from eligibility.amounts import Formula
from eligibility.amounts.contribution import Contribution
from eligibility.amounts.methods import Method
from eligibility.amounts.shortfall import Shortfall
from eligibility.amounts.stated import Stated
from eligibility.amounts.subsidy import Subsidy
from eligibility.conditions import ALWAYS
from eligibility.proof.wrong_trees import wrong_trees
from eligibility.rulebook.provisions import Provision

_Whole = TypeVar("_Whole")


def wrong_amounts(provision: Provision) -> Iterator[tuple[str, Provision]]:
    """Every provision with one mistake in what it comes to, or in until when to file."""
    for what, amounts in _one_wrong(provision.amounts, "amount", _formulas):
        yield what, replace(provision, amounts=amounts)
    if provision.claim.window is not None:
        yield "without filing window", replace(provision, claim=replace(provision.claim, window=None))


def _one_wrong(parts: Sequence[_Whole], kind: str, mistakes: Anything) -> Iterator[tuple[str, tuple[_Whole, ...]]]:
    """Several things, of which one is left out or has a mistake."""
    for index, part in enumerate(parts):
        before, after = parts[:index], parts[index + 1 :]
        yield f"without {kind} {index + 1}", (*before, *after)
        for what, wrong in mistakes(part):
            yield f"{kind} {index + 1}: {what}", (*before, wrong, *after)


def _formulas(formula: Formula) -> Iterator[tuple[str, Formula]]:
    if isinstance(formula, Stated | Shortfall):
        yield from _for_whom(formula)
    if isinstance(formula, Contribution):
        for slot in ("highest", "fee", "paid", "account"):
            if getattr(formula, slot) is not None:
                changes: Anything = {slot: None}
                yield f"without {slot}", replace(formula, **changes)
    if isinstance(formula, Subsidy):
        if formula.cap is not None:
            yield "without cap", replace(formula, cap=None)
        for what, methods in _one_wrong(formula.methods, "method", _methods):
            yield what, replace(formula, methods=methods)


def _methods(method: Method) -> Iterator[tuple[str, Method]]:
    yield from _for_whom(method)
    for what, parts in _one_wrong(method.parts, "part", _for_whom):
        if parts:
            yield what, replace(method, parts=parts)


def _for_whom(part: Anything) -> Iterator[tuple[str, Anything]]:
    if part.when != ALWAYS:
        yield "without when", replace(part, when=ALWAYS)
    for what, wrong in wrong_trees(part.when):
        yield what, replace(part, when=wrong)
