"""Mistakes at the desk: told beside the field and above the page, with everything that was typed still there."""

from __future__ import annotations

from typing import Any

import pytest


def test_every_mistake_is_told_twice_and_nothing_is_lost(ask: Any, member: Any) -> None:
    wrong = {**member, "age": "abc", "work_region": "朝阳", "injury_date.year": "2026-13-40", "pension_paid": "九百"}
    page = ask(wrong)
    assert page.status == 422 and page.title.startswith("错误：")
    summary = page.one(r'id="errors">(.*?)</div>')
    for fact in ("age", "work_region", "injury_date", "pension_paid"):
        assert f'href="#{fact}-1"' in summary
        message = page.one(rf'id="{fact}-error"><b>错误：</b>(.*?)</p>')
        assert message.split("<")[0] in summary
    for typed in ("abc", "朝阳", "2026-13-40", "九百", "安徽阜阳", "5,200元"):
        assert f'value="{typed}"' in page.html
    assert "有错的几题没有算进去" in page.text and '<section class="part' in page.html


def test_a_place_that_several_bear_is_asked_back(reader: Any, ask: Any) -> None:
    page = ask({"work_region": "西湖", "occupation": "food_delivery"})
    assert page.all(r'name="work_region.pick" value="(\d+)"') == ["330106", "360103"]
    page = ask({"work_region": "西湖", "work_region.pick": "330106", "occupation": "food_delivery"})
    assert page.status == 200 and 'value="浙江省杭州市西湖区"' in page.html


def test_a_choice_does_not_outlive_another_name(ask: Any) -> None:
    page = ask({"work_region": "江苏盐城", "work_region.pick": "330106"})
    assert 'value="江苏省盐城市"' in page.html
    page = ask({"work_region": "朝阳", "work_region.pick": "330106"})
    assert page.status == 422, "not one of the places that may be meant"


def test_what_contradicts_itself_is_shown_where_it_can_be_mended(ask: Any) -> None:
    page = ask({"injured_on_order": "no", "injury_date.year": "2026-09-03"})
    assert page.status == 422 and "你说没有在跑单途中受伤" in page.one(r'id="injury_date-error">(.*?)</p>')


@pytest.mark.parametrize("value", ["pirate", "<script>alert(1)</script>"])
def test_a_choice_that_is_none_is_refused_quietly(ask: Any, value: str) -> None:
    page = ask({"occupation": value, "union_member": value, "hardship": [value]})
    assert page.status == 422 and value not in page.html


def test_a_language_link_on_a_page_with_mistakes_keeps_the_good_answers(reader: Any, ask: Any) -> None:
    ask({"occupation": "courier", "age": "abc"})
    page = reader.follow("English")
    assert page.heading == "Union desk" and 'value="courier" selected' in page.html


def test_a_form_beyond_measure_is_refused(client: Any) -> None:
    assert client.post("/zh-CN/staff", data={"age": "1" * 70_000}).status_code == 413
