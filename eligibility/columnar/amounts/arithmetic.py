"""Whole numbers in columns (整数算术): sums of money are fen, and are rounded as :func:`eligibility.amounts.amount.to_fen` rounds."""

from __future__ import annotations

import narwhals as nw


def whole(value: int | None = None) -> nw.Expr:
    """The same whole number for everybody; null without one."""
    return nw.lit(value, dtype=nw.Int64)


def half_up(numerator: nw.Expr, denominator: nw.Expr) -> nw.Expr:
    """A quotient of numbers that are not negative, rounded half up."""
    return (numerator * 2 + denominator) // (denominator * 2)


def not_negative(value: nw.Expr) -> nw.Expr:
    """The value, or zero where it is less; null stays null, which a horizontal maximum would turn into zero."""
    return nw.when(value < 0).then(whole(0)).otherwise(value)


def at_most(value: nw.Expr, ceiling: nw.Expr) -> nw.Expr:
    """The value, or the ceiling where there is one and it is less."""
    return nw.when(value > ceiling).then(ceiling).otherwise(value)


def where(condition: nw.Expr, value: nw.Expr) -> nw.Expr:
    """The value where a condition certainly holds; null elsewhere."""
    return nw.when(condition.fill_null(False)).then(value)
