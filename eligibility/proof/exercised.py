"""What the worked cases try out (案例覆盖): every value that the rules name, and both sides of every line that they draw.

A line is tried out where one case lies exactly on it and another directly beside it. This needs no z3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from eligibility.criteria import Facts
from eligibility.criteria.age_line import AgeLine
from eligibility.criteria.compare import Compare
from eligibility.criteria.equals import Equals
from eligibility.criteria.includes_any import IncludesAny
from eligibility.criteria.months_since import MonthsSince
from eligibility.criteria.on_or_after import OnOrAfter
from eligibility.criteria.one_of import OneOf
from eligibility.facts import FactReader
from eligibility.months import month_of
from eligibility.rulebook import Rulebook
from eligibility.rulebook.criteria import Criterion
from eligibility.rulebook.faults import Fault
from eligibility.rulebook.scenarios import Scenario
from eligibility.rulebook.whereabouts import declared, fault_at

Case = tuple[date, Facts]


@dataclass(frozen=True, slots=True)
class Line:
    """Two neighbouring answers between which a criterion turns."""

    fact: str
    sides: tuple[Any, Any]
    others: tuple[tuple[str, Any], ...] = ()

    def tried(self, facts: Facts) -> Iterator[Any]:
        """The side on which a case lies, if on any."""
        if all(facts.get(fact) == value for fact, value in self.others) and facts.get(self.fact) in self.sides:
            yield facts[self.fact]


def untried(book: Rulebook, scenarios: Sequence[Scenario]) -> Iterator[Fault]:
    """A fault for every value and every side of a line that no case tries out."""
    reader = FactReader(book)
    cases = [(scenario.as_of, reader.read(scenario.situation, scenario.as_of)) for scenario in scenarios]
    for name, file in declared(book, "criteria").items():
        criterion = book.criteria[name]
        for what in [*_values(book, criterion, cases), *_lines(book, criterion, cases)]:
            remedy = "add such a case to rules/scenarios, with the answer that the law gives"
            yield fault_at(book, file, [name], f"{name}: no scenario has {what}", remedy)


def _values(book: Rulebook, criterion: Criterion, cases: list[Case]) -> Iterator[str]:
    operator = criterion.operator
    wanted: set[Any]
    if isinstance(operator, Equals):
        wanted = {True, False} if isinstance(operator.value, bool) else {operator.value}
    elif isinstance(operator, OneOf | IncludesAny):
        wanted = set(operator.values)
    else:
        return
    fact = operator.fact
    given = [facts[fact] for _, facts in cases if fact in facts]
    seen = {value for answer in given for value in (answer if isinstance(answer, tuple) else (answer,))}
    for value in sorted(wanted - seen, key=str):
        yield f"{fact}: {str(value).lower()}"
    holding = [isinstance(operator, IncludesAny) and not operator.values.isdisjoint(answer) for answer in given]
    if isinstance(operator, IncludesAny) and all(holding):
        yield f"{fact} without any of these values"


def _lines(book: Rulebook, criterion: Criterion, cases: list[Case]) -> Iterator[str]:
    tried: dict[int, set[Any]] = {}
    drawn: dict[int, str] = {}
    for day, facts in cases:
        for number, line in enumerate(_drawn(book, criterion, day)):
            sides = tried.setdefault(number, set())
            sides |= {line.sides.index(side) for side in line.tried(facts)}
            beside = "".join(f" and {fact}: {value}" for fact, value in line.others)
            drawn[number] = f"{line.fact} directly {{side}} the line{beside}"
    for number, sides in tried.items():
        for side in {0, 1} - sides:
            yield drawn[number].format(side=("before", "on")[side])


def _drawn(book: Rulebook, criterion: Criterion, day: date) -> Iterator[Line]:
    """The lines of a criterion on a day, each as the last answer before it and the first one on it."""
    operator = criterion.operator
    number: Mapping[str, Any] = book.parameters

    def at(value: int | str) -> int | None:
        return value if isinstance(value, int) else number[value].at(day)

    if isinstance(operator, Compare) and (limit := at(operator.value)) is not None:
        first = limit if operator.comparison in (">=", "<") else limit + 1
        yield Line(operator.fact, (first - 1, first))
    elif isinstance(operator, AgeLine):
        for sex, years in (("female", at(operator.female)), ("male", at(operator.male))):
            if years is not None:
                line = years + operator.plus
                yield Line(operator.age, (line - 1, line), ((operator.sex, sex),))
    elif isinstance(operator, MonthsSince) and (limit := at(operator.at_most)) is not None:
        oldest = month_of(day) - limit
        yield Line(operator.fact, (oldest - 1, oldest))
    elif isinstance(operator, OnOrAfter) and operator.day > min(one.in_force_from for one in book.documents.values()):
        yield Line(operator.fact, (operator.day - timedelta(days=1), operator.day))
