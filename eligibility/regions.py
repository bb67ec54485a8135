"""Regions (行政区划): GB/T 2260 codes, what lies in what, and what an old code means today.

Provinces, prefectures and counties of the mainland. Counties of a municipality (直辖市) hang directly under it, and so
do counties that a province governs itself (省直辖县). The headings over the latter, such as 419000, are no regions: as
a place they are an alias of the province, for a choice in three steps would otherwise offer a prefecture that does not
exist. As the scope of a rule they still mean just the counties they head.

A development zone (开发区) that has rules of its own is no administrative unit, but a place here: it stands beside the
counties of the unit it lies in, takes part in everything by its statistical code, and overlaps none of them.
"""

from __future__ import annotations

import csv
import difflib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import yaml

from eligibility.region import Region
from eligibility.verdict import Verdict

NATIONAL = "000000"


class Regions:
    """All regions. Methods that take a code accept old codes too, and raise KeyError for one that was never known."""

    def __init__(
        self,
        names: Iterable[tuple[str, str]],
        aliases: Mapping[str, str],
        municipalities: Collection[str],
        direct_county_groups: Collection[str],
        corps: tuple[str, Collection[str]],
        zones: Iterable[Region] = (),
    ) -> None:
        """``corps`` is the code of the Corps (兵团) and those of the cities it runs.

        Raises ValueError where a code comes twice, lacks its parent, or an alias is a present code or leads to none.
        """
        self.corps_cities = tuple(sorted(corps[1]))
        self._municipalities = frozenset(municipalities)
        self._aliases = dict(aliases)
        self._regions: dict[str, Region] = {}
        self._children: dict[str, list[Region]] = {}
        self._lineages: dict[str, tuple[str, ...]] = {}
        headed: dict[str, list[str]] = {group: [] for group in direct_county_groups}
        zones = list(zones)
        zone_of = {zone.code: zone for zone in zones}
        for code, name in sorted([*names, *((zone.code, zone.name) for zone in zones)]):
            province, prefecture = code[:2] + "0000", code[:4] + "00"
            if code in zone_of:
                region = zone_of[code]
            elif code == province:
                region = Region(code, name, "province", None)
            elif code == prefecture:
                region = Region(code, name, "prefecture", province)
            elif prefecture in headed or province in self._municipalities:
                region = Region(code, name, "county", province)
                headed.get(prefecture, []).append(code)
            else:
                region = Region(code, name, "county", prefecture)
            if code in self._regions or not (region.parent is None or region.parent in self._regions):
                raise ValueError(f"region {code} {name} comes twice or lacks its parent {region.parent}")
            self._regions[code] = region
            self._children[code] = []
            self._lineages[code] = (code, *(self._lineages[region.parent] if region.parent else ()))
            if region.parent is not None:
                self._children[region.parent].append(region)
        for old, new in self._aliases.items():
            if old in self._regions or new not in self._regions:
                raise ValueError(f"alias {old} is a present code or leads to none: {new}")
        if missing := set(self.corps_cities) - self._regions.keys():
            raise ValueError(f"no such cities of the Corps: {sorted(missing)}")
        # scopes that are no unit of the tree, but a set of counties
        self.sets = {name: frozenset(codes) for name, codes in (*headed.items(), corps)}

    @classmethod
    def load(cls, directory: Path) -> Regions:
        """Read ``regions.csv``, ``region_aliases.csv`` and ``regions.yaml``.

        Raises OSError where one is missing, and KeyError or ValueError where one is not as it should be.
        """
        more = yaml.safe_load((directory / "regions.yaml").read_text("utf-8"))
        return cls(
            _pairs(directory / "regions.csv", ["code", "name"]),
            dict(_pairs(directory / "region_aliases.csv", ["old_code", "code"])),
            more["municipalities"],
            more["direct_county_groups"],
            (more["corps"]["code"], more["corps"]["cities"]),
            [Region.of_zone(entry) for entry in more.get("zones", ())],
        )

    @property
    def old_codes(self) -> tuple[str, ...]:
        """Codes that are no longer in use, each of which means a present one."""
        return tuple(self._aliases)

    def canonical(self, code: str) -> str | None:
        """The present code of a present or old one; None for an unknown one."""
        return code if code in self._regions else self._aliases.get(code)

    @property
    def codes(self) -> tuple[str, ...]:
        """The code of every present place."""
        return tuple(self._regions)

    def get(self, code: str) -> Region | None:
        """The region a present or old code means today; None for an unknown code."""
        return self._regions.get(self._aliases.get(code, code))

    def provinces(self) -> list[Region]:
        """The 31 units of the first level, by code."""
        return [region for region in self._regions.values() if region.level == "province"]

    def children(self, code: str) -> list[Region]:
        """The units directly below, by code: prefectures and direct counties, or counties; none below a county."""
        return list(self._children[self._known(code).code])

    def ancestors(self, code: str) -> list[Region]:
        """The units above, nearest first; none for a province."""
        return [self._regions[above] for above in self._lineage(code)[1:]]

    def full_name(self, code: str) -> str:
        """The name with those of the units above it: 浙江省杭州市西湖区."""
        return "".join(region.name for region in reversed([self._known(code), *self.ancestors(code)]))

    def within(self, code: str | None, scope: str) -> Verdict:
        """Whether a place, None if not known, lies in a scope; unknown too where the place is wider than the scope.

        A scope is any code, ``000000`` for the whole country, the Corps (兵团), or a heading such as 419000.
        """
        place = None if code is None else self._known(code).code
        if scope == NATIONAL or (place is not None and code == scope):
            return Verdict.TRUE
        members = self.sets.get(scope) or {self._known(scope).code}
        if place is None:
            return Verdict.UNKNOWN
        if not members.isdisjoint(self._lineage(place)):
            return Verdict.TRUE
        return Verdict.UNKNOWN if any(place in self._lineage(member) for member in members) else Verdict.FALSE

    def encloses(self, scope: str, inner: str) -> bool:
        """Whether all of one scope of rules lies within another; scopes as in :meth:`within`."""
        members = self.sets.get(inner) or {inner}
        return scope == NATIONAL or (
            inner != NATIONAL and all(self.within(member, scope) is Verdict.TRUE for member in members)
        )

    def insurance_area(self, code: str) -> str | None:
        """The social-insurance area (统筹地区) of a place, approximated; None for a province, which holds several.

        It is the prefecture, a municipality as a whole, or a direct county itself.
        """
        lineage = self._lineage(code)
        return lineage[-1] if lineage[-1] in self._municipalities else lineage[-2] if len(lineage) > 1 else None

    def search(self, text: str, limit: int = 20) -> list[Region]:
        """Regions whose full name has these characters in this order (浙江杭州, 西湖), best first."""
        wanted = "".join(text.split())
        found = []
        for region in self._regions.values() if wanted else ():
            rest = iter(self.full_name(region.code))
            if all(character in rest for character in wanted):
                found.append(region)
        levels = ("province", "prefecture", "county")
        found.sort(key=lambda it: (not it.name.startswith(wanted), wanted not in it.name, levels.index(it.level)))
        return found[:limit]

    def suggest(self, text: str) -> list[str]:
        """Known codes near a mistyped code, or known names near a mistyped name; best first, at most five."""
        word = text.strip()
        if word.isdecimal():
            whole = (word[:6].ljust(6, "0"), word[:4] + "00", word[:2] + "0000")
            found = [code for code in map(self.canonical, whole) if code][:1]
            start = next((start for start in (word[:4], word[:2]) if start.ljust(6, "0") in self._regions), "")
            found += difflib.get_close_matches(word, [code for code in self._regions if code.startswith(start)], n=4)
        else:
            names = dict.fromkeys(region.name for region in self._regions.values())
            found = [name for name in names if word and word in name][:3]
            found += difflib.get_close_matches(word, names, n=4) or [region.name for region in self.search(word, 1)]
        return list(dict.fromkeys(found))[:5]

    def _known(self, code: str) -> Region:
        return self._regions[self._aliases.get(code, code)]

    def _lineage(self, code: str) -> tuple[str, ...]:
        """The present code, then those of the units above, nearest first."""
        return self._lineages[self._aliases.get(code, code)]


def _pairs(path: Path, header: list[str]) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if next(rows, None) != header:
            raise ValueError(f"{path.name} must begin with {','.join(header)}")
        return [(first, second) for first, second in rows]
