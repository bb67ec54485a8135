"""What a formula gives in columns, and what it needs from its table. One reading for each formula of ``eligibility/amounts``."""

from __future__ import annotations

import abc
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import singledispatch

import narwhals as nw

from eligibility.amounts.amount import Kind
from eligibility.amounts.figures import Figures
from eligibility.amounts.formula import Formula

Numbers = Mapping[str, int | bool | None]
"""What one state of a formula says: numbers by name; None where it has none."""

SHARE_SCALE = 1_000_000
"""A share that is itself the amount, such as the rate of a fee, is held in millionths."""


@dataclass(frozen=True, slots=True)
class FormulaColumns:
    """The amounts of a formula by kind, and whether they lack a part."""

    amounts: Mapping[Kind, nw.Expr]
    partial: nw.Expr | None = None


class Reading(abc.ABC):
    """A formula in two halves: its numbers in one state, and columns over them and the answers of each row."""

    @property
    @abc.abstractmethod
    def names(self) -> tuple[str, ...]:
        """The numbers that its table has."""

    @abc.abstractmethod
    def numbers(self, at: Figures) -> Numbers | None:
        """The numbers in one state; None where nothing is to be had in it. Raises Unworkable where they cannot be told."""

    def shared(self, number: Mapping[str, nw.Expr]) -> Mapping[str, nw.Expr]:
        """What several amounts have in common, over the numbers joined to each row: it is worked out once, and is a number then."""
        return {}

    @abc.abstractmethod
    def columns(self, number: Mapping[str, nw.Expr]) -> FormulaColumns:
        """The amounts over the numbers joined to each row, and over what they have in common."""


@singledispatch
def reading_of(formula: Formula) -> Reading:
    """The reading of a formula. Raises TypeError for one that has none."""
    raise TypeError(f"no columns for a formula of type {formula.key}")


def held(value: int | Fraction) -> int:
    """A number as a column holds it: fen as they are, a share in millionths."""
    return int(value * SHARE_SCALE) if isinstance(value, Fraction) else value
