"""Criteria as columns (判断标准): the same declarations as for one worker, read for all rows at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from eligibility.columnar.logic import Truth, VerdictColumns
from eligibility.columnar.operators import OperatorReader
from eligibility.criteria import Circumstances, Operator
from eligibility.criteria.age_line import AgeLine
from eligibility.criteria.compare import Compare
from eligibility.criteria.listed import Listed
from eligibility.criteria.months_since import MonthsSince
from eligibility.criteria.on_or_after import OnOrAfter
from eligibility.criteria.same_year import SameYear
from eligibility.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class CriterionReader:
    """Reads the criteria of one rule base, asked about on ``as_of``, on the day of the reader of their operators."""

    book: Rulebook
    as_of: date
    operators: OperatorReader

    def verdict(self, name: str) -> VerdictColumns:
        """The verdict of a criterion."""
        operator = self.book.criteria[name].operator

        def side(of: Callable[[VerdictColumns], Truth]) -> Truth:
            def on(day: date) -> Truth:
                return of(self.operators.read(operator, self._at(day)))

            return self.operators.day.since(self._turns(operator), on, self.as_of)

        return VerdictColumns(lambda: side(lambda it: it.holds), lambda: side(lambda it: it.fails))

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
