"""Choosing a place: one tap a level, as exact as the reader can tell."""

from __future__ import annotations

from typing import Any

import pytest


def options(page: Any) -> list[str]:
    return page.all(r'<button type="submit" name="region" value="(\d{6})"')


def test_provinces_come_first(reader: Any) -> None:
    page = reader.open("/zh-CN/place")
    assert len(options(page)) == 31
    assert page.heading == "你主要在哪里接单？"
    assert "浙江" in page.text and "浙江省" not in page.text


def test_province_prefecture_county(reader: Any) -> None:
    reader.open("/zh-CN/place")
    page = reader.send({"region": "330000"})
    assert "浙江省的哪个市？" in page.text and len(options(page)) == 11
    page = reader.send({"region": "330100"})
    assert "浙江省杭州市的哪个区县？" in page.text and len(options(page)) == 13
    assert reader.send({"region": "330106"}).asked == ["occupation", "platform"]


def test_a_municipality_has_two_levels(reader: Any) -> None:
    reader.open("/zh-CN/place")
    assert "上海市的哪个区县？" in reader.send({"region": "310000"}).text
    assert "occupation" in reader.send({"region": "310115"}).asked


def test_a_city_without_counties_is_the_end(reader: Any) -> None:
    reader.open("/zh-CN/place")
    reader.send({"region": "440000"})
    assert "occupation" in reader.send({"region": "441900"}).asked


@pytest.mark.parametrize("taps", [["330000"], ["330000", "330100"]])
def test_not_sure_goes_on_with_what_is_known(reader: Any, taps: list[str]) -> None:
    reader.open("/zh-CN/place")
    for tap in taps:
        reader.send({"region": tap})
    assert "不确定，就按浙江省" in reader.page.text
    assert "occupation" in reader.send({"region": "enough"}).asked


def test_not_knowing_at_all_goes_on_too_and_is_not_asked_again(reader: Any) -> None:
    reader.open("/zh-CN/place")
    assert "occupation" in reader.send({"region": "?"}).asked
    page = reader.to_result({})
    assert "工作地 不知道" in page.text


@pytest.mark.parametrize("wrong", ["", "999999", "33", "杭州", "enough", "330106; drop"])
def test_a_wrong_choice_is_an_error_on_the_same_page(reader: Any, wrong: str) -> None:
    reader.open("/zh-CN/place")
    page = reader.send({"region": wrong})
    assert page.status == 422
    assert page.title.startswith("错误：")
    assert page.text.count("请选一个地方") == 1
    assert 'role="alert"' in page.html and len(options(page)) == 31


def test_back_leads_up_and_out(reader: Any) -> None:
    reader.open("/zh-CN/place")
    reader.send({"region": "330000"})
    assert len(options(reader.follow("返回"))) == 31
    assert reader.follow("返回").heading == "跑单这份活，你有哪些权益？"


def test_an_old_code_is_read_as_todays(reader: Any) -> None:
    reader.open("/zh-CN/place")
    assert "上海市" in reader.send({"region": "310100"}).text


def test_only_places_are_asked_for_here(reader: Any) -> None:
    assert reader.open("/zh-CN/place?fact=age").status == 404
    assert reader.open("/zh-CN/place?fact=nothing").status == 404


def test_hukou_in_another_place_is_asked_on_a_page_of_its_own(reader: Any) -> None:
    reader.at_questions()
    while "/result" in reader.address or "hukou_region" not in reader.page.asked:
        reader.follow("接着答") if "/result" in reader.address else reader.answer({"arrangement": "managed"})
    assert "就在工作地：浙江省杭州市" in reader.page.text
    page = reader.answer({"hukou_region": "elsewhere", "pension": "none"})
    assert page.heading == "你的户口在哪里？"
    assert len(options(reader.send({"region": "340000"}))) == 16
    page = reader.send({"region": "340100"})
    if "接着答" in reader.page.text:
        page = reader.follow("接着答")
    assert "hukou_region" not in page.asked, "a prefecture is enough for the hukou"
    assert "安徽省合肥市" in reader.to_result({}).text


def test_hukou_where_one_works_takes_one_tap(reader: Any) -> None:
    reader.at_questions()
    while "/result" in reader.address or "hukou_region" not in reader.page.asked:
        reader.follow("接着答") if "/result" in reader.address else reader.answer({})
    reader.answer({"hukou_region": "same"})
    assert "户籍地 浙江省杭州市" in reader.to_result({}).text


IN_DIFFICULTY = {
    "flexible_registration": "yes",
    "pension": "flexible",
    "medical": "flexible",
    "hardship": "certified_other",
    "subsidy_months_used": "0",
    "receives_unemployment_benefit": "no",
}


def to_hukou(reader: Any, place: str, answers: dict[str, str]) -> None:
    """Go to the page that asks for the hukou, working at a county."""
    reader.open("/zh-CN/place")
    for code in (place[:2] + "0000", place[:4] + "00", place):
        reader.send({"region": code})
    for _ in range(20):
        if "hukou_region" in reader.page.asked:
            return
        reader.follow("接着答") if "/result" in reader.address else reader.answer(answers)
    raise AssertionError("the hukou is not asked for")


def test_a_development_zone_is_offered_beside_the_districts(reader: Any) -> None:
    reader.open("/zh-CN/place")
    reader.send({"region": "320000"})
    page = reader.send({"region": "320500"})
    assert "320571" in options(page) and "320506" in options(page)
    assert "苏州工业园区" in page.text
    assert "occupation" in reader.send({"region": "320571"}).asked


def test_the_district_of_the_hukou_is_asked_for_where_a_rule_waits_for_it(reader: Any) -> None:
    to_hukou(reader, "320571", IN_DIFFICULTY)
    reader.answer({"hukou_region": "elsewhere", **IN_DIFFICULTY})
    reader.send({"region": "320000"})
    page = reader.send({"region": "320500"})
    assert "江苏省苏州市的哪个区县？" in page.text and "320571" in options(page)
    reader.send({"region": "320571"})
    assert "户籍地 江苏省苏州市苏州工业园区" in reader.to_result(IN_DIFFICULTY).text


def test_a_hukou_known_to_the_city_is_kept_and_the_card_asks_for_its_district(reader: Any) -> None:
    to_hukou(reader, "320571", IN_DIFFICULTY)
    reader.answer({"hukou_region": "elsewhere", **IN_DIFFICULTY})
    reader.send({"region": "320000"})
    reader.send({"region": "320500"})
    reader.send({"region": "enough"})
    page = reader.to_result(IN_DIFFICULTY)
    assert "户籍地 江苏省苏州市 " in page.text
    assert "fact=hukou_region" in page.section("open")


def test_elsewhere_the_city_is_enough_for_a_hukou_of_suzhou(reader: Any) -> None:
    to_hukou(reader, "320506", {"arrangement": "managed"})
    reader.answer({"hukou_region": "elsewhere", "pension": "none"})
    reader.send({"region": "320000"})
    page = reader.send({"region": "320500"})
    assert "的哪个区县？" not in page.text and not options(page)


def test_hukou_in_the_zone_where_one_works_takes_one_tap(reader: Any) -> None:
    to_hukou(reader, "320571", IN_DIFFICULTY)
    reader.answer({"hukou_region": "same", **IN_DIFFICULTY})
    assert "户籍地 江苏省苏州市苏州工业园区" in reader.to_result(IN_DIFFICULTY).text
