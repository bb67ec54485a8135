"""Where rules of several places meet (适用地域): how local a rule is at a place, and which answers a coarse place leaves open.

A rule is written for a set of regions. At a place that is known only roughly, every part of it that some rule singles out may
be meant; :meth:`Places.representatives` names one place for each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from eligibility.regions import NATIONAL, Regions

_CORPS = "XPCC"


class Places:
    """Compares places with the regions of rules."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._ranks: dict[str | None, dict[str, int]] = {None: {NATIONAL: 0}}
        self._inside: dict[str | None, dict[str, bool]] = {}

    def rank(self, scope: Iterable[str], where: str | None) -> int | None:
        """How local a rule is at a place (0 the nation … 3 a county); None where it does not apply."""
        ranks = self.scopes(where)
        return max((ranks[region] for region in scope if region in ranks), default=None)

    def representatives(self, referenced: Collection[str], place: str | None) -> Iterator[str | None]:
        """One place for every answer possible at a place: the place itself, then the regions inside it that rules name."""
        if place is not None and not self._regions.children(place):  # nothing lies in a county; most places are one
            yield place
            return
        known = self._inside.setdefault(
            place, {}
        )  # tables of the whole country ask this of hundreds of regions each time
        for region in referenced:
            if region not in known:
                known[region] = self._strictly_inside(region, place)
        inside = [region for region in referenced if known[region]]
        if not inside or not self._covered(place, frozenset(inside)):
            yield place
        for region in inside:
            yield self.stand_in(region)

    def stand_in(self, region: str | None) -> str | None:
        """A place that stands for a region: itself, and for the Corps one of its cities."""
        return self._regions.corps_cities[0] if region == _CORPS else region

    def scopes(self, where: str | None) -> Mapping[str, int]:
        """Every scope that a place lies in, with how local it is there."""
        known = self._ranks.get(where)
        if known is None and where is not None:
            above = [region.code for region in self._regions.ancestors(where)]
            lineage = [self._regions.canonical(where) or where, *above]
            known = {NATIONAL: 0, **{code: rank for rank, code in enumerate(reversed(lineage), 1)}}
            known.setdefault(where, len(lineage))
            for name, members in self._regions.sets.items():
                if not members.isdisjoint(lineage):
                    known[name] = 2
            self._ranks[where] = known
        return known or {}

    def _strictly_inside(self, region: str, place: str | None) -> bool:
        stand_in = self.stand_in(region)
        return place is None or (stand_in != place and place in self.scopes(stand_in))

    def _covered(self, place: str | None, inside: frozenset[str]) -> bool:
        """Whether the regions inside a place leave nothing of it over."""
        if place is not None and not inside.isdisjoint(self.scopes(place)):
            return True
        children = self._regions.provinces() if place is None else self._regions.children(place)
        return bool(children) and all(self._covered(child.code, inside) for child in children)
