"""Regions: the shipped table, what lies in what, and what old codes mean today."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest

from eligibility.regions import Regions
from eligibility.verdict import Verdict

RULES = Path(__file__).resolve().parents[2] / "rules"
TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN


def rows(name: str) -> list[tuple[str, str]]:
    with (RULES / name).open(encoding="utf-8", newline="") as file:
        return [(first, second) for first, second in list(csv.reader(file))[1:]]


CODES = [code for code, _ in rows("regions.csv")]
ALIASES = rows("region_aliases.csv")
PARK = "320571"


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.load(RULES)


def test_the_table_has_every_unit_of_the_mainland(regions: Regions) -> None:
    """31, 333 and 2,844: the ministry's own count for 2023."""
    levels = Counter(region.level for code in CODES if (region := regions.get(code)))
    assert levels == {"province": 31, "prefecture": 333, "county": 2844}


def test_the_table_is_sorted_and_has_six_digits() -> None:
    for codes in (CODES, [old for old, _ in ALIASES]):
        assert codes == sorted(set(codes))
        assert all(len(code) == 6 and code.isascii() and code.isdigit() for code in codes)


def test_no_heading_or_development_zone_passes_for_a_unit() -> None:
    names = dict(rows("regions.csv"))
    assert not {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"} & set(names.values())
    assert not [name for code, name in names.items() if "71" <= code[4:] <= "79"]


def test_everything_but_a_province_hangs_in_the_tree_once(regions: Regions) -> None:
    seen: list[str] = []
    pending = regions.provinces()
    while pending:
        region = pending.pop()
        seen.append(region.code)
        children = regions.children(region.code)
        assert all(child.parent == region.code for child in children)
        pending.extend(children)
    assert sorted(seen) == sorted([*CODES, PARK])
    assert [region.code for region in regions.provinces()] == [code for code in CODES if code.endswith("0000")]


def test_a_place_lies_within_everything_above_it(regions: Regions) -> None:
    for code in CODES:
        assert regions.within(code, code) is TRUE
        assert regions.within(code, "000000") is TRUE
        for above in regions.ancestors(code):
            assert regions.within(code, above.code) is TRUE
            assert regions.within(above.code, code) is UNKNOWN
    assert all(regions.within(code, "330000") is FALSE for code in CODES if not code.startswith("33"))


@pytest.mark.parametrize(
    ("place", "scope", "expected"),
    [
        ("330106", "330100", TRUE),
        ("330106", "330000", TRUE),
        ("330100", "330106", UNKNOWN),
        ("330000", "330100", UNKNOWN),
        ("320000", "330100", FALSE),
        ("330200", "330100", FALSE),
        (None, "330100", UNKNOWN),
        (None, "000000", TRUE),
        (None, "XPCC", UNKNOWN),
        ("310115", "310000", TRUE),
        ("419001", "410000", TRUE),
        ("419001", "410100", FALSE),
        ("659001", "XPCC", TRUE),
        ("659001", "650000", TRUE),
        ("650000", "XPCC", UNKNOWN),
        ("650100", "XPCC", FALSE),
        ("330000", "XPCC", FALSE),
        ("429004", "429000", TRUE),
        ("429000", "429000", TRUE),
        ("420000", "429000", UNKNOWN),
        ("420100", "429000", FALSE),
        ("429000", "420000", TRUE),
        ("330103", "330105", TRUE),
        ("330105", "330103", TRUE),
    ],
)
def test_within(regions: Regions, place: str | None, scope: str, expected: Verdict) -> None:
    assert regions.within(place, scope) is expected


@pytest.mark.parametrize(
    ("place", "scope"), [("999999", "330000"), ("999999", "000000"), ("330000", "XX"), (None, "XX")]
)
def test_within_refuses_what_was_never_a_code(regions: Regions, place: str | None, scope: str) -> None:
    with pytest.raises(KeyError):
        regions.within(place, scope)


def test_aliases_lead_to_present_codes_and_hide_none(regions: Regions) -> None:
    for old, present in ALIASES:
        assert old not in CODES
        assert regions.canonical(old) == present
        region = regions.get(old)
        assert region is not None and region.code == present
        assert regions.within(old, present) is TRUE
        assert old[:2] == present[:2]


@pytest.mark.parametrize(
    ("old", "name"),
    [
        ("330103", "浙江省杭州市拱墅区"),  # 下城区, merged in 2021
        ("330104", "浙江省杭州市上城区"),  # 江干区, merged in 2021
        ("330184", "浙江省杭州市余杭区"),  # 余杭市
        ("330181", "浙江省杭州市萧山区"),  # 萧山市
        ("371200", "山东省济南市"),  # 莱芜市
        ("371202", "山东省济南市莱芜区"),
        ("371203", "山东省济南市钢城区"),
        ("320684", "江苏省南通市海门区"),
        ("542400", "西藏自治区那曲市"),
        ("652201", "新疆维吾尔自治区哈密市伊州区"),  # the county-level city, not the prefecture that took its name
        ("512081", "四川省成都市简阳市"),  # moved to another prefecture
        ("341402", "安徽省合肥市巢湖市"),
        ("640222", "宁夏回族自治区"),  # split between two prefectures
        ("330621", "浙江省绍兴市"),  # split within one
        ("460323", "海南省三沙市西沙区"),
        ("620201", "甘肃省嘉峪关市"),
        ("330371", "浙江省温州市"),  # a development zone in the statistical table, without rules of its own
        ("310100", "上海市"),
        ("419000", "河南省"),
        ("659000", "新疆维吾尔自治区"),
    ],
)
def test_what_an_old_code_means_today(regions: Regions, old: str, name: str) -> None:
    assert regions.full_name(old) == name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("330000", "浙江省"),
        ("330106", "浙江省杭州市西湖区"),
        ("310115", "上海市浦东新区"),
        ("419001", "河南省济源市"),
        ("659001", "新疆维吾尔自治区石河子市"),
        ("441900", "广东省东莞市"),
        ("320571", "江苏省苏州市苏州工业园区"),
    ],
)
def test_full_name(regions: Regions, code: str, name: str) -> None:
    assert regions.full_name(code) == name


def test_a_choice_in_three_steps(regions: Regions) -> None:
    assert len(regions.children("330000")) == 11
    assert len(regions.children("330100")) == 13
    assert regions.children("330106") == []
    henan = regions.children("410000")
    assert len(henan) == 18
    assert henan[-1].name == "济源市" and henan[-1].level == "county"
    assert {child.level for child in regions.children("460000")} == {"prefecture", "county"}


@pytest.mark.parametrize("code", ["110000", "120000", "310000", "500000"])
def test_a_municipality_has_counties_and_no_prefectures(regions: Regions, code: str) -> None:
    assert {child.level for child in regions.children(code)} == {"county"}


@pytest.mark.parametrize("code", ["441900", "442000", "460400", "620200"])
def test_some_cities_have_no_districts(regions: Regions, code: str) -> None:
    region = regions.get(code)
    assert region is not None and region.level == "prefecture"
    assert regions.children(code) == []


def test_a_development_zone_with_rules_of_its_own_is_a_place_beside_the_counties(regions: Regions) -> None:
    park = regions.get(PARK)
    assert park is not None and park.zone and (park.level, park.parent) == ("county", "320500")
    assert park in regions.children("320500") and regions.children(PARK) == []
    assert [child.code for child in regions.children("320500")] == sorted(
        one.code for one in regions.children("320500")
    )
    assert regions.within(PARK, "320500") is TRUE and regions.within(PARK, "320000") is TRUE
    assert regions.within("320500", PARK) is UNKNOWN and regions.within(None, PARK) is UNKNOWN
    for district in ("320505", "320506", "320508"):
        assert regions.within(PARK, district) is FALSE and regions.within(district, PARK) is FALSE


def test_only_zones_of_the_table_are_places(regions: Regions) -> None:
    assert not [code for code in CODES if (region := regions.get(code)) is not None and region.zone]
    assert [region.code for region in regions.search("苏州工业园区")] == [PARK]


def test_the_corps_runs_cities_in_xinjiang(regions: Regions) -> None:
    assert len(regions.corps_cities) == 12
    for code in regions.corps_cities:
        region = regions.get(code)
        assert region is not None and region.parent == "650000"
        assert regions.within(code, "XPCC") is TRUE


@pytest.mark.parametrize(
    ("place", "area"),
    [
        ("330106", "330100"),
        ("330100", "330100"),
        ("330000", None),
        ("310115", "310000"),
        ("310000", "310000"),
        ("429004", "429004"),
        ("659001", "659001"),
        ("429000", None),
        ("330103", "330100"),
        ("320571", "320500"),
    ],
)
def test_insurance_area(regions: Regions, place: str, area: str | None) -> None:
    assert regions.insurance_area(place) == area


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("330199", "330100"), ("3301", "330100"), ("339999", "330000"), ("330100000000", "330100"), ("杭洲市", "杭州市")],
)
def test_suggestions_for_a_slip_of_the_pen(regions: Regions, typed: str, expected: str) -> None:
    assert expected in regions.suggest(typed)


def test_nothing_is_suggested_for_nothing(regions: Regions) -> None:
    assert regions.suggest("") == []
    assert regions.suggest("zzz") == []


def test_search_by_name(regions: Regions) -> None:
    assert regions.search("海南")[0].code == "460000"
    assert [region.code for region in regions.search("浙江 杭州 西湖")] == ["330106"]
    assert len(regions.search("鼓楼区")) == 4
    assert regions.search(" ") == []


@pytest.mark.parametrize("code", ["999999", "", "330100 ", "XPCC"])
def test_an_unknown_code_is_no_region(regions: Regions, code: str) -> None:
    assert regions.get(code) is None
    assert regions.canonical(code) is None
    for ask in (regions.full_name, regions.children, regions.ancestors, regions.insurance_area):
        with pytest.raises(KeyError):
            ask(code)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("regions.csv", "330100,杭州市"),
        ("regions.csv", "339901,无处区"),
        ("region_aliases.csv", "330100,330000"),
        ("region_aliases.csv", "330199,339900"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(tmp_path: Path, file: str, line: str) -> None:
    for name in ("regions.csv", "region_aliases.csv", "regions.yaml"):
        shutil.copy(RULES / name, tmp_path)
    Regions.load(tmp_path)
    with (tmp_path / file).open("a", encoding="utf-8") as table:
        table.write(f"{line}\n")
    with pytest.raises(ValueError, match=line[:6]):
        Regions.load(tmp_path)


@pytest.mark.parametrize(
    ("zone", "complaint"),
    [
        ('{code: "320505", name: 某开发区, parent: "320500"}', "320505"),  # already a district
        ('{code: "320571", name: 某开发区, parent: "320500"}', "320571"),  # twice
        ('{code: "320573", name: 某开发区, parent: "329900"}', "329900"),  # in no place
        ('{code: "330371", name: 某开发区, parent: "330300"}', "330371"),  # still an alias
        ('{code: 320573, name: 某开发区, parent: "320500"}', "in quotes"),
        ('{code: "320573", name: 某开发区, parent: "320500", called: [571]}', "in quotes"),
        ('{code: "320573", name: 某开发区}', "parent"),
    ],
)
def test_a_zone_that_cannot_be_is_refused(tmp_path: Path, zone: str, complaint: str) -> None:
    for name in ("regions.csv", "region_aliases.csv"):
        shutil.copy(RULES / name, tmp_path)
    whole = (RULES / "regions.yaml").read_text("utf-8")
    (tmp_path / "regions.yaml").write_text(whole.replace("\nzones:\n", f"\nzones:\n  - {zone}\n"), "utf-8")
    with pytest.raises((KeyError, ValueError), match=complaint):
        Regions.load(tmp_path)


def test_a_table_without_zones_is_read_as_well(tmp_path: Path) -> None:
    for name in ("regions.csv", "region_aliases.csv"):
        shutil.copy(RULES / name, tmp_path)
    lines = (RULES / "regions.yaml").read_text("utf-8").splitlines()
    kept = [line for line in lines if PARK not in line and line != "zones:"]
    (tmp_path / "regions.yaml").write_text("\n".join(kept), "utf-8")
    assert Regions.load(tmp_path).get(PARK) is None
