"""Places and coverage: what is special to a place, what it shares, and what we do not know, all worked out from the rules."""

from __future__ import annotations

from typing import Any

import pytest

from eligibility.assessment import Calculator


def test_a_province_names_its_own_rules_and_its_cities(reader: Any) -> None:
    page = reader.open("/zh-CN/rules/places/330000")
    assert page.heading == "浙江省"
    assert "单位给你交工伤保险" in page.section("special")
    assert "浙江省宁波市" in page.section("inside")
    assert "加入工会" in page.section("shared")
    assert "浙江省电子商务条例" in page.section("documents")


def test_a_city_has_what_its_province_has(reader: Any) -> None:
    page = reader.open("/zh-CN/rules/places/330200")
    assert page.heading == "浙江省宁波市"
    special = page.section("special")
    assert "浙江省电子商务条例" in special and "宁波市贯彻落实稳就业政策实施办法" in special
    assert reader.follow("浙江省").heading == "浙江省"


def test_a_place_of_which_we_know_little_says_so(reader: Any) -> None:
    page = reader.open("/zh-CN/rules/places/620000")
    assert "没有核实到当地规定" in page.text
    gaps = page.section("gaps")
    assert "报酬不低于最低工资" in gaps and "先按全国的算" in gaps
    assert "报酬不低于最低工资" not in page.section("shared")


def test_what_is_displaced_is_marked(reader: Any) -> None:
    """Wenzhou's subsidy stands in the place of the province's."""
    special = reader.open("/zh-CN/rules/places/330300").section("special")
    (card,) = [card for card in special.split("<article") if "provisions/difficulty_insurance_subsidy#" in card]
    assert (
        "有更近的规定代替" in card.split("basis-zhejiang")[1]
        and "有更近的规定代替" not in card.split("basis-wenzhou")[1]
    )
    assert "有更近的规定代替" not in reader.open("/zh-CN/rules/places/330100").html


@pytest.mark.parametrize(("old", "new"), [("460321", "460302")])
def test_an_old_code_leads_to_the_present_one(reader: Any, old: str, new: str) -> None:
    assert reader.client.get(f"/en/rules/places/{old}?size=l").headers["Location"] == f"/en/rules/places/{new}?size=l"


def test_any_place_of_the_country_has_a_page(reader: Any) -> None:
    for code in ("110108", "419001", "659001", "XPCC", "820000", "710000"):
        page = reader.open(f"/zh-CN/rules/places/{code}")
        assert page.status == (404 if code in ("710000", "820000") else 200), code


def test_coverage_names_every_province_and_every_city_with_a_basis(reader: Any, calculator: Calculator) -> None:
    page = reader.open("/zh-CN/rules/coverage")
    for region in calculator.book.regions.provinces():
        assert f'id="in-{region.code}"' in page.html
    assert page.html.count('<details class="basis"') == 32
    zhejiang = page.one(r'<details class="basis" id="in-330000">(.*?)</details>')
    assert "浙江省宁波市" in zhejiang and "2026年11月23日</span> 核对" in zhejiang
    gansu = page.one(r'<details class="basis" id="in-620000">(.*?)</details>')
    assert "适合骑手、司机的第三者商业保险" in gansu.split("没有核实到：")[1].split("</p>")[0]
    assert "签劳动合同或书面协议" in gansu.split("没有核实到，先按全国的算：")[1].split("</p>")[0]
    assert "申请职业伤害待遇" in gansu.split("</table>")[0]


def test_coverage_tells_a_gap_from_what_is_not_meant(reader: Any) -> None:
    """The lever of the third provinces: a national document lists them, so that Zhejiang's absence is no gap of ours."""
    page = reader.open("/zh-CN/rules/coverage")
    zhejiang = page.one(r'<details class="basis" id="in-330000">(.*?)</details>')
    assert "要求在本省落实职业伤害保障" in zhejiang.split("全国文件只列了别的地方：")[1].split("</p>")[0]
