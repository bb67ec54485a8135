"""Whether two files of outcomes say the same: ours in columns, and OpenFisca's or those of our own loop."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from benchmarks.peers.description import tree
from benchmarks.peers.formulas import described
from eligibility.columnar import Plan
from eligibility.roster.labels import is_share

_WIDEST = 2**31 - 1
"""What OpenFisca holds of a larger number."""


@dataclass
class Sameness:
    """How many statuses and amounts other than 0 were compared, and which differ how often."""

    statuses: int = 0
    amounts: int = 0
    different: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        apart = sum(self.different.values())
        found = ", ".join(f"{name} {count} times" for name, count in self.different.most_common(5))
        return f"{self.statuses:,} statuses, {self.amounts:,} amounts, {apart:,} differ" + (
            f": {found}" if found else ""
        )


def outputs_of(plan: Plan) -> list[str]:
    """What OpenFisca has to be asked for, to be asked for all that a plan works out and for nothing else."""
    names = []
    for name, columns in plan.provisions.items():
        names.append(f"status__{name}")
        kinds = {kind.value for kind in columns.amounts}
        for number, formula in enumerate(columns.provision.amounts, 1):
            told = described(formula, tree)["kinds"]
            names += [f"amount__{name}__{number}_{kind}" for kind in told if kind in kinds]
    return names


def as_openfisca(ours: Path, theirs: Path, plan: Plan, rows: int) -> Sameness:
    """The first rows of a file of ours, in bits, against those of OpenFisca's."""
    left, right = pl.read_parquet(ours, n_rows=rows), pl.read_parquet(theirs, n_rows=rows)
    found = Sameness()
    for name, columns in plan.provisions.items():
        _count(found, name, status_of(left, name), right[f"status__{name}"].cast(pl.String))
        for kind in columns.amounts:
            every = [it for it in right.columns if it.startswith(f"amount__{name}__") and it.endswith(f"_{kind.value}")]
            told = right.select(pl.coalesce(pl.when(pl.col(it) != 0).then(pl.col(it)) for it in every)).to_series()
            # a share is in millionths here and in per cent there
            share = is_share(plan.book, columns.provision, kind)
            told = (told * 10_000).round().cast(pl.Int64) if share else told.cast(pl.Int64)
            said = left[f"{name}__{kind.value}"].cast(pl.Int64)
            _count_amounts(found, f"{name} {kind.value}", said.clip(upper_bound=_WIDEST), told)
    return found


def as_loop(ours: Path, theirs: Path, plan: Plan, rows: int) -> Sameness:
    """The first rows of a file of ours, in bits, against those of our own loop."""
    left, right = pl.read_parquet(ours, n_rows=rows), pl.read_parquet(theirs, n_rows=rows)
    found = Sameness()
    for name, columns in plan.provisions.items():
        nothing = pl.repeat(None, right.height, dtype=pl.Int64, eager=True)
        told = right.get_column(f"{name}__status", default=nothing.cast(pl.String)).fill_null("not_eligible")
        _count(found, name, status_of(left, name), told)
        for kind in columns.amounts:
            column = f"{name}__{kind.value}"
            _count_amounts(found, f"{name} {kind.value}", left[column], right.get_column(column, default=nothing))
    return found


def status_of(frame: pl.DataFrame, name: str) -> pl.Series:
    """The status of a provision in a file of ours, in words."""
    said = [
        status for status in ("eligible", "needs_information", "not_verified") if f"{name}__{status}" in frame.columns
    ]
    worded = [pl.when(pl.col(f"{name}__{status}")).then(pl.lit(status)) for status in said]
    return frame.select(pl.coalesce(*worded, pl.lit("not_eligible"))).to_series()


def _count(found: Sameness, name: str, said: pl.Series, told: pl.Series) -> None:
    found.statuses += len(said)
    if apart := int(said.ne_missing(told).sum()):
        found.different[name] += apart


def _count_amounts(found: Sameness, name: str, said: pl.Series, told: pl.Series) -> None:
    """No amount and 0 are alike: OpenFisca cannot tell them apart."""
    said, told = said.cast(pl.Int64).fill_null(0), told.cast(pl.Int64).fill_null(0)
    found.amounts += int(((said != 0) | (told != 0)).sum())
    if apart := int((said != told).sum()):
        found.different[name] += apart
