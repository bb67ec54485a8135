"""The formulas of our amounts as plain data; the numbers that they name come in tables by place."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from typing import Any

from eligibility.amounts import Contribution, Formula, Kind, Shortfall, Stated, Subsidy
from eligibility.conditions import Condition

Tree = Callable[[Condition], Any]


def described(formula: Formula, tree: Tree) -> dict[str, Any]:
    """One formula, with the kinds of amounts that it can come to. Raises NotImplementedError for one unknown to the peer."""
    return {"formula": formula.key, **_arguments(formula, tree)}


@singledispatch
def _arguments(formula: Formula, tree: Tree) -> dict[str, Any]:
    raise NotImplementedError(f"the peer has no {formula.key} yet: add it here and in the country package")


@_arguments.register
def _(formula: Stated, tree: Tree) -> dict[str, Any]:
    return {"kinds": [formula.kind.value], "when": tree(formula.when), "value": formula.value}


@_arguments.register
def _(formula: Shortfall, tree: Tree) -> dict[str, Any]:
    return {
        "kinds": [Kind.STANDARD.value, Kind.SHORTFALL.value],
        "when": tree(formula.when),
        "standard": formula.standard,
        "hours": formula.hours,
        "income": formula.income,
    }


@_arguments.register
def _(formula: Contribution, tree: Tree) -> dict[str, Any]:
    kinds = (Kind.CONTRIBUTION_LOWEST, Kind.CONTRIBUTION_HIGHEST, Kind.CONTRIBUTION_OWN)
    names = {key: getattr(formula, key) for key in ("lowest", "highest", "rate", "fee", "paid")}
    return {"kinds": [kind.value for kind in kinds], **names}


@_arguments.register
def _(formula: Subsidy, tree: Tree) -> dict[str, Any]:
    return {
        "kinds": [Kind.MONTHLY.value, Kind.REMAINING.value, Kind.TOTAL.value],
        "methods": [
            {
                "method": method.key,
                "when": tree(method.when),
                "share": method.share,
                "leading": list(method.leading),
                "parts": [{"when": tree(part.when), "names": list(part.names)} for part in method.parts],
            }
            for method in formula.methods
        ],
        "months": formula.months,
        "used": formula.used,
        "cap": formula.cap,
    }
