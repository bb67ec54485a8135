"""The plan of a table (计划): all that a rule base works out for many workers on one day, as stages that any engine can run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import narwhals as nw

from eligibility.amounts.amount import Kind
from eligibility.columnar.answers import Answers
from eligibility.columnar.criteria import CriterionReader
from eligibility.columnar.day import fixed
from eligibility.columnar.deadlines import DeadlineColumns, TurningDays
from eligibility.columnar.drafted import as_drafted
from eligibility.columnar.gathering import join_places, settle_age
from eligibility.columnar.logic import conclusion
from eligibility.columnar.operators import OperatorReader
from eligibility.columnar.places import PlaceTable
from eligibility.columnar.selections import Selections
from eligibility.columnar.stages import Stages
from eligibility.columnar.statuses import Conclusions, StatusColumns, status_columns
from eligibility.columnar.sums import Sums
from eligibility.compiler import compile_program
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Selector

WORK = "work_region"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to work out: amounts, deadlines, drafts too; all provisions, or only those ``among`` these (by id)."""

    amounts: bool = True
    deadlines: bool = True
    drafts: bool = False
    among: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class ProvisionColumns:
    """What is worked out of one provision; an amount is in fen, a share in millionths, a day is counted from 1970-01-01."""

    provision: Provision
    status: StatusColumns
    amounts: Mapping[Kind, nw.Expr]
    deadline: DeadlineColumns | None


@dataclass
class Plan:
    """One rule base, compiled for one day: after ``stages`` have been run, the columns of ``provisions`` and ``choices`` are there."""

    book: Rulebook
    as_of: date
    wanted: Wanted = Wanted()
    stages: Stages = field(default_factory=Stages)
    provisions: dict[str, ProvisionColumns] = field(default_factory=dict)
    choices: dict[str, dict[str, nw.Expr]] = field(default_factory=dict)
    """For each group of benefits that exclude each other, whether one brings most."""
    drafted: dict[str, nw.Expr] = field(default_factory=dict)
    """For what only drafts promised, whether it would be met."""

    def __post_init__(self) -> None:
        selector = Selector(self.book.regions)
        self._program = compile_program(self.book, selector)
        self._places = PlaceTable(self.book, WORK)
        asked = [it for it in self.book.provisions.values() if self._asked(it)]
        self._selections = Selections(asked, selector, self._places, self.as_of)
        listed = [it for it in asked if self._selections.anywhere(it.id, self.as_of)]
        sums = Sums(self.book, self._places, listed if self.wanted.amounts else [], self.as_of, self.stages)
        self.stages.begin()
        settle_age(self.stages, self.as_of)
        join_places(self.stages, self._places)
        self.stages.begin()
        self._selections.locate(self.stages)
        self._criteria()
        statuses = self._statuses(listed)
        sums.join()
        deadlines = self._deadlines(listed, statuses)
        self.stages.begin()
        for provision in listed:
            status, deadline = statuses[provision.id], deadlines.get(provision.id)
            amounts = sums.amounts(provision, status)
            self.provisions[provision.id] = ProvisionColumns(provision, status, amounts, deadline)
            if provision.draft_only:
                self.drafted[provision.id] = self.stages.put(
                    f"{provision.id} as drafted",
                    as_drafted(provision, self._selections, self.as_of, self.stages.verdict).nullable(),
                )
        reckoned = ((it.provision, it.status, it.amounts) for it in self.provisions.values())
        self.choices = sums.choices(reckoned)

    def too_coarse(self, provision: str) -> tuple[bool, list[str]]:
        """Where a work place leaves open which bases of a provision apply: whether one that is not known does, and which codes."""
        coarse, stands_for = self._selections.too_coarse(provision, self.as_of), self._places.stands_for
        return None in coarse, [code for code, other in stands_for.items() if code is not None and other in coarse]

    def _asked(self, provision: Provision) -> bool:
        among = self.wanted.among is None or provision.id in self.wanted.among
        return among and (self.wanted.drafts or not provision.draft_only)

    def _criteria(self) -> None:
        answers = Answers(self.stages)
        self.stages.begin()
        questions, age = self.book.questions.by_fact, self.stages["age today"]
        operators = OperatorReader(questions, answers, fixed(self.as_of), age)
        reader = CriterionReader(self.book, self.as_of, operators)
        for name in self.book.criteria:
            self.stages.offer(name, reader.verdict(name))
        self.stages.begin()
        for concept in self.book.concepts.values():
            self.stages.offer(concept.id, conclusion(concept.conclusion, self.stages.verdict))

    def _statuses(self, listed: Sequence[Provision]) -> dict[str, StatusColumns]:
        drawn = Conclusions(self._program, self.stages)
        self.stages.begin()
        for provision in listed:
            classes = self._selections.candidates(provision.id, self.as_of).values()
            drawn.grant({variant.key: variant for found in classes for variant in found}.values())
        self.stages.begin()
        return {it.id: self._kept(it.id, status_columns(it, drawn, self._selections, self.as_of)) for it in listed}

    def _kept(self, name: str, status: StatusColumns) -> StatusColumns:
        """The columns of a status, worked out once."""
        return StatusColumns(
            self.stages.put(f"{name} present", status.present),
            self.stages.put(f"{name} eligible", status.eligible),
            self.stages.put(f"{name} refused", status.refused),
            None if status.unverified is None else self.stages.put(f"{name} unverified", status.unverified),
        )

    def _deadlines(
        self, listed: Sequence[Provision], statuses: Mapping[str, StatusColumns]
    ) -> dict[str, DeadlineColumns]:
        if not self.wanted.deadlines:
            return {}
        days = TurningDays(self.book, self._program, self._selections, self.stages, self.as_of)
        return days.work([(it, statuses[it.id]) for it in listed if not it.draft_only])
