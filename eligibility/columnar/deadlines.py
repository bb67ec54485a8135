"""Deadlines in columns (期限): a provision is asked again on each of its turning days, and the first that differs counts.

The same reading as :class:`eligibility.deadlines.Deadlines`; days are numbers until they are written out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

import narwhals as nw

from eligibility.columnar.answers import Answers
from eligibility.columnar.criteria import CriterionReader
from eligibility.columnar.day import Day
from eligibility.columnar.events import BIRTH, Event, at_day, events_of
from eligibility.columnar.logic import Truth, VerdictColumns, certainly, column, conclusion
from eligibility.columnar.operators import OperatorReader
from eligibility.columnar.schema import day_number
from eligibility.columnar.selections import Selections
from eligibility.columnar.stages import Stages
from eligibility.columnar.statuses import Conclusions, StatusColumns, met, surely
from eligibility.conditions import names
from eligibility.program import Program
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Variant


@dataclass(frozen=True, slots=True)
class DeadlineColumns:
    """The first day on which a provision will be met, and the last on which it still is, as numbers; null: no such day."""

    opens_on: nw.Expr
    closes_on: nw.Expr


@dataclass
class TurningDays:
    """Asks provisions again on their turning days, in stages of their own."""

    book: Rulebook
    program: Program
    selections: Selections
    stages: Stages
    as_of: date
    _events: dict[str, Event] = field(default_factory=dict)
    _drawn: dict[str, Conclusions] = field(default_factory=dict)
    _watched: dict[str, list[str]] = field(default_factory=dict)
    _behind: dict[str, set[str]] = field(default_factory=dict)

    def work(self, asked: Collection[tuple[Provision, StatusColumns]]) -> dict[str, DeadlineColumns]:
        """Work out the deadlines of provisions; one without any turning day ahead has none and is left out."""
        for provision, _ in asked:
            self._watch(provision)
        turning = [(provision, status) for provision, status in asked if self._watched[provision.id]]
        for work in (self._day, self._age):
            self._work(work)
        self.stages.begin()
        self._answers = Answers(self.stages)
        for work in (self._criteria, self._concepts):
            self._work(work)
        self.stages.begin()
        for provision, _ in turning:
            for key in self._watched[provision.id]:
                self._drawn[key].grant(self._variants(provision))
        self.stages.begin()
        for provision, _ in turning:
            for key in self._watched[provision.id]:
                self.stages.put(f"{provision.id} met@{key}", column(self._met(provision, key)))
        return {provision.id: self._deadline(provision, status) for provision, status in turning}

    def _work(self, work: Callable[[Event], None]) -> None:
        self.stages.begin()
        for event in self._events.values():
            work(event)

    def _watch(self, provision: Provision) -> None:
        """Note the events of a provision, and the criteria that it reads."""
        behind = {name for tree in provision.conditions() for outer in names(tree) for name in self._criteria_in(outer)}
        at = self.book.circumstances(self.as_of)
        events = [event for name in sorted(behind) for event in events_of(self.book.criteria[name].operator, at)]
        events += [at_day(day) for day in self.selections.turns[provision.id]]
        ahead = {event.key: event for event in events if event.day.literal is None or event.day.literal > self.as_of}
        self._watched[provision.id] = list(ahead)
        for key, event in ahead.items():
            if key not in self._events:
                self._events[key] = event
                self._drawn[key] = Conclusions(self.program, self.stages, surely, f"@{key}")
            self._behind.setdefault(key, set()).update(behind)

    def _criteria_in(self, name: str) -> Iterator[str]:
        if name in self.book.criteria:
            yield name
            return
        yield from self.book.concepts[name].conclusion.reads()

    def _day(self, event: Event) -> None:
        day = event.day
        happens = day.number > day_number(self.as_of)
        if event.needs is not None:
            happens = happens & ~nw.col(event.needs).is_null()
        self.stages.put(f"happens@{event.key}", certainly(happens))
        for part, expr in (("number", day.number), ("month", day.month), ("completed", day.completed)):
            self.stages.put(f"{part}@{event.key}", expr)

    def _on(self, event: Event) -> Day:
        number, month, completed = (self.stages[f"{part}@{event.key}"] for part in ("number", "month", "completed"))
        return Day(number, month, completed, event.day.literal)

    def _age(self, event: Event) -> None:
        """The age on the day, where the birth month tells it."""
        then = (self._on(event).completed - nw.col(BIRTH)) // 12
        self.stages.put(
            f"age@{event.key}", nw.when(nw.col(BIRTH).is_null()).then(self.stages["age today"]).otherwise(then)
        )

    def _criteria(self, event: Event) -> None:
        questions, then = self.book.questions.by_fact, f"@{event.key}"
        operators = OperatorReader(questions, self._answers, self._on(event), self.stages[f"age{then}"], then)
        reader = CriterionReader(self.book, self.as_of, operators)
        for name in sorted(self._behind[event.key]):
            if reader.turns(name):
                self.stages.offer(f"{name}@{event.key}", reader.verdict(name))

    def _concepts(self, event: Event) -> None:
        def then(name: str) -> VerdictColumns:
            turned = f"{name}@{event.key}"
            return self.stages.verdict(turned if turned in self.stages else name)

        for concept in self.book.concepts.values():
            if any(f"{name}@{event.key}" in self.stages for name in concept.conclusion.reads()):
                self.stages.offer(f"{concept.id}@{event.key}", conclusion(concept.conclusion, then))

    def _variants(self, provision: Provision) -> Collection[Variant]:
        days = (self.as_of, *self.selections.turns[provision.id])
        classes = [found for day in days for found in self.selections.candidates(provision.id, day).values()]
        return {variant.key: variant for found in classes for variant in found}.values()

    def _met(self, provision: Provision, key: str) -> Truth:
        """Whether the provision is certainly met on the day of an event, by the candidates of that day."""
        drawn, on = self._drawn[key], self._on(self._events[key])

        def among(day: date) -> Truth:
            return met(provision, drawn, self.selections, day)

        turns = self.selections.turns[provision.id]
        if on.literal is not None:
            return among(max(day for day in (self.as_of, *turns) if day <= on.literal))
        return on.since(turns, among, self.as_of)

    def _deadline(self, provision: Provision, status: StatusColumns) -> DeadlineColumns:
        opens = nw.when(status.present & status.refused).then(self._first(provision, met=True))
        closes = nw.when(status.eligible).then(self._first(provision, met=False) - 1)
        return DeadlineColumns(opens, closes)

    def _first(self, provision: Provision, *, met: bool) -> nw.Expr:
        """The first day on which the provision is met, or is not met."""
        days: list[nw.Expr] = []
        for key in self._watched[provision.id]:
            then = self.stages[f"{provision.id} met@{key}"]
            turned = self.stages[f"happens@{key}"] & (then if met else ~then)
            days.append(nw.when(turned).then(self.stages[f"number@{key}"]))
        return days[0] if len(days) == 1 else nw.min_horizontal(*days)
