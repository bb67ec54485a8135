"""The minimum wages of the whole country: known values at known places, and a word wherever we know none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

import pytest

from eligibility.places import Places
from eligibility.rulebook import Rulebook
from eligibility.rulebook.parameters import DatedValue

MONTHLY, HOURLY = "minimum_wage_monthly", "minimum_wage_hourly"
WAGES = (MONTHLY, HOURLY)
TODAY = "2026-11-23"
Lookup = Callable[[str, str, str], DatedValue | None]


@pytest.fixture(scope="module")
def row_at(book: Rulebook) -> Lookup:
    """The most local row that holds at a place on a day; None where none does."""
    places = Places(book.regions)

    @cache
    def holding(name: str, day: str) -> list[DatedValue]:
        return [row for row in book.parameters[name].values if row.valid(date.fromisoformat(day))]

    def lookup(name: str, place: str, day: str) -> DatedValue | None:
        rows = [row for row in holding(name, day) if place[:2] == row.regions[0][:2]]  # no row spans provinces
        ranked = [(rank, row) for row in rows if (rank := places.rank(row.regions, place)) is not None]
        return max(ranked, key=lambda entry: entry[0])[1] if ranked else None

    return lookup


def counties(book: Rulebook, code: str) -> Iterator[str]:
    below = book.regions.children(code)
    if not below:
        yield code
    for region in below:
        yield from counties(book, region.code)


@pytest.mark.parametrize("name", WAGES)
def test_every_province_and_every_county_has_a_wage_or_is_told_why_not(
    name: str, book: Rulebook, row_at: Lookup
) -> None:
    assert len(book.regions.provinces()) == 31
    for province in book.regions.provinces():
        for place in (province.code, *counties(book, province.code)):
            found = row_at(name, place, TODAY)
            assert found is not None, place
            assert found.value is not None or re.match("没有核实到|没有填到", found.unverified or ""), place


@pytest.mark.parametrize(
    ("place", "day", "monthly", "hourly"),
    [
        ("110105", "2023-08-31", "2320", "25.3"),  # 北京
        ("110105", "2023-09-01", "2420", "26.4"),
        ("110105", "2025-08-31", "2420", "26.4"),
        ("110105", "2025-09-01", "2540", "27.7"),
        ("120101", "2025-08-31", "2320", "24.4"),  # 天津
        ("120101", "2025-09-01", "2510", "26.6"),
        ("310115", "2025-06-30", "2690", "24"),  # 上海
        ("310115", "2025-07-01", "2740", "25"),
        ("440106", "2025-03-01", "2500", "23.7"),  # 广州 and 深圳 share the hour, not the month
        ("440305", "2025-02-28", "2360", "22.2"),
        ("440305", "2025-03-01", "2520", "23.7"),
        ("441900", "2026-11-23", "2080", "19.8"),  # 东莞
        ("441302", "2026-11-23", "1850", "18.3"),  # 惠州
        ("441402", "2026-11-23", "1750", "17.4"),  # 梅州
        ("330106", "2023-12-31", "2280", "22"),  # 杭州
        ("330106", "2025-12-31", "2490", "24"),
        ("330106", "2026-01-01", "2660", "25"),
        ("330402", "2026-01-01", "2430", "23"),  # 嘉兴
        ("330212", "2025-12-31", "2490", "24"),  # 宁波: districts, then counties
        ("330282", "2025-12-31", "2260", "22"),
        ("330602", "2025-12-31", "2260", "22"),  # 绍兴 was never in the first tier
        ("330324", "2024-01-01", "2010", "20"),  # 永嘉
        ("320583", "2023-12-31", "2280", "22"),  # 昆山
        ("320571", "2023-12-31", "2280", "22"),  # 苏州工业园区, within 苏州市区
        ("320902", "2023-12-31", "2070", "20"),  # 盐城: districts, then counties
        ("320924", "2023-12-31", "1840", "18"),
        ("320311", "2026-01-01", "2430", "23"),  # 徐州: 泉山, then 铜山
        ("320312", "2026-01-01", "2180", "21"),
        ("320804", "2026-01-01", "2180", "21"),  # 淮阴
        ("130102", "2025-11-30", "2200", "22"),  # 石家庄
        ("140105", "2025-01-01", "2150", "23.2"),  # 太原, not the 12.4 of full-time work
        ("150102", "2024-12-01", "2270", "22.4"),  # 呼和浩特
        ("220102", "2024-10-01", "2120", "21"),  # 长春, then 梅河口
        ("220581", "2024-10-01", "1780", "18"),
        ("230102", "2025-12-01", "2270", "21"),  # 哈尔滨, then 双城, which moved up
        ("230113", "2025-11-30", "1750", "16.5"),
        ("230113", "2025-12-01", "2010", "18.8"),
        ("340104", "2025-08-31", "2060", "21"),  # 合肥
        ("350203", "2025-04-01", "2265", "23.5"),  # 厦门, then 平潭
        ("350128", "2025-04-01", "2195", "23"),
        ("370102", "2025-10-01", "2400", "24"),  # 济南
        ("410105", "2025-12-01", "2350", "23"),  # 郑州
        ("420106", "2025-12-01", "2400", "24"),  # 武汉
        ("430102", "2025-08-31", "2100", "21"),  # 长沙
        ("450102", "2025-07-01", "2200", "22.4"),  # 南宁, then 东兴 and 上思
        ("450681", "2025-07-01", "2200", "22.4"),
        ("450621", "2025-07-01", "1870", "19"),
        ("500103", "2025-01-01", "2330", "23"),  # 重庆: districts, then counties
        ("500229", "2025-01-01", "2200", "22"),
        ("510107", "2025-01-01", "2330", "23"),  # 成都
        ("520115", "2025-02-01", "2130", "22.4"),  # 贵阳
        ("530102", "2025-10-01", "2170", "21"),  # 昆明, then 东川
        ("530113", "2025-10-01", "2020", "20"),
        ("540102", "2025-03-31", "2100", "20"),  # 拉萨
        ("610113", "2025-12-31", "2160", "21"),  # 西安
        ("610113", "2026-01-01", "2376", "23"),
        ("620102", "2023-11-01", "2020", "21"),  # 兰州
        ("630102", "2025-05-31", "1880", "18"),  # 西宁
        ("640104", "2025-10-01", "2235", "22"),  # 银川
        ("650102", "2025-01-01", "2070", "20.7"),  # 乌鲁木齐, 石河子, and 塔什库尔干, which has its own
        ("659001", "2025-01-01", "1890", "18.9"),
        ("653131", "2025-01-01", "1900", "19"),
    ],
)
def test_known_wages(place: str, day: str, monthly: str, hourly: str, row_at: Lookup) -> None:
    found = [row_at(name, place, day) for name in WAGES]
    assert [_written(row) for row in found if row is not None] == [monthly, hourly]


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("320583", "2024-01-01"),  # 昆山: no list of classes seen since that of 2021
        ("320571", TODAY),  # 苏州工业园区, as the districts of 苏州
        ("320902", TODAY),  # 盐城
        ("320812", TODAY),  # 清江浦: only the third class of 淮安 was published
        ("330122", TODAY),  # 桐庐 chooses for itself
        ("330203", "2026-01-01"),  # 宁波: the list is of 2024
        ("420112", TODAY),  # 东西湖 is not among the inner districts
        ("130102", "2025-12-01"),  # 石家庄
        ("370211", "2025-09-30"),  # 青岛: no list for 2023 to 2025
        ("210102", TODAY),  # 沈阳
        ("340104", "2025-09-01"),
        ("360102", "2024-04-01"),
        ("430102", "2025-09-01"),
        ("460105", "2023-12-01"),
        ("540102", "2025-04-01"),
        ("630102", "2025-06-01"),
        ("640104", "2024-02-01"),  # 银川: between two standards that we know
        ("640402", TODAY),  # 固原
    ],
)
def test_what_we_do_not_know_is_said(place: str, day: str, row_at: Lookup) -> None:
    for name in WAGES:
        found = row_at(name, place, day)
        assert found is not None and found.value is None and "12333" in str(found.unverified), name


@pytest.mark.parametrize(
    ("place", "monthly", "hourly"),
    [
        ("110101", "不含个人", ""),  # 北京 says so of full-time work only
        ("310101", "不含个人", "不含个人"),
        ("120101", "含个人", "含个人"),
        ("350203", "含个人", "含单位和个人"),
        ("520103", "含个人", "含单位缴纳"),
        ("440103", "", ""),  # 广州: not seen
    ],
)
def test_whose_contributions_a_wage_includes(place: str, monthly: str, hourly: str, row_at: Lookup) -> None:
    for name, said in zip(WAGES, (monthly, hourly), strict=True):
        found = row_at(name, place, TODAY)
        note = (found and found.note) or ""
        assert note.startswith(said) if said else "含" not in note, name


def _written(row: DatedValue) -> str:
    """The wage as its source writes it, in yuan."""
    return "—" if row.value is None else f"{float(row.value) / 100:g}"


@pytest.mark.parametrize("name", WAGES)
@pytest.mark.parametrize("day", ["2023-12-31", "2025-06-01", TODAY])
def test_a_development_zone_has_the_wage_of_the_districts_around_it(name: str, day: str, row_at: Lookup) -> None:
    """The list of classes says 苏州市区, in which the park lies."""
    assert row_at(name, "320571", day) == row_at(name, "320506", day) is not None
