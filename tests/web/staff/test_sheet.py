"""The sheet of advice: what to claim, with what, until when and where; what is owed; room to write; nothing about who it is for."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def sheet(reader: Any, ask: Any, member: Any) -> Any:
    """The sheet of a typical member."""
    ask(member)
    return reader.follow("打印咨询单")


def test_it_says_what_to_do(sheet: Any, calculator: Any) -> None:
    assert sheet.heading == "权益咨询单"
    for words in (
        "2026年11月23日",
        calculator.book.version,
        "就业困难人员灵活就业社保补贴",
        "969.46 元",
        "缴费凭证",
        "去哪办：工作地或户籍地街道、社区",
        "电话 12333",
        "签劳动合同或书面协议 人社部发〔2021〕56号 一（规范用工）",
        "谈判时可以引用",
        "法定节假日干活了吗？",
        "本人签名",
    ):
        assert words in sheet.text
    assert sheet.html.count('class="line"') >= 3


def test_it_fills_in_nothing_about_the_member(sheet: Any) -> None:
    paper = sheet.one(r'<div class="sheet">(.*?)</main>')
    for told in ("西湖区", "阜阳", "5,200", "5200", "47", "2026年9月3日"):
        assert told not in paper
    assert "<input" not in paper and "姓名" in paper and "不记姓名" in paper


def test_the_desk_itself_prints_the_same_sheet(ask: Any, member: Any, sheet: Any) -> None:
    on_paper = ask(member).one(r'<div class="paper-only"><div class="sheet">(.*?)</main>')
    assert sheet.one(r'<div class="sheet">(.*?)</div>\s*</div>\s*</div>').strip()[:2000] == on_paper.strip()[:2000]


def test_from_the_sheet_back_to_the_desk_and_on(reader: Any, sheet: Any) -> None:
    assert 'value="浙江省杭州市西湖区"' in reader.follow("返回").html
    reader.follow("打印咨询单")
    assert "西湖区" not in reader.follow("下一位").one(r"<form(.*?)<datalist")


def test_without_answers_there_is_no_sheet(reader: Any) -> None:
    assert reader.open("/zh-CN/staff?print=1").heading == "工会窗口"


def test_somebody_who_can_claim_nothing_gets_a_sheet_too(reader: Any, ask: Any) -> None:
    ask({"work_region": "北京", "occupation": "not_platform_work"})
    assert "现在可以申请" in reader.follow("打印咨询单").text


def test_what_is_not_to_be_had_yet_is_on_it_with_its_day_or_step(reader: Any, ask: Any, member: Any) -> None:
    ahead = {"education": "college_or_above", "graduation_month.year": "2027-06", "subsidy_months_used": "0"}
    page = ask({**member, **ahead, "age": "22"})
    later = page.one(r'<section class="part later">(.*?)</section>')
    assert "高校毕业生灵活就业社保补贴" in later and "最早从" in later
    assert "高校毕业生灵活就业社保补贴 最早从 2027年6月30日 起" in reader.follow("打印咨询单").text
    page = ask({**member, "flexible_registration": "no", "pension": "none", "medical": "none"})
    assert "在工作地办灵活就业登记，就符合条件" in page.one(r'<section class="part later">(.*?)</section>')
    assert "在工作地办灵活就业登记，就符合条件" in reader.follow("打印咨询单").text
