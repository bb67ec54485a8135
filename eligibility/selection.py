"""Place and date filter first (地域与日期先行): which legal bases apply where the worker works, on the day asked about.

A set of bases that apply together is a *variant* of a provision. Where the place is unknown or too coarse to tell, every variant
that is still possible is a candidate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from eligibility.places import Places
from eligibility.regions import Regions
from eligibility.rulebook.provisions import Basis, Provision

_REMEMBERED = 20_000
"""Selections kept: a few hundred places on a few days; they depend on nothing that a worker says beyond the place."""


@dataclass(frozen=True)
class Variant:
    """The bases of a provision that apply together, and those that they displace; without bases it does not apply at all."""

    provision: str
    bases: tuple[Basis, ...]
    displaced: tuple[Basis, ...]

    @cached_property
    def key(self) -> str:
        """A name for the set of bases, unique within the rule base."""
        return f"{self.provision}.{'+'.join(basis.id for basis in self.bases)}"

    @cached_property
    def whole(self) -> str:
        """A name for all of it, what is displaced included: that depends on place and day too."""
        return f"{self.key}/{'+'.join(basis.id for basis in self.displaced)}"

    @cached_property
    def verified(self) -> tuple[Basis, ...]:
        """The bases that may decide."""
        return tuple(basis for basis in self.bases if basis.unverified is None)


class Selector:
    """Chooses the variants of provisions for a place and a day."""

    def __init__(self, regions: Regions) -> None:
        self._places = Places(regions)
        self._chosen: dict[tuple[str, str | None, date], tuple[Provision, tuple[Variant, ...]]] = {}

    def candidates(self, provision: Provision, place: str | None, day: date) -> tuple[Variant, ...]:
        """The variants possible at a place, the most general first; one only where the place decides."""
        asked = (provision.id, place, day)
        remembered = self._chosen.get(asked)
        if remembered is not None and remembered[0] is provision:
            return remembered[1]
        found: dict[str, Variant] = {}
        for where in self._places.representatives(provision.regions, place):
            variant = self._variant(provision, where, day)
            found.setdefault(variant.key, variant)
        if len(self._chosen) >= _REMEMBERED:
            self._chosen.clear()
        self._chosen[asked] = provision, tuple(found.values())
        return tuple(found.values())

    def every_variant(self, provision: Provision) -> tuple[Variant, ...]:
        """All variants with bases that any place and day can select, for compiling them once."""
        found: dict[str, Variant] = {}
        for day in provision.turning_days:
            for where in [None, *provision.regions]:
                variant = self._variant(provision, self._places.stand_in(where), day)
                if variant.bases:
                    found.setdefault(variant.key, variant)
        return tuple(found.values())

    def _variant(self, provision: Provision, where: str | None, day: date) -> Variant:
        ranked = [
            (basis, rank)
            for basis in provision.bases
            if basis.valid(day) and (rank := self._places.rank(basis.regions, where)) is not None
        ]
        narrowest = max((rank for basis, rank in ranked if not basis.complements), default=0)
        kept = tuple(basis for basis, rank in ranked if rank >= narrowest)
        return Variant(provision.id, kept, tuple(basis for basis, rank in ranked if rank < narrowest))
