"""The plan of a table (计划): all that a rule base works out for many workers on one day, as stages that any engine can run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import narwhals as nw

from eligibility.amounts.amount import Kind
from eligibility.amounts.standards import Standards
from eligibility.columnar.amounts import FormulaTable
from eligibility.columnar.choices import recommended
from eligibility.columnar.criteria import CriterionReader
from eligibility.columnar.day import fixed
from eligibility.columnar.deadlines import DeadlineColumns, TurningDays
from eligibility.columnar.drafted import as_drafted
from eligibility.columnar.gathering import join_places, settle_age
from eligibility.columnar.logic import conclusion
from eligibility.columnar.places import PlaceTable
from eligibility.columnar.selections import Selections
from eligibility.columnar.stages import Stages
from eligibility.columnar.statuses import Conclusions, StatusColumns, status_columns
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
        self._standards = Standards(self.book.regions)
        self._places = PlaceTable(self.book, WORK)
        asked = [it for it in self.book.provisions.values() if self._asked(it)]
        self._selections = Selections(asked, selector, self._places, self.as_of)
        listed = [it for it in asked if self._selections.anywhere(it.id, self.as_of)]
        tables = {it.id: self._tables(it) for it in listed}
        self.stages.begin()
        settle_age(self.stages, self.as_of)
        join_places(self.stages, self._places)
        self.stages.begin()
        self._selections.locate(self.stages)
        self._criteria()
        statuses = self._statuses(listed)
        self._join(table for found in tables.values() for table in found)
        deadlines = self._deadlines(listed, statuses)
        self.stages.begin()
        for provision in listed:
            status = statuses[provision.id]
            amounts = self._amounts(provision, tables[provision.id], status)
            self.provisions[provision.id] = ProvisionColumns(provision, status, amounts, deadlines.get(provision.id))
            if provision.draft_only:
                self.drafted[provision.id] = self.stages.put(
                    f"{provision.id} as drafted",
                    as_drafted(provision, self._selections, self.as_of, self.stages.__getitem__),
                )
        self._choose()

    def too_coarse(self, provision: str) -> tuple[bool, list[str]]:
        """Where a work place leaves open which bases of a provision apply: whether one that is not known does, and which codes."""
        coarse, stands_for = self._selections.too_coarse(provision, self.as_of), self._places.stands_for
        return None in coarse, [code for code, other in stands_for.items() if code is not None and other in coarse]

    def _asked(self, provision: Provision) -> bool:
        among = self.wanted.among is None or provision.id in self.wanted.among
        return among and (self.wanted.drafts or not provision.draft_only)

    def _criteria(self) -> None:
        reader = CriterionReader(self.book, self.as_of, fixed(self.as_of), self.stages["age today"])
        for name in self.book.criteria:
            self.stages.put(name, reader.verdict(name))
        self.stages.begin()
        for concept in self.book.concepts.values():
            self.stages.put(concept.id, conclusion(concept.conclusion, self.stages.__getitem__))

    def _statuses(self, listed: Sequence[Provision]) -> dict[str, StatusColumns]:
        drawn = Conclusions(self._program, self.stages, self.stages.__getitem__)
        for step in (drawn.grant, drawn.weigh):
            self.stages.begin()
            for provision in listed:
                classes = self._selections.candidates(provision.id, self.as_of).values()
                step(provision, {variant.key: variant for found in classes for variant in found}.values())
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

    def _tables(self, provision: Provision) -> list[FormulaTable]:
        if not self.wanted.amounts or provision.draft_only:
            return []
        return [
            FormulaTable(self.book, f"{provision.id}__{number}", formula, self._places, self._standards, self.as_of)
            for number, formula in enumerate(provision.amounts)
        ]

    def _join(self, tables: Iterable[FormulaTable]) -> None:
        """Join the numbers of all formulas. Which ones follows from criteria and concepts, so that the last stage may find them too."""
        listed = list(tables)
        self.stages.join([table.find(self.stages, self.stages.__getitem__) for table in listed])
        self.stages.begin()
        for table in listed:
            table.share(self.stages)

    def _amounts(
        self, provision: Provision, tables: Sequence[FormulaTable], status: StatusColumns
    ) -> dict[Kind, nw.Expr]:
        """The amounts of what is not a no; of several of a kind the first."""
        asked = ~status.refused
        every: dict[Kind, list[nw.Expr]] = {}
        for table in tables:
            worked = table.columns()
            for kind, amount in worked.amounts.items():
                every.setdefault(kind, []).append(amount)
            if worked.partial is not None:
                self.stages.put(f"{provision.id} partial", worked.partial)
        return {
            kind: self.stages.put(
                f"{provision.id} {kind.value}", nw.when(asked).then(nw.coalesce(*each) if len(each) > 1 else each[0])
            )
            for kind, each in every.items()
        }

    def _deadlines(
        self, listed: Sequence[Provision], statuses: Mapping[str, StatusColumns]
    ) -> dict[str, DeadlineColumns]:
        if not self.wanted.deadlines:
            return {}
        days = TurningDays(self.book, self._program, self._selections, self.stages, self.stages.__getitem__, self.as_of)
        return days.work([(it, statuses[it.id]) for it in listed if not it.draft_only])

    def _choose(self) -> None:
        """The choices between those benefits of which one is to be taken, wherever more than one can be reckoned."""
        groups: dict[str, list[ProvisionColumns]] = {}
        for columns in self.provisions.values():
            if columns.provision.one_of is not None and not columns.provision.draft_only:
                groups.setdefault(columns.provision.one_of, []).append(columns)
        for group, members in groups.items():
            if len(members) > 1 and self.wanted.amounts:
                self.choices[group] = recommended(
                    [(it.provision.id, it.status.eligible, self._ahead(it)) for it in members]
                )

    def _ahead(self, columns: ProvisionColumns) -> nw.Expr:
        """All that is still to come of a benefit, as :attr:`eligibility.reckoning.Reckoning.ahead`."""
        sums = [columns.amounts[kind] for kind in (Kind.REMAINING, Kind.ONE_OFF) if kind in columns.amounts]
        if not sums:
            return nw.lit(None, dtype=nw.Int64)
        ahead = nw.coalesce(*sums) if len(sums) > 1 else sums[0]
        partial = f"{columns.provision.id} partial"
        if partial not in self.stages:
            return ahead
        return nw.when(~self.stages[partial].fill_null(False)).then(ahead)
