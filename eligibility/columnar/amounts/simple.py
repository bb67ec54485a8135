"""Stated numbers, contributions and shortfalls in columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import narwhals as nw

from eligibility.amounts.amount import Kind
from eligibility.amounts.contribution import Contribution
from eligibility.amounts.figures import Figures
from eligibility.amounts.shortfall import Shortfall
from eligibility.amounts.stated import Stated
from eligibility.columnar.amounts.arithmetic import half_up, not_negative, where, whole
from eligibility.columnar.amounts.reading import FormulaColumns, Numbers, Reading, held, reading_of
from eligibility.verdict import Verdict


@dataclass(frozen=True, slots=True)
class StatedReading(Reading):
    """The number, where its condition holds."""

    formula: Stated

    names = ("value",)

    def numbers(self, at: Figures) -> Numbers | None:
        stated = self.formula.worked(at).amounts
        return {"value": held(stated[0].value)} if stated else None

    def columns(self, number: Mapping[str, nw.Expr]) -> FormulaColumns:
        return FormulaColumns({self.formula.kind: number["value"]})


@dataclass(frozen=True, slots=True)
class ContributionReading(Reading):
    """The lowest and highest contribution of the place, and what the worker pays where a rate makes a base of it."""

    formula: Contribution

    names = ("lowest", "highest", "by_rate")

    def numbers(self, at: Figures) -> Numbers | None:
        worked = {amount.kind: int(amount.value) for amount in self.formula.worked(at).amounts}
        return {
            "lowest": worked[Kind.CONTRIBUTION_LOWEST],
            "highest": worked.get(Kind.CONTRIBUTION_HIGHEST),
            "by_rate": self.formula.by_rate(at),
        }

    def columns(self, number: Mapping[str, nw.Expr]) -> FormulaColumns:
        amounts = {Kind.CONTRIBUTION_LOWEST: number["lowest"], Kind.CONTRIBUTION_HIGHEST: number["highest"]}
        if self.formula.paid is not None:
            paid = nw.col(self.formula.paid)
            amounts[Kind.CONTRIBUTION_OWN] = where(number["by_rate"] & (paid > 0), paid)
        return FormulaColumns(amounts)


@dataclass(frozen=True, slots=True)
class ShortfallReading(Reading):
    """The wage that applies, and what is missing to it."""

    formula: Shortfall

    names = ("wage",)

    def numbers(self, at: Figures) -> Numbers | None:
        if at.holds(self.formula.when) is not Verdict.TRUE:
            return None
        return {"wage": held(at.number(self.formula.standard).value)}

    def columns(self, number: Mapping[str, nw.Expr]) -> FormulaColumns:
        wage, income = number["wage"], nw.col(self.formula.income)
        due = wage
        if self.formula.hours is not None:  # in hundredths of an hour
            due = half_up(wage * nw.col(self.formula.hours), whole(100))
        return FormulaColumns({Kind.STANDARD: wage, Kind.SHORTFALL: not_negative(due - income)})


@reading_of.register
def _(formula: Stated) -> Reading:
    return StatedReading(formula)


@reading_of.register
def _(formula: Contribution) -> Reading:
    return ContributionReading(formula)


@reading_of.register
def _(formula: Shortfall) -> Reading:
    return ShortfallReading(formula)
