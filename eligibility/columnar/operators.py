"""Operators as columns (比较): what each kind of criterion makes of the answers of every row, on one day.

Thresholds that depend on the day are worked out beforehand and compared as literals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod

import narwhals as nw

from eligibility.columnar.answers import Answers
from eligibility.columnar.day import Day
from eligibility.columnar.logic import UNKNOWN, VerdictColumns, all_of, any_of, contrary
from eligibility.columnar.places import INSIDE, OUTSIDE, area_column, province_column, within_column
from eligibility.columnar.schema import day_number, listed
from eligibility.criteria import Circumstances, Operator
from eligibility.criteria.age_line import AgeLine
from eligibility.criteria.compare import COMPARISONS, Compare
from eligibility.criteria.equals import Equals
from eligibility.criteria.includes_any import IncludesAny
from eligibility.criteria.listed import Listed
from eligibility.criteria.months_since import MonthsSince
from eligibility.criteria.on_or_after import OnOrAfter
from eligibility.criteria.one_of import OneOf
from eligibility.criteria.same_area import SameArea
from eligibility.criteria.same_year import SameYear
from eligibility.criteria.within import Within
from eligibility.rulebook.questions import Question


@dataclass(frozen=True, slots=True)
class OperatorReader:
    """Reads operators on a day; ``age`` is the column of the age on it, and ``suffix`` tells what is compared on it from other days."""

    questions: Mapping[str, Question]
    answers: Answers
    day: Day
    age: nw.Expr
    suffix: str = ""

    @singledispatchmethod
    def read(self, operator: Operator, at: Circumstances) -> VerdictColumns:
        """The verdict of one operator. Raises TypeError for an operator that has no reading here."""
        raise TypeError(f"no columns for a criterion of type {operator.key}")

    @read.register
    def _(self, operator: Equals, at: Circumstances) -> VerdictColumns:
        if isinstance(operator.value, bool):
            said = self.answers.said(operator.fact)
            return said if operator.value else said.opposite
        return self._is(operator.fact, operator.value)

    @read.register
    def _(self, operator: OneOf, at: Circumstances) -> VerdictColumns:
        return any_of(self._is(operator.fact, value) for value in sorted(operator.values))

    @read.register
    def _(self, operator: IncludesAny, at: Circumstances) -> VerdictColumns:
        return any_of(self.answers.said(listed(operator.fact, value)) for value in sorted(operator.values))

    @read.register
    def _(self, operator: Compare, at: Circumstances) -> VerdictColumns:
        limit = at.number(operator.value)
        if limit is None:
            return UNKNOWN
        scale = 100 if self.questions[operator.fact].type == "hours" else 1
        compared: nw.Expr = COMPARISONS[operator.comparison](nw.col(operator.fact), limit * scale)  # type: ignore[assignment]
        return self.answers.compared(f"{operator.fact} {operator.comparison} {limit}", compared)

    @read.register
    def _(self, operator: AgeLine, at: Circumstances) -> VerdictColumns:
        woman = self._is(operator.sex, "female")
        hers, his = (self._over(line, operator.plus, at) for line in (operator.female, operator.male))
        # whose sex is not known is over the line where she or he would be over either
        return any_of([all_of([woman, hers]), all_of([woman.opposite, his]), all_of([hers, his])])

    def _over(self, given: int | str, plus: int, at: Circumstances) -> VerdictColumns:
        line = at.number(given)
        return UNKNOWN if line is None else self._on_day(f"age >= {line + plus}", self.age >= line + plus)

    @read.register
    def _(self, operator: MonthsSince, at: Circumstances) -> VerdictColumns:
        limit, month = at.number(operator.at_most), nw.col(operator.fact)
        if limit is None:
            return UNKNOWN
        ahead = operator.may_lie_ahead
        latest = self.day.completed if ahead else self.day.month
        return all_of(
            [
                self._on_day(f"{operator.fact} within {limit} months", month >= self.day.month - limit),
                self._on_day(f"{operator.fact} is past{', or ahead in its month' if ahead else ''}", month <= latest),
            ]
        )

    @read.register
    def _(self, operator: SameYear, at: Circumstances) -> VerdictColumns:
        year, other = nw.col(operator.fact) // 12, operator.other
        if other is None:
            return self._on_day(f"{operator.fact} in this year", year == self.day.month // 12)
        return self.answers.compared(f"{operator.fact} in the year of {other}", year == nw.col(other) // 12)

    @read.register
    def _(self, operator: OnOrAfter, at: Circumstances) -> VerdictColumns:
        reached = self._reached(operator.fact, operator.day)
        if at.as_of >= operator.day:
            return reached
        # no day that is past can lie after one that is still ahead
        return VerdictColumns(reached.when_true, lambda: contrary(reached.holds))

    @read.register
    def _(self, operator: Within, at: Circumstances) -> VerdictColumns:
        lies = nw.col(within_column(operator.fact, operator.region))
        return VerdictColumns(lambda: lies == INSIDE, lambda: lies == OUTSIDE)

    @read.register
    def _(self, operator: SameArea, at: Circumstances) -> VerdictColumns:
        return all_of(
            self.answers.compared(
                f"{column(operator.fact)} = {column(operator.other)}",
                nw.col(column(operator.fact)) == nw.col(column(operator.other)),
            )
            for column in (province_column, area_column)
        )

    @read.register
    def _(self, operator: Listed, at: Circumstances) -> VerdictColumns:
        return any_of(
            all_of(
                [
                    self._is(operator.platform, row.platform),
                    self._is(operator.occupation, row.occupation),
                    # whoever was hurt before the line was listed is out
                    *([self._reached(operator.on, row.since)] if operator.on else []),
                ]
            )
            for row in at.listings.rows
            if row.since <= at.as_of
        )

    def _is(self, fact: str, value: object) -> VerdictColumns:
        return self.answers.compared(f"{fact} = {value}", nw.col(fact) == value)

    def _reached(self, fact: str, day: date) -> VerdictColumns:
        return self.answers.compared(f"{fact} >= {day}", nw.col(fact) >= day_number(day))

    def _on_day(self, name: str, comparison: nw.Expr) -> VerdictColumns:
        """A comparison that may come to something else on another day."""
        return self.answers.compared(name + self.suffix, comparison)
