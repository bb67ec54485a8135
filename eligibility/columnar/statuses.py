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

from eligibility.columnar.logic import Truth, VerdictColumns, column, conclusion, contrary, every, some, tree
from eligibility.columnar.selections import Selections
from eligibility.columnar.stages import Stages
from eligibility.compiler import granted, nothing_bars, perhaps, verified
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
        granting: Callable[[Variant], list[str]] = surely_or_perhaps,
        suffix: str = "",
    ) -> None:
        self._drawn: Mapping[str, Conclusion] = {it.name: it for layer in program.layers for it in layer}
        self._stages = stages
        self._granting = granting
        self._suffix = suffix

    def grant(self, variants: Iterable[Variant]) -> None:
        """Offer to the present stage what the conditions of variants come to."""
        for variant in variants:
            for name in self._granting(variant):
                # but not once more where it reads nothing that is another on this day
                turned = any(read + self._suffix in self._stages for read in self._drawn[name].reads())
                if turned or name not in self._stages:
                    self._stages.offer(name + self._suffix, conclusion(self._drawn[name], self.verdict))

    def verdict(self, name: str) -> VerdictColumns:
        """A verdict on the day, which is that of the day asked about where nothing turns it."""
        own = name + self._suffix
        return self._stages.verdict(own if own in self._stages else name)

    def unbarred(self, provision: Provision) -> VerdictColumns:
        """Whether nothing bars a provision. That is the same for all its variants, and is weighed once for all of them."""
        return tree(nothing_bars(provision), self.verdict)


def status_columns(provision: Provision, conclusions: Conclusions, selections: Selections, day: date) -> StatusColumns:
    """The status of a provision over the candidates of every row's place on a day: they are left open where they differ."""
    reading, unbarred = _Reading(provision, conclusions), conclusions.unbarred(provision)
    everywhere = partial(selections.every_candidate, provision.id, day)
    classes = selections.candidates(provision.id, day).values()
    doubtful = any(_doubtful(variant) for found in classes for variant in found)
    return StatusColumns(
        present=column(contrary(everywhere(lambda variant: not variant.bases))),
        eligible=column(every([everywhere(reading.granted), unbarred.holds])),
        refused=column(some([everywhere(reading.refused), unbarred.fails])),
        unverified=column(every([everywhere(reading.unverified), unbarred.holds])) if doubtful else None,
    )


def met(provision: Provision, conclusions: Conclusions, selections: Selections, day: date) -> Truth:
    """Whether a provision is certainly met, whichever of the candidates of a day it is."""
    granted = selections.every_candidate(provision.id, day, _Reading(provision, conclusions).granted)
    return every([granted, conclusions.unbarred(provision).holds])


class _Reading:
    """What one candidate says of a provision, before what bars it."""

    def __init__(self, provision: Provision, conclusions: Conclusions) -> None:
        self._provision, self._conclusions = provision, conclusions

    def granted(self, variant: Variant) -> Truth:
        """Whether it is a yes by what is verified."""
        return False if self._never(variant) else self._sure(variant).holds

    def refused(self, variant: Variant) -> Truth:
        """Whether it is a certain no."""
        return True if self._never(variant) else self._possible(variant).fails

    def unverified(self, variant: Variant) -> Truth:
        """Whether it would be a yes, and it is our source that leaves it open."""
        if self._never(variant) or not _doubtful(variant):
            return False
        return every([contrary(self._sure(variant).holds), self._possible(variant).holds])

    def _never(self, variant: Variant) -> bool:
        return not variant.bases or self._provision.draft_only

    def _sure(self, variant: Variant) -> VerdictColumns:
        return self._conclusions.verdict(granted(variant))

    def _possible(self, variant: Variant) -> VerdictColumns:
        return self._conclusions.verdict((perhaps if _doubtful(variant) else granted)(variant))


def _doubtful(variant: Variant) -> bool:
    return len(verified(variant)) < len(variant.bases)
