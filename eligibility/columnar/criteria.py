"""Criteria as columns (判断标准): the same declarations as for one worker, read for all rows at once.

Thresholds that depend on the day are worked out beforehand and compared as literals.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod

import narwhals as nw

from eligibility.columnar.day import Day
from eligibility.columnar.logic import every, known, some, unknown
from eligibility.columnar.places import area_column, province_column, within_column
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
from eligibility.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class CriterionReader:
    """Reads criteria for one rule base as columns, on a day; ``age`` is the column of the age on that day."""

    book: Rulebook
    as_of: date
    day: Day
    age: nw.Expr

    def verdict(self, name: str) -> nw.Expr:
        """The verdict of a criterion."""
        operator = self.book.criteria[name].operator
        return self.day.since(self._turns(operator), lambda day: self.read(operator, self._at(day)), self.as_of)

    def turns(self, name: str) -> bool:
        """Whether the verdict can be another one on this day than on the day asked about, the answers being the same."""
        operator = self.book.criteria[name].operator
        if any(turn > self.as_of for turn in self._turns(operator)):
            return True
        return isinstance(operator, AgeLine | MonthsSince) or (isinstance(operator, SameYear) and not operator.other)

    def _at(self, day: date) -> Circumstances:
        return self.book.circumstances(day)

    def _turns(self, operator: Operator) -> list[date]:
        """The days on which the literals of an operator change for everybody."""
        at = self._at(self.as_of)
        match operator:
            case AgeLine():
                return [*at.moves(operator.female), *at.moves(operator.male)]
            case Compare():
                return [*at.moves(operator.value)]
            case MonthsSince():
                return [*at.moves(operator.at_most)]
            case Listed():
                return [row.since for row in at.listings.rows]
            case OnOrAfter():
                return [operator.day]
            case _:
                return []

    @singledispatchmethod
    def read(self, operator: Operator, at: Circumstances) -> nw.Expr:
        """The column of one operator. Raises TypeError for an operator that has no reading here."""
        raise TypeError(f"no columns for a criterion of type {operator.key}")

    @read.register
    def _(self, operator: Equals, at: Circumstances) -> nw.Expr:
        column = nw.col(operator.fact)
        if isinstance(operator.value, bool):
            return column if operator.value else ~column
        return column == operator.value

    @read.register
    def _(self, operator: OneOf, at: Circumstances) -> nw.Expr:
        return some(nw.col(operator.fact) == value for value in sorted(operator.values))

    @read.register
    def _(self, operator: IncludesAny, at: Circumstances) -> nw.Expr:
        return some(nw.col(listed(operator.fact, value)) for value in sorted(operator.values))

    @read.register
    def _(self, operator: Compare, at: Circumstances) -> nw.Expr:
        limit = at.number(operator.value)
        if limit is None:
            return unknown()
        scale = 100 if self.book.questions.by_fact[operator.fact].type == "hours" else 1
        compared: nw.Expr = COMPARISONS[operator.comparison](nw.col(operator.fact), limit * scale)  # type: ignore[assignment]
        return compared

    @read.register
    def _(self, operator: AgeLine, at: Circumstances) -> nw.Expr:
        woman = nw.col(operator.sex) == "female"
        over_hers, over_his = (self._over(line, operator.plus, at) for line in (operator.female, operator.male))
        # whose sex is not known is over the line where she or he would be over either
        return (woman & over_hers) | (~woman & over_his) | (over_hers & over_his)

    def _over(self, given: int | str, plus: int, at: Circumstances) -> nw.Expr:
        line = at.number(given)
        return unknown() if line is None else self.age >= line + plus

    @read.register
    def _(self, operator: MonthsSince, at: Circumstances) -> nw.Expr:
        limit, month = at.number(operator.at_most), nw.col(operator.fact)
        if limit is None:
            return unknown()
        latest = self.day.completed if operator.may_lie_ahead else self.day.month
        return (month >= self.day.month - limit) & (month <= latest)

    @read.register
    def _(self, operator: SameYear, at: Circumstances) -> nw.Expr:
        other = self.day.month if operator.other is None else nw.col(operator.other)
        return nw.col(operator.fact) // 12 == other // 12

    @read.register
    def _(self, operator: OnOrAfter, at: Circumstances) -> nw.Expr:
        reached = nw.col(operator.fact) >= day_number(operator.day)
        return reached.fill_null(False) if at.as_of < operator.day else reached

    @read.register
    def _(self, operator: Within, at: Circumstances) -> nw.Expr:
        return nw.col(within_column(operator.fact, operator.region))

    @read.register
    def _(self, operator: SameArea, at: Circumstances) -> nw.Expr:
        one, other = operator.fact, operator.other
        same_province = nw.col(province_column(one)) == nw.col(province_column(other))
        return same_province & (nw.col(area_column(one)) == nw.col(area_column(other)))

    @read.register
    def _(self, operator: Listed, at: Circumstances) -> nw.Expr:
        pairs: list[nw.Expr] = []
        for row in at.listings.rows:
            if row.since > at.as_of:
                continue
            matched = [
                nw.col(operator.platform) == row.platform,
                nw.col(operator.occupation) == row.occupation,
                # whoever was hurt before the line was listed is out
                *([nw.col(operator.on) >= day_number(row.since)] if operator.on else []),
            ]
            pairs.append(every(matched))
        return some(pairs) if pairs else known(False)
