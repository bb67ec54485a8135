"""The version to print: what to take along, and no second reckoning beside the page it comes from."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from typing import Any

import pytest

from eligibility.assessment import Calculator
from web.pages.groups import group_of

RIDER: dict[str, Any] = {
    "work_region": "330100",
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "written_agreement": False,
    "flexible_registration": True,
    "hukou_region": "330100",
    "pension": "flexible",
    "medical": "flexible",
    "pension_paid": "997.20",
    "medical_paid": "457",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "education": "college_or_above",
    "graduation_month": "2025-06",
}
FRESH = {name: RIDER[name] for name in ("work_region", "occupation", "platform", "arrangement")}
FRESH |= {"flexible_registration": False, "pension": "none", "medical": "none", "union_member": True}
Show = Callable[..., Any]


@pytest.fixture
def paper(show: Show, reader: Any) -> Callable[..., Any]:
    """Opens the version to print from the result."""

    def follow(answers: dict[str, Any] = RIDER, more: str = "", language: str = "zh-CN") -> Any:
        show(answers, more, language)
        return reader.follow("打印版" if language == "zh-CN" else "Version to print")

    return follow


def test_it_has_an_address_of_its_own_and_says_the_same(paper: Any, show: Show, reader: Any) -> None:
    page = paper()
    assert reader.address.startswith("/zh-CN/result/print?s=")
    assert page.heading == show(RIDER).heading == "你现在可以申请 2 项"
    assert page.title.startswith("打印版：你现在可以申请 2 项")


def test_claims_have_amount_deadline_sentence_and_place(paper: Any) -> None:
    page = paper()
    for words in (
        "每月 727.10 元",
        "期限：2027年6月30日，含当天 （还有 219 天）",
        "去哪办：工作地街道、社区或公共就业服务机构 · 电话 12333",
        "对依托平台灵活就业的困难人员、毕业2年内高校毕业生按规定给予社保补贴。",
        "《关于促进平台经济高质量发展的实施意见》 二、(三)11",
        "签劳动合同或书面协议 人社部发〔2021〕56号 一（规范用工）",
    ):
        assert words in page.text


def test_every_claim_and_duty_is_on_it(paper: Any, outcomes: Any) -> None:
    page = paper()
    found = [one["title"] for one in outcomes(RIDER) if group_of(one) in ("claim", "owed", "lever", "using", "open")]
    assert found and all(title in page.text for title in found)
    refused = [one["title"] for one in outcomes(RIDER) if group_of(one) == "no"]
    assert refused and not [title for title in refused if title in page.text]


def test_papers_have_boxes_to_tick(paper: Any) -> None:
    papers = paper().one(r'<ul class="lines two papers">(.*?)</ul>')
    items = re.findall(r"<li>(.*?)</li>", papers, re.DOTALL)
    assert len(items) >= 3 and all('class="box"' in item for item in items)


def test_it_repeats_the_answers_and_says_what_it_rests_on(paper: Any, calculator: Calculator) -> None:
    page = paper()
    recap = page.one(r'<dl class="given">(.*?)</dl>')
    assert recap.count("<dt>") == len(RIDER)
    assert "工作地： 浙江省杭州市" in page.text and "毕业时间： 2025年6月" in page.text
    assert f"2026年11月23日 · 规则库 {calculator.book.version}，核对到 2026年11月23日" in page.text
    assert "只根据你填的内容，按 2026年11月23日 的规定计算。能不能给、给多少，由经办机构决定。" in page.text
    assert 'class="line"' in page.html and "12348 法律援助" in page.text


def test_what_comes_later_is_on_it_with_its_day(paper: Any) -> None:
    page = paper({**RIDER, "graduation_month": "2027-06", "union_member": True})
    assert page.heading == "目前没有可申请的，最早 2027年6月 可以申请 1 项"
    assert "目前没有查到可以申请的。" in page.text and "要带的材料" not in page.text
    assert "高校毕业生灵活就业社保补贴 最早从 2027年6月30日 起" in page.text


def test_what_a_step_would_open_is_on_it_with_the_step(paper: Any) -> None:
    page = paper({**FRESH, "hukou_region": "340100"})
    assert "以灵活就业身份参加职工养老保险 在工作地办灵活就业登记，就符合条件" in page.text


def test_it_needs_no_script_and_keeps_to_its_own_styles(paper: Any) -> None:
    page = paper()
    policy = page.response.headers["Content-Security-Policy"]
    sheets = re.findall(r"<style>(.*?)</style>", page.html, re.DOTALL)
    assert len(sheets) == 2
    for sheet in sheets:
        assert base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode() in policy
    assert not re.search(r"<script|\sstyle=|\son[a-z]+=", page.html)
    assert page.response.headers["Cache-Control"] == "no-store"


def test_there_is_a_way_back_and_to_another_language(paper: Any, reader: Any) -> None:
    paper(more="&size=l")
    assert "size=l" in reader.address
    assert reader.follow("English").heading == "You can apply for 2 entitlements now"
    assert "/en/result/print" in reader.address and "size=l" in reader.address
    assert "/result?" in reader.follow("Back").response.request.full_path


def test_in_english_only_the_law_is_chinese(paper: Any) -> None:
    page = paper(language="en")
    bare = re.sub(r"<style>.*?</style>|<blockquote.*?</blockquote>", " ", page.html, flags=re.DOTALL)
    bare = re.sub(r'<(a|span) [^>]*lang="zh-CN"[^>]*>.*?</\1>', " ", bare)
    assert set(re.findall(r"[\u3400-\u9fff]+", bare)) <= {"浙江省杭州市"}


def test_without_answers_there_is_nothing_to_print(reader: Any) -> None:
    reader.open("/zh-CN/result/print")
    assert reader.page.status == 200 and "/result" not in reader.address
    assert reader.open("/zh-CN/result/print?s=mangled").status == 400
