"""The sums of all provisions (算账): their formulas, joined to every row, and which of the benefits to choose between brings most."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import narwhals as nw

from eligibility.amounts.amount import Kind
from eligibility.amounts.standards import Standards
from eligibility.columnar.amounts import FormulaTable
from eligibility.columnar.choices import Member, recommended
from eligibility.columnar.places import PlaceTable
from eligibility.columnar.stages import Stages
from eligibility.columnar.statuses import StatusColumns
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Provision

Amounts = Mapping[Kind, nw.Expr]


@dataclass
class Sums:
    """The sums of provisions on one day; what only drafts promised has none."""

    book: Rulebook
    places: PlaceTable
    provisions: Collection[Provision]
    as_of: date
    stages: Stages

    def __post_init__(self) -> None:
        standards = Standards(self.book.regions)
        self._tables = {
            it.id: [
                FormulaTable(self.book, f"{it.id}__{number}", formula, self.places, standards, self.as_of)
                for number, formula in enumerate(it.amounts)
            ]
            for it in self.provisions
            if not it.draft_only
        }

    def join(self) -> None:
        """Join the numbers of all formulas. Which ones follows from criteria and concepts, so that the last stage may find them too."""
        tables = [table for found in self._tables.values() for table in found]
        self.stages.join([table.find(self.stages) for table in tables])
        self.stages.begin()
        for table in tables:
            table.share(self.stages)

    def amounts(self, provision: Provision, status: StatusColumns) -> Amounts:
        """The amounts of what is not a no, worked out in the present stage; of several of a kind the first."""
        every: dict[Kind, list[nw.Expr]] = {}
        for table in self._tables.get(provision.id, ()):
            worked = table.columns()
            for kind, amount in worked.amounts.items():
                every.setdefault(kind, []).append(amount)
            if worked.partial is not None:
                self.stages.put(f"{provision.id} partial", worked.partial)
        asked = ~status.refused
        # cast, for on a day on which no place has one a column of numbers says nothing and has no type
        return {
            kind: self.stages.put(f"{provision.id} {kind.value}", nw.when(asked).then(_first(each)).cast(nw.Int64))
            for kind, each in every.items()
        }

    def choices(self, reckoned: Iterable[tuple[Provision, StatusColumns, Amounts]]) -> dict[str, dict[str, nw.Expr]]:
        """For each group of benefits of which one is to be taken, if more than one can be reckoned, whether one brings most."""
        groups: dict[str, list[Member]] = {}
        for provision, status, amounts in reckoned:
            if provision.one_of is not None and provision.id in self._tables:
                ahead = self._ahead(provision, amounts)
                groups.setdefault(provision.one_of, []).append((provision.id, status.eligible, ahead))
        return {group: recommended(members) for group, members in groups.items() if len(members) > 1}

    def _ahead(self, provision: Provision, amounts: Amounts) -> nw.Expr:
        """All that is still to come of a benefit, as :attr:`eligibility.reckoning.Reckoning.ahead`."""
        sums = [amounts[kind] for kind in (Kind.REMAINING, Kind.ONE_OFF) if kind in amounts]
        if not sums:
            return nw.lit(None, dtype=nw.Int64)
        partial = f"{provision.id} partial"
        if partial not in self.stages:
            return _first(sums)
        return nw.when(~self.stages[partial].fill_null(False)).then(_first(sums))


def _first(sums: list[nw.Expr]) -> nw.Expr:
    return nw.coalesce(*sums) if len(sums) > 1 else sums[0]
