"""Places as people type them (地名): 杭州, 浙江杭州, 杭州市西湖区, 330106; one that several places bear is asked back."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

from eligibility.region import Region
from eligibility.regions import Regions
from eligibility.wording import Text, text
from web.pages.typed import Unreadable

MOST_CHOICES = 6
_KIND = re.compile(r"(?<=..)(?:(?:壮族|回族|维吾尔)?自治区|自治[州县]|特别行政区|地区|新区|[省市区县盟])$")
_CODE = re.compile(r"(\d{2}|\d{4}|\d{6})(?!\d)")


class UnclearPlace(Unreadable):
    """What was typed is no place, or could be several; ``choices`` are the codes of what may be meant."""

    def __init__(self, detail: Text, choices: tuple[str, ...] = ()) -> None:
        super().__init__(detail)
        self.choices = choices


class PlaceNames:
    """All regions by every name they are called: with and without those above them, with and without 省, 市, 县.

    Development zones also by the other names that the table gives them.
    """

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._called: dict[str, list[str]] = {}
        self._own: dict[str, str] = {}
        every = [one for province in regions.provinces() for one in self._below(province)]
        for region in every:
            self._own[region.code] = region.name
            for name in self._names(region):
                self._called.setdefault(name, []).append(region.code)
        self.common = tuple(region for region in every if region.level != "county" or region.zone)

    def find(self, typed: str, picked: str = "") -> str:
        """The code of a place; ``picked`` is one that the reader chose among several.

        Raises UnclearPlace where none or more than one may be meant.
        """
        words = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed))
        code = _CODE.match(words)
        if code:
            return self._of_code(words, code[1])
        found = self._called.get(words) or self._beginning(words)
        if len(found) == 1:
            return found[0]
        if picked in found:
            return picked
        if found:
            raise UnclearPlace(
                text("有 {number} 个地方这样叫：选一个，或连省市一起写", number=len(found)), tuple(found[:MOST_CHOICES])
            )
        near = [region.code for region in self._regions.search(words, MOST_CHOICES)]
        near += [code for name in self._regions.suggest(words) for code in self._called.get(name, ())]
        choices = tuple(dict.fromkeys(near))[:MOST_CHOICES]
        if picked in choices:
            return picked
        if choices:
            raise UnclearPlace(text("没有完全一样的地名，是不是下面的？"), choices)
        raise UnclearPlace(text("没有这个地方；请写省、市或区县的名称，或六位代码"))

    def _of_code(self, words: str, digits: str) -> str:
        code = self._regions.canonical(digits.ljust(6, "0"))
        if code is None:
            near = tuple(one for one in self._regions.suggest(words) if self._regions.canonical(one))
            raise UnclearPlace(text("没有这个行政区划代码"), near)
        return code

    def _beginning(self, words: str) -> list[str]:
        """Places whose own name begins with at least two characters: 延边, 大兴安岭."""
        if len(words) < 2:
            return []
        return [code for code, name in self._own.items() if name.startswith(words)]

    def _below(self, region: Region) -> list[Region]:
        return [region, *(one for child in self._regions.children(region.code) for one in self._below(child))]

    def _names(self, region: Region) -> set[str]:
        above = reversed(self._regions.ancestors(region.code))
        own = tuple(name for called in (region.name, *region.called) for name in _short(called))
        parts = [*(("", *_short(one.name)) for one in above), own]
        return {"".join(chosen) for chosen in product(*parts)}


def _short(name: str) -> tuple[str, ...]:
    """A name, and what is left of it without its kind where that is still two characters long."""
    return tuple(dict.fromkeys((name, _KIND.sub("", name))))


@lru_cache(maxsize=2)
def place_names(regions: Regions) -> PlaceNames:
    """The names of these regions, gathered once."""
    return PlaceNames(regions)
