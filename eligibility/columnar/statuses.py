"""Statuses in columns (结论): the conclusions of the program, joined over the candidates of a row's place.

A status is booleans that are never null, of which at most one is true: ``eligible``, ``refused`` and ``unverified``, where what leaves
it open is our own source. Where none is, an answer is missing. A provision without such a source has no third.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

import narwhals as nw

from eligibility.columnar.logic import ExprOf, certainly, conclusion
from eligibility.columnar.selections import Selections
from eligibility.columnar.stages import Stages
from eligibility.compiler import due, granted, perhaps, verified
from eligibility.program import Conclusion, Program
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Variant


@dataclass(frozen=True, slots=True)
class StatusColumns:
    """``present`` is true where some basis of the provision may apply at the row's place; where none does, it is refused."""

    present: nw.Expr
    eligible: nw.Expr
    refused: nw.Expr
    unverified: nw.Expr | None


def surely(variant: Variant) -> list[str]:
    """The conclusion that a variant is granted by what is verified, if it has a basis."""
    return [granted(variant)] if variant.bases else []


def surely_or_perhaps(variant: Variant) -> list[str]:
    """The same, and whether it would be by what is not verified, where that can differ."""
    return [*surely(variant), *([perhaps(variant)] if _doubtful(variant) else [])]


class Conclusions:
    """Draws the conclusions of variants, the facts being those of one day: ``granting`` says which ones."""

    def __init__(
        self,
        program: Program,
        stages: Stages,
        expr_of: ExprOf,
        granting: Callable[[Variant], list[str]] = surely_or_perhaps,
        suffix: str = "",
    ) -> None:
        self._drawn: Mapping[str, Conclusion] = {it.name: it for layer in program.layers for it in layer}
        self._stages = stages
        self._expr_of = expr_of
        self._granting = granting
        self._suffix = suffix

    def grant(self, provision: Provision, variants: Iterable[Variant]) -> None:
        """Work out in the present stage what the conditions of variants come to."""
        for variant in variants:
            self._draw(self._granting(variant))

    def weigh(self, provision: Provision, variants: Iterable[Variant]) -> None:
        """Work out in the present stage what is left of it beside what bars the provision."""
        if provision.against:
            for variant in variants:
                self._draw(map(due, self._granting(variant)))

    def final(self, provision: Provision, name: str) -> nw.Expr:
        """The last word on what has been granted."""
        return self._read(due(name) if provision.against else name)

    def _draw(self, conclusions: Iterable[str]) -> None:
        """Work conclusions out, but not once more where they read nothing that is another on this day."""
        for name in conclusions:
            turned = any(read + self._suffix in self._stages for read in self._drawn[name].reads())
            if turned or name not in self._stages:
                self._stages.put(name + self._suffix, conclusion(self._drawn[name], self._read))

    def _read(self, name: str) -> nw.Expr:
        own = name + self._suffix
        return self._stages[own] if own in self._stages else self._expr_of(name)


def status_columns(provision: Provision, conclusions: Conclusions, selections: Selections, day: date) -> StatusColumns:
    """The status of a provision over the candidates of every row's place on a day."""
    reading = _Reading(provision, conclusions)
    chosen = partial(selections.any_candidate, provision.id, day)
    classes = selections.candidates(provision.id, day).values()
    doubtful = any(_doubtful(variant) for found in classes for variant in found)
    return StatusColumns(
        present=chosen(lambda variant: bool(variant.bases)),
        # of several candidates every one has to be a yes, or a no, and they are left open where they differ
        eligible=~chosen(reading.not_true),
        refused=~chosen(reading.not_false),
        unverified=~chosen(reading.not_unverified) if doubtful else None,
    )


def met(provision: Provision, conclusions: Conclusions, selections: Selections, day: date) -> nw.Expr:
    """Whether a provision is certainly met, whichever of the candidates of a day it is."""
    return ~selections.any_candidate(provision.id, day, _Reading(provision, conclusions).not_true)


class _Reading:
    """What one candidate says of a provision; it is never null."""

    def __init__(self, provision: Provision, conclusions: Conclusions) -> None:
        self._provision, self._conclusions = provision, conclusions

    def not_true(self, variant: Variant) -> nw.Expr | bool:
        """Whether it is no yes."""
        return True if self._never(variant) else ~certainly(self._sure(variant))

    def not_false(self, variant: Variant) -> nw.Expr | bool:
        """Whether it is no certain no."""
        return False if self._never(variant) else self._possible(variant).fill_null(True)

    def not_unverified(self, variant: Variant) -> nw.Expr | bool:
        """Whether it is anything else than what our source leaves open."""
        if self._never(variant) or not _doubtful(variant):
            return True
        return certainly(self._sure(variant)) | ~certainly(self._possible(variant))

    def _never(self, variant: Variant) -> bool:
        return not variant.bases or self._provision.draft_only

    def _sure(self, variant: Variant) -> nw.Expr:
        return self._conclusions.final(self._provision, granted(variant))

    def _possible(self, variant: Variant) -> nw.Expr:
        return self._conclusions.final(self._provision, (perhaps if _doubtful(variant) else granted)(variant))


def _doubtful(variant: Variant) -> bool:
    return len(verified(variant)) < len(variant.bases)
