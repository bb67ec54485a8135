"""The union desk: everything on one page, an answer beside it, and nothing left of a member when the next one comes."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest


def values(page: Any) -> dict[str, str]:
    """What the form shows: typed, chosen and ticked."""
    shown = dict(re.findall(r'<input type="text"[^>]* name="([^"]*)"[^>]* value="([^"]+)"', page.html))
    for name, inside in re.findall(r'<select name="([^"]*)".*?>(.*?)</select>', page.html, re.DOTALL):
        shown.update((name, value) for value in re.findall(r'value="([^"]+)" selected', inside))
    picked = re.findall(r'<input type="(?:radio|checkbox)" name="([^"]*)" value="([^"?]+)"[^>]* checked', page.html)
    return {**shown, **dict(picked)}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_all_questions_are_on_one_page(reader: Any, calculator: Any, language: str) -> None:
    page = reader.open(f"/{language}/staff")
    asked = {name.split(".")[0] for name in page.all(r'<(?:input|select)[^>]* name="([^"]*)"')}
    assert set(calculator.book.questions.by_fact) <= asked
    keys = page.all(r'accesskey="(.)"')
    assert len(keys) == len(set(keys)) and set("sn123456789") <= set(keys)
    assert page.one(r'<input type="text" name="([^"]*)"[^>]*autofocus') == "work_region"


def test_it_is_found_from_the_start(reader: Any) -> None:
    reader.open("/zh-CN/")
    assert reader.follow("工会工作人员").heading == "工会窗口"
    assert reader.open("/en/staff/").heading == "Union desk"


def test_the_answer_stands_beside_the_form(ask: Any, member: Any) -> None:
    page = ask(member)
    assert page.status == 200
    claims = page.one(r'<section class="part claim">(.*?)</section>')
    assert "就业困难人员灵活就业社保补贴" in claims and "969.46 元" in claims
    assert "/zh-CN/rules/provisions/difficulty_insurance_subsidy" in claims and "<details>" in claims
    owed = page.one(r'<section class="part owed">(.*?)</section>')
    assert "签劳动合同或书面协议" in owed and "人社部发〔2021〕56号 一（规范用工）" in owed
    deciding = page.one(r'id="deciding">(.*?)</section>')
    assert 'href="#worked_public_holiday-1"' in deciding and "法定节假日干活，报酬要高于平时" in deciding
    assert "开网约车" in page.one(r'<section class="part no">(.*?)</section>')
    assert '<section class="part lever">' in page.html and '<section class="part using">' in page.html


def test_what_was_typed_comes_back_in_order(ask: Any, member: Any) -> None:
    shown = values(ask(member))
    assert shown["work_region"] == "浙江省杭州市西湖区" and shown["hukou_region"] == "安徽省阜阳市"
    assert (shown["pension_paid"], shown["subsidy_months_used"]) == ("997.2", "12")
    assert (shown["injury_date.year"], shown["hardship"]) == ("2026-09-03", "-")
    assert (shown["platform"], shown["union_member"]) == ("meituan", "no")


def test_a_deadline_is_told_with_the_days_left(ask: Any) -> None:
    page = ask(
        {
            "work_region": "杭州",
            "occupation": "food_delivery",
            "arrangement": "managed",
            "flexible_registration": "yes",
            "pension": "flexible",
            "medical": "flexible",
            "education": "college_or_above",
            "graduation_month.year": "2025-06",
            "receives_unemployment_benefit": "no",
            "age": "24",
        }
    )
    claims = page.one(r'<section class="part claim">(.*?)</section>')
    assert "高校毕业生灵活就业社保补贴" in claims and "2027年6月30日" in claims
    assert str((date(2027, 6, 30) - date(2026, 11, 23)).days) in claims


def test_what_no_longer_matters_is_greyed_not_hidden(ask: Any, member: Any) -> None:
    page = ask(member)
    grey = page.all(r'<p class="tip off" id="([a-z_]+)-moot">')
    assert {"monthly_sales", "graduation_month"} <= set(grey) and "worked_public_holiday" not in grey
    assert 'name="monthly_sales"' in page.html
    assert page.all(r'<p class="tip off"') and 'class="tip off"' not in ask({}).html


def test_the_next_member_finds_an_empty_desk(reader: Any, ask: Any, member: Any) -> None:
    ask(member)
    page = reader.follow("下一位")
    assert reader.address == "/zh-CN/staff"
    assert values(page) == {} and 'class="part' not in page.html
    assert "autofocus" in page.one(r'(<input type="text" name="work_region"[^>]*>)')


def test_going_on_leads_to_the_next_group(reader: Any, ask: Any) -> None:
    ask({"occupation": "courier"}, go="insurance")
    assert reader.address.endswith("#topic-insurance")


def test_drafts_only_where_they_are_wanted(reader: Any, ask: Any, member: Any) -> None:
    assert '<section class="part draft">' not in ask(member).html
    page = ask({**member, "drafts": "1"})
    assert '<section class="part draft">' in page.html and 'name="drafts" value="1" checked' in page.html
    assert "草案" in reader.follow("打印咨询单").text


def test_nothing_said_is_nothing_answered(reader: Any, ask: Any) -> None:
    page = ask({"age": "", "sex": "", "union_member": "?"})
    assert page.status == 200 and 'class="part' not in page.html


@pytest.mark.parametrize("address", ["/zh-CN/staff?s=broken", "/en/staff?s=broken"])
def test_a_broken_link_is_explained(reader: Any, address: str) -> None:
    assert reader.open(address).status == 400


def test_a_link_of_yesterday_opens_and_an_older_one_does_not(reader: Any, ask: Any, member: Any, clock: Any) -> None:
    ask(member)
    address = reader.address
    clock.turn(2)
    assert reader.open(address).status == 410


def test_only_money_to_be_had_stands_out(ask: Any, member: Any) -> None:
    page = ask(member)
    using = page.one(r'<section class="part using">(.*?)</section>')
    assert "997.20 元" in using and not re.search(r"<b>[^<]*(<[^>]*>)?[\d,.]+ 元", using), "a contribution is no gain"
    assert re.search(r"<b>每月最多 <span[^>]*>969.46 元", page.one(r'<section class="part claim">(.*?)</section>'))


def test_a_development_zone_is_a_place_with_rules_of_its_own(ask: Any, member: Any) -> None:
    answers = {**member, "work_region": "苏州园区", "hukou_region": "苏州工业园区", "hardship": ["certified_other"]}
    page = ask(answers)
    assert page.status == 200 and "江苏省苏州市苏州工业园区" in page.html
    claims = page.one(r'<section class="part claim">(.*?)</section>')
    assert "就业困难人员灵活就业社保补贴" in claims and "苏州工业园区就业困难人员灵活就业社保补贴" in page.text


def test_development_zones_are_among_the_places_offered_while_typing(reader: Any) -> None:
    assert "江苏省苏州市苏州工业园区" in reader.open("/zh-CN/staff").one(r"<datalist.*?>(.*?)</datalist>")
