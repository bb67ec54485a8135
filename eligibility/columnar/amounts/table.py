"""The table of a formula: its numbers in every state of a place, of the criteria it looks at, and of an answer that chooses rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial, reduce
from itertools import product
from math import prod
from operator import add
from typing import Any

import narwhals as nw

from eligibility.amounts import Formula, Standards
from eligibility.amounts.figures import PLACE, Figures, Unworkable
from eligibility.amounts.standards import Found, Gap, Standard
from eligibility.columnar.amounts.reading import FormulaColumns, Numbers, Reading, reading_of
from eligibility.columnar.amounts.states import VERDICTS, in_every_state
from eligibility.columnar.logic import VerdictColumns, VerdictOf, column
from eligibility.columnar.places import PlaceTable
from eligibility.columnar.stages import Lookup, Stages
from eligibility.conditions import names
from eligibility.rulebook import Rulebook
from eligibility.verdict import Verdict

_OPEN = ("",)  # which answer an open condition waits for does not matter here, only that it does


@dataclass
class FormulaTable:
    """One formula of one provision, for one day."""

    book: Rulebook
    name: str
    formula: Formula
    places: PlaceTable
    standards: Standards
    as_of: date
    _states: dict[Hashable, tuple[int, str | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._reading: Reading = reading_of(self.formula)
        self._names = sorted({name for condition in self.formula.conditions for name in names(condition)})
        chosen_by = (self.book.parameters[name].by for name in self.formula.parameters)
        self._by = sorted({fact for fact in chosen_by if fact is not None})
        self._choices = [[None, *self.book.questions.by_fact[fact].choices] for fact in self._by]
        named = {code for name in self.formula.parameters for code in self.book.parameters[name].regions}
        self._place = self.places.add(f"sums__{self.name}", self.places.ask(self._class_of, named))

    def find(self, stages: Stages) -> Lookup:
        """Find the state of every row, in the present stage; the numbers to join by it."""
        stages.put(f"state__{self.name}", self._state(stages.verdict))
        key = stages.column(f"state__{self.name}")
        return Lookup(key, self._columns(key))

    def share(self, stages: Stages) -> None:
        """Work out in the present stage what several amounts have in common, once the numbers are joined."""
        shared = self._reading.shared(self._numbers())
        self._shared = {name: stages.put(self._column(name), expr) for name, expr in shared.items()}

    def columns(self) -> FormulaColumns:
        """The amounts of every row, once that has been worked out too."""
        return self._reading.columns({**self._numbers(), **self._shared})

    def _numbers(self) -> dict[str, nw.Expr]:
        return {name: nw.col(self._column(name)) for name in self._reading.names}

    def _column(self, number: str) -> str:
        return f"{self.name}__{number}"

    def _class_of(self, place: str | None) -> int:
        """The number of a class of places that are alike to the formula; the first of them stands for it."""
        said = tuple(
            _said(self.standards.find(self.book.parameters[name], place, self.as_of, case))
            for name in self.formula.parameters
            for case in self._cases(name)
        )
        return self._states.setdefault(said, (len(self._states), place))[0]

    def _cases(self, parameter: str) -> list[str | None]:
        by = self.book.parameters[parameter].by
        return [None] if by is None else list(self.book.questions.by_fact[by].choices)

    def _state(self, verdict_of: VerdictOf) -> nw.Expr:
        place = _whole(0) if self._place is None else nw.col(self._place).cast(nw.Int32) * self._size
        weight, digits = self._size, []
        for name in self._names:
            weight //= len(VERDICTS)
            digits.append(_verdict(verdict_of(name), weight))
        for fact, found in zip(self._by, self._choices, strict=True):
            weight //= len(found)
            digits.append(_position(fact, found, weight))
        return reduce(add, digits, place)

    def _columns(self, key: str) -> Mapping[str, list[Any]]:
        rows = list(self._rows())
        return {
            key: [state for state, _ in rows],
            **{self._column(name): [numbers[name] for _, numbers in rows] for name in self._reading.names},
        }

    def _rows(self) -> Iterator[tuple[int, Numbers]]:
        """Every state in which there is something to reckon with, in the order of :meth:`_state`."""
        for number, place in self._states.values():
            for chosen, answers in enumerate(product(*self._choices)):
                facts = {PLACE: place, **dict(zip(self._by, answers, strict=True))}
                work = partial(self._reckoned, {fact: value for fact, value in facts.items() if value is not None})
                for index, numbers in enumerate(in_every_state(self._names, work)):
                    if numbers is not None:
                        yield number * self._size + index * self._chosen + chosen, numbers

    def _reckoned(self, facts: Mapping[str, Any], verdict_of: Callable[[str], Verdict]) -> Numbers | None:
        """The numbers in one state; None where there are none, or they cannot be told."""
        at = Figures(facts, self.as_of, self.book.parameters, self.standards, verdict_of, lambda _: _OPEN)
        try:
            return self._reading.numbers(at)
        except Unworkable:
            return None

    @property
    def _chosen(self) -> int:
        return prod(map(len, self._choices))

    @property
    def _size(self) -> int:
        return int(len(VERDICTS) ** len(self._names)) * self._chosen


def _said(found: Found) -> Hashable:
    if isinstance(found, Standard):
        return found.value, found.rank, found.last_known, found.row.at_most
    return type(found).__name__, found.rank if isinstance(found, Gap) else None


def _verdict(verdict: VerdictColumns, weight: int) -> nw.Expr:
    """The digit of a verdict, weighed. Choosing between numbers takes engines half as long as casting a verdict to one."""
    unless_true = nw.when(column(verdict.fails)).then(_whole(0)).otherwise(_whole(2 * weight))
    return nw.when(column(verdict.holds)).then(_whole(weight)).otherwise(unless_true)


def _position(fact: str, found: list[str | None], weight: int) -> nw.Expr:
    """The position of a row's answer among the choices, weighed; no answer comes first."""
    expr = _whole(0)
    for position, choice in enumerate(found):
        if choice is not None:
            expr = nw.when(nw.col(fact) == choice).then(_whole(position * weight)).otherwise(expr)
    return expr


def _whole(number: int) -> nw.Expr:
    return nw.lit(number, dtype=nw.Int32)
