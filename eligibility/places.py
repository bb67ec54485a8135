"""Where rules of several places meet (适用地域): how local a rule is at a place, and which answers a coarse place leaves open.

A rule is written for a set of regions. At a place that is known only roughly, every part of it that some rule singles out may
be meant; :meth:`Places.representatives` names one place for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eligibility.regions import NATIONAL, Regions
from eligibility.verdict import Verdict

_CORPS = "XPCC"


class Places:
    """Compares places with the regions of rules."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions

    def rank(self, scope: Iterable[str], where: str | None) -> int | None:
        """How local a rule is at a place (0 the nation … 3 a county); None where it does not apply."""
        ranks = [self._depth(region) for region in scope if self._contains(region, where)]
        return max(ranks, default=None)

    def representatives(self, referenced: Sequence[str], place: str | None) -> Iterator[str | None]:
        """One place for every answer possible at a place: the place itself, then the regions inside it that rules name."""
        inside = [region for region in referenced if self._strictly_inside(region, place)]
        if not self._covered(place, inside):
            yield place
        for region in inside:
            yield self.stand_in(region)

    def stand_in(self, region: str | None) -> str | None:
        """A place that stands for a region: itself, and for the Corps one of its cities."""
        return self._regions.corps_cities[0] if region == _CORPS else region

    def _contains(self, region: str, where: str | None) -> bool:
        if region == NATIONAL:
            return True
        return where is not None and self._regions.within(where, region) is Verdict.TRUE

    def _depth(self, region: str) -> int:
        if region == NATIONAL:
            return 0
        if region == _CORPS:
            return 2
        return len(list(self._regions.ancestors(region))) + 1

    def _strictly_inside(self, region: str, place: str | None) -> bool:
        if place is None:
            return True
        stand_in = self.stand_in(region)
        return stand_in != place and self._regions.within(stand_in, place) is Verdict.TRUE

    def _covered(self, place: str | None, inside: list[str]) -> bool:
        """Whether the regions inside a place leave nothing of it over."""
        if not inside:
            return False
        if place is not None and any(self._contains(region, place) for region in inside):
            return True
        children = self._regions.provinces() if place is None else self._regions.children(place)
        return bool(children) and all(self._covered(child.code, inside) for child in children)
