"""Subsidies in columns: a sum that the place and the person's kind decide, or a share of what each person pays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import add

import narwhals as nw

from eligibility.amounts.amount import Kind
from eligibility.amounts.figures import Figures, Unworkable
from eligibility.amounts.methods import Method, ShareOfPaid
from eligibility.amounts.methods.method import PER_MONTH
from eligibility.amounts.standards import Standard
from eligibility.amounts.subsidy import Subsidy
from eligibility.columnar.amounts.arithmetic import at_most, not_negative, whole
from eligibility.columnar.amounts.reading import FormulaColumns, Numbers, Reading, reading_of
from eligibility.verdict import Verdict


@dataclass(frozen=True, slots=True)
class SubsidyReading(Reading):
    """The sum of a month, of the months left and of all months."""

    formula: Subsidy

    @property
    def names(self) -> tuple[str, ...]:
        return ("sum", "numerator", "rounding", "denominator", "cap", *self._paid, "months", "partial")

    @property
    def _paid(self) -> tuple[str, ...]:
        """The facts of which a share may be paid."""
        methods = (method for method in self.formula.methods if isinstance(method, ShareOfPaid))
        return tuple(dict.fromkeys(part.names[0] for method in methods for part in method.parts))

    def numbers(self, at: Figures) -> Numbers | None:
        method = self.formula.chosen(at)
        monthly = self._share(method, at) if isinstance(method, ShareOfPaid) else self._sum(method, at)
        return None if monthly is None else {**dict.fromkeys(self.names), **monthly, "months": self._months(at)}

    def _sum(self, method: Method, at: Figures) -> Numbers | None:
        term = method.term(at)
        if term is None:
            return None
        monthly = self.formula.capped(term.amount(Kind.MONTHLY, PER_MONTH), at)
        return {"sum": int(monthly.value), "partial": monthly.partial}

    def _share(self, method: ShareOfPaid, at: Figures) -> Numbers | None:
        verdicts = {part.names[0]: at.holds(part.when) for part in method.parts}
        if Verdict.UNKNOWN in verdicts.values():
            raise Unworkable()
        if Verdict.TRUE not in verdicts.values():
            return None
        standard = at.number(method.share or "")
        share = Fraction(standard.value)
        cap = at.find(self.formula.cap) if self.formula.cap is not None else None
        return {
            # twice the share, so that half a fen can be rounded up; a ceiling is rounded down
            "numerator": 2 * share.numerator,
            "rounding": 0 if standard.row.at_most else share.denominator,
            "denominator": 2 * share.denominator,
            "cap": int(cap.value) if isinstance(cap, Standard) else None,
            **{fact: verdict is Verdict.TRUE for fact, verdict in verdicts.items()},
            "partial": False,
        }

    def _months(self, at: Figures) -> int | None:
        try:
            return int(at.number(self.formula.months).value)
        except Unworkable:
            return None

    def shared(self, number: Mapping[str, nw.Expr]) -> Mapping[str, nw.Expr]:
        return {"monthly": nw.when(number["sum"].is_null()).then(self._of_paid(number)).otherwise(number["sum"])}

    def columns(self, number: Mapping[str, nw.Expr]) -> FormulaColumns:
        monthly, left = number["monthly"], not_negative(number["months"] - nw.col(self.formula.used))
        amounts = {
            Kind.MONTHLY: monthly,
            Kind.REMAINING: monthly * left,
            Kind.TOTAL: monthly * number["months"],
        }
        return FormulaColumns(amounts, number["partial"])

    def _of_paid(self, number: Mapping[str, nw.Expr]) -> nw.Expr:
        paid = [nw.when(number[fact].fill_null(False)).then(nw.col(fact)).otherwise(whole(0)) for fact in self._paid]
        counted = reduce(add, paid) if paid else whole(0)
        rounded = (counted * number["numerator"] + number["rounding"]) // number["denominator"]
        return at_most(rounded, number["cap"])


@reading_of.register
def _(formula: Subsidy) -> Reading:
    return SubsidyReading(formula)
