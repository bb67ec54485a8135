"""Statuses in columns (结论): the conclusions of the program, joined over the candidates of a row's place.

A status is two columns: ``holds``, true where eligible, false where not, null where it is open; and ``unverified``, true where what
leaves it open is our own source. A provision without such a source has no second column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

import narwhals as nw

from eligibility.columnar.logic import ExprOf, certainly, conclusion, every, known, together, unknown
from eligibility.columnar.selections import Candidates, Selections
from eligibility.columnar.stages import Stages
from eligibility.compiler import due, granted, perhaps, verified
from eligibility.program import Conclusion, Program
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Variant


@dataclass(frozen=True, slots=True)
class StatusColumns:
    """``present`` is true where some basis of the provision may apply at the row's place."""

    present: nw.Expr
    holds: nw.Expr
    unverified: nw.Expr | None

    @property
    def eligible(self) -> nw.Expr:
        """Whether it is a yes."""
        return certainly(self.holds)

    @property
    def refused(self) -> nw.Expr:
        """Whether it is a no, or does not concern the place at all."""
        return certainly(~self.holds)


class Conclusions:
    """Draws the conclusions of variants, the facts being those of one day."""

    def __init__(self, program: Program, stages: Stages, expr_of: ExprOf, suffix: str = "") -> None:
        self._drawn: Mapping[str, Conclusion] = {it.name: it for layer in program.layers for it in layer}
        self._stages = stages
        self._expr_of = expr_of
        self._suffix = suffix

    def grant(self, provision: Provision, variants: Iterable[Variant]) -> None:
        """Work out in the present stage what the conditions of variants come to."""
        for variant in variants:
            for name in _granting(variant):
                self._stages.put(name + self._suffix, conclusion(self._drawn[name], self._read))

    def weigh(self, provision: Provision, variants: Iterable[Variant]) -> None:
        """Work out in the present stage what is left of it beside what bars the provision."""
        if provision.against:
            for variant in variants:
                for name in map(due, _granting(variant)):
                    self._stages.put(name + self._suffix, conclusion(self._drawn[name], self._read))

    def final(self, provision: Provision, name: str) -> nw.Expr:
        """The last word on what has been granted."""
        return self._read(due(name) if provision.against else name)

    def _read(self, name: str) -> nw.Expr:
        own = name + self._suffix
        return self._stages[own] if own in self._stages else self._expr_of(name)


def status_columns(provision: Provision, conclusions: Conclusions, selections: Selections, day: date) -> StatusColumns:
    """The status of a provision over the candidates of every row's place on a day."""
    chosen = partial(selections.verdict, provision.id, day)
    classes = selections.candidates(provision.id, day).values()
    doubtful = any(_doubtful(variant) for found in classes for variant in found)
    return StatusColumns(
        chosen(lambda found: known(any(variant.bases for variant in found))),
        chosen(lambda found: together([_holds(provision, variant, conclusions) for variant in found])),
        chosen(lambda found: every(_unverified(provision, variant, conclusions) for variant in found))
        if doubtful
        else None,
    )


def met(provision: Provision, conclusions: Conclusions, found: Candidates) -> nw.Expr:
    """Whether a provision is certainly met, whichever of the candidates it is."""
    return every(certainly(_holds(provision, variant, conclusions)) for variant in found)


def _granting(variant: Variant) -> list[str]:
    if not variant.bases:
        return []
    return [granted(variant), *([perhaps(variant)] if _doubtful(variant) else [])]


def _doubtful(variant: Variant) -> bool:
    return len(verified(variant)) < len(variant.bases)


def _holds(provision: Provision, variant: Variant, conclusions: Conclusions) -> nw.Expr:
    if not variant.bases or provision.draft_only:
        return known(False)
    sure = conclusions.final(provision, granted(variant))
    if not _doubtful(variant):
        return sure
    return certainly(sure) | (conclusions.final(provision, perhaps(variant)) & unknown())


def _unverified(provision: Provision, variant: Variant, conclusions: Conclusions) -> nw.Expr:
    if not variant.bases or provision.draft_only or not _doubtful(variant):
        return known(False)
    sure, possible = (conclusions.final(provision, name) for name in _granting(variant))
    return certainly(possible) & ~certainly(sure)
