"""Place and date filter first (地域与日期先行): which legal bases apply where the worker works, on the day asked about.

A set of bases that apply together is a *variant* of a provision. Where the place is unknown or too coarse to tell, every variant
that is still possible is a candidate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from eligibility.regions import Regions
from eligibility.rulebook.documents import NATION
from eligibility.rulebook.provisions import Basis, Provision
from eligibility.verdict import Verdict

_CORPS = "XPCC"
_REMEMBERED = 1 << 14


@dataclass(frozen=True, slots=True)
class Variant:
    """The bases of a provision that apply together, and those that they displace; without bases it does not apply at all."""

    provision: str
    bases: tuple[Basis, ...]
    displaced: tuple[Basis, ...]

    @property
    def key(self) -> str:
        """A name for the set of bases, unique within the rule base."""
        return f"{self.provision}.{'+'.join(basis.id for basis in self.bases)}"


class Selector:
    """Chooses the variants of provisions for a place and a day."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        # regions never change, and without a place every basis is held against every region that any basis names
        self._contains = lru_cache(maxsize=_REMEMBERED)(self._lies_in)

    def candidates(self, provision: Provision, place: str | None, day: date) -> tuple[Variant, ...]:
        """The variants possible at a place, the most general first; one only where the place decides."""
        found: dict[str, Variant] = {}
        for where in self._representatives(provision, place):
            variant = self._variant(provision, where, day)
            found.setdefault(variant.key, variant)
        return tuple(found.values())

    def every_variant(self, provision: Provision) -> tuple[Variant, ...]:
        """All variants with bases that any place and day can select, for compiling them once."""
        days = {basis.valid_from for basis in provision.bases}
        days |= {basis.valid_to + timedelta(days=1) for basis in provision.bases if basis.valid_to}
        found: dict[str, Variant] = {}
        for day in sorted(days):
            for where in [None, *self._referenced(provision)]:
                variant = self._variant(provision, self._stand_in(where), day)
                if variant.bases:
                    found.setdefault(variant.key, variant)
        return tuple(found.values())

    def _variant(self, provision: Provision, where: str | None, day: date) -> Variant:
        ranked = [
            (basis, rank)
            for basis in provision.bases
            if basis.valid(day) and (rank := self._rank(basis, where)) is not None
        ]
        narrowest = max((rank for basis, rank in ranked if not basis.complements), default=0)
        kept = tuple(basis for basis, rank in ranked if rank >= narrowest)
        return Variant(provision.id, kept, tuple(basis for basis, rank in ranked if rank < narrowest))

    def _rank(self, basis: Basis, where: str | None) -> int | None:
        """How local the basis is at a place (0 the nation … 3 a county); None where it does not apply."""
        ranks = [self._depth(region) for region in basis.regions if self._contains(region, where)]
        return max(ranks, default=None)

    def _lies_in(self, region: str, where: str | None) -> bool:
        if region == NATION:
            return True
        return where is not None and self._regions.within(where, region) is Verdict.TRUE

    def _depth(self, region: str) -> int:
        if region == NATION:
            return 0
        if region == _CORPS:
            return 2
        return len(list(self._regions.ancestors(region))) + 1

    def _representatives(self, provision: Provision, place: str | None) -> Iterator[str | None]:
        inside = [region for region in self._referenced(provision) if self._strictly_inside(region, place)]
        if not self._covered(place, inside):
            yield place
        for region in inside:
            yield self._stand_in(region)

    def _referenced(self, provision: Provision) -> list[str]:
        return sorted({region for basis in provision.bases for region in basis.regions if region != NATION})

    def _stand_in(self, region: str | None) -> str | None:
        """A place that stands for a region: itself, and for the Corps one of its cities."""
        return self._regions.corps_cities[0] if region == _CORPS else region

    def _strictly_inside(self, region: str, place: str | None) -> bool:
        if place is None:
            return True
        stand_in = self._stand_in(region)
        return stand_in != place and self._regions.within(stand_in, place) is Verdict.TRUE

    def _covered(self, place: str | None, inside: list[str]) -> bool:
        """Whether the regions inside a place leave nothing of it over."""
        if not inside:
            return False
        if place is not None and any(self._contains(region, place) for region in inside):
            return True
        children = self._regions.provinces() if place is None else self._regions.children(place)
        return bool(children) and all(self._covered(child.code, inside) for child in children)
