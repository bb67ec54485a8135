"""Names of places (地名) as people write them: 杭州, 浙江杭州, 浙江省杭州市西湖区, 杭州市（330100）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from eligibility.region import Region
from eligibility.regions import Regions
from eligibility.spelling import key

_BETWEEN = re.compile(r"[\s/\\>,、|\-]+")
_WITH_CODE = re.compile(r"(?:(\d{6})[(\[]?(\D*?)[)\]]?|(\D+?)[(\[]?(\d{6})[)\]]?)")
_UNIT = re.compile(r"(?<=..)(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|区|县|旗|盟|林区|特区)$")
_PEOPLES = re.compile(
    r"(?:壮族|回族|维吾尔|藏族|彝族|苗族|侗族|布依族|土家族|白族|傣族|景颇族|哈尼族|傈僳族|羌族|朝鲜族|蒙古族?|哈萨克族?|柯尔克孜"
    r"|满族|瑶族|黎族|仫佬族|毛南族|水族|仡佬族|拉祜族|佤族|布朗族|纳西族|独龙族|怒族|普米族|畲族|土族|撒拉族|东乡族|保安族|裕固族"
    r"|锡伯族?|塔吉克|达斡尔族?|鄂温克族|各族)+$"
)


class PlaceNames:
    """Finds the codes that a text can mean."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._codes: dict[str, dict[str, None]] = {}
        for province in regions.provinces():
            self._add(province, [])
            for unit in regions.children(province.code):
                self._add(unit, [province])
                for county in regions.children(unit.code):
                    self._add(county, [province, unit])

    def codes(self, written: str) -> tuple[str, ...]:
        """Codes of every place that is called so, by code; none where no place is, one where it is clear."""
        name = key(written)
        if with_code := _WITH_CODE.fullmatch(name):
            code, said = with_code[1] or with_code[4], with_code[2] or with_code[3]
            present = self._regions.canonical(code)
            known = present is not None and (not said or present in self._codes.get(_BETWEEN.sub("", said), ()))
            return (code,) if known else ()
        return tuple(sorted(self._codes.get(_BETWEEN.sub("", name), ())))

    def _add(self, region: Region, above: list[Region]) -> None:
        """A place by each of its names, behind any of the names of some or all the units above it."""
        parts = [["", *_names(unit)] for unit in above]
        for name in (*_names(region), *region.called):
            for before in product(*parts):
                self._codes.setdefault(key("".join((*before, name))), {})[region.code] = None


@lru_cache(maxsize=2)
def place_names(regions: Regions) -> PlaceNames:
    """The names of a table of regions, made once: it takes a moment."""
    return PlaceNames(regions)


def _names(region: Region) -> Iterator[str]:
    """The name, and what people shorten it to: 杭州; 延边州 and 延边 for an autonomous prefecture."""
    yield region.name
    short = _UNIT.sub("", region.name)
    if short != region.name:
        yield short
        base = _PEOPLES.sub("", short)
        if base != short and len(base) > 1:
            yield base
            if region.name.endswith("州"):
                yield base + "州"
