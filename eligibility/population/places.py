"""Where synthetic workers work and where their hukou is: a province by weight, then a place in it, said more or less exactly."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from eligibility.population.tables import WITHHELD, Array, pick, spread_over
from eligibility.regions import Regions

_PROVINCE, _ELSEWHERE = 1, 2


class Places:
    """Draws places for one table of regions."""

    def __init__(self, regions: Regions, provinces: Mapping[str, int], levels: Mapping[str, int]) -> None:
        known = regions.provinces()
        self._provinces = spread_over([provinces.get(province.code, 0) for province in known]).astype(np.uint8)
        tables = []
        areas = np.zeros(1_000_000, dtype=np.int32)
        for province in known:
            kinds = _kinds(regions, province.code)
            codes = [code for kind in kinds.values() for code in kind]
            weights = [levels[level] / len(kind) for level, kind in kinds.items() for _ in kind]
            if not sum(weights):
                weights = [1.0 for _ in weights]
            tables.append(np.array([int(code) for code in codes], dtype=np.int32)[spread_over(weights)])
            for code in codes:
                areas[int(code)] = int(regions.insurance_area(code) or code)
        self._places = np.concatenate(tables)
        self._areas = areas

    def work(self, province: Array, place: Array) -> tuple[Array, Array]:
        """The provinces by number, and the codes of the places, from two draws each."""
        numbers = pick(self._provinces, province)
        return numbers, pick(self._places, place, numbers)

    def hukou(self, stayed: Array, province: Array, place: Array, work: tuple[Array, Array]) -> Array:
        """The codes of the places of hukou; -1 where it is withheld. ``stayed`` counts as ``entries.STAYED``."""
        relation = stayed & ~np.uint8(WITHHELD)
        numbers = np.where(relation == _ELSEWHERE, pick(self._provinces, province), work[0])
        moved = pick(self._places, place, numbers)
        found = np.where(relation >= _PROVINCE, moved, self._areas.take(work[1]))
        return np.where(stayed >= WITHHELD, np.int32(-1), found)


def _kinds(regions: Regions, province: str) -> dict[str, list[str]]:
    """The places of a province by level; zones, which are no units of their own, left out.

    Municipalities have no prefectures: there, as where a level is empty, its weight falls away.
    """
    direct = regions.children(province)
    below = [county for unit in direct if unit.level == "prefecture" for county in regions.children(unit.code)]
    kinds = {
        "province": [province],
        "prefecture": [unit.code for unit in direct if unit.level == "prefecture"],
        "county": [unit.code for unit in (*direct, *below) if unit.level == "county" and not unit.zone],
    }
    return kinds
