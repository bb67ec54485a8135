"""The cards of a result: why, in words; how to go about it, in the guide's words; what would change a no, and when."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from web.pages.groups import group_of

GRADUATE: dict[str, Any] = {
    "work_region": "330100",
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "flexible_registration": True,
    "hukou_region": "330100",
    "pension": "flexible",
    "medical": "flexible",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "education": "college_or_above",
    "graduation_month": "2025-06",
}
FRESH = {**GRADUATE, "hukou_region": "340100", "flexible_registration": False, "pension": "none", "medical": "none"}
Show = Callable[..., Any]


def bare(html: str) -> str:
    """The words of a piece of a page."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html)))


def card(page: Any, title: str) -> str:
    """The card of a provision."""
    (found,) = [part for part in page.html.split("<article ") if f"<h3>{title}</h3>" in part]
    return str(found.split("</article>")[0])


def reason(page: Any, title: str, words: str) -> tuple[str, str]:
    """One reason on a card, by words of its need: how it counts, and what it says."""
    found = re.findall(r'<li class="(\w+)"><span aria-hidden="true">(.*?)</li>', card(page, title), re.DOTALL)
    (one,) = [(counts, bare(html)) for counts, html in found if words in bare(html)]
    return one


def test_every_reason_says_need_answer_and_verdict(show: Show, outcomes: Any) -> None:
    page = show(GRADUATE)
    verdicts = ("符合这一条", "不符合这一条", "没有，不妨碍", "是，所以不行", "还不知道", "依据")
    for outcome in outcomes(GRADUATE):
        found = re.findall(
            r'<li class="(?:for|against|open|ground)">(.*?)</li>', card(page, outcome["title"]), re.DOTALL
        )
        assert len(found) == len(outcome["reasons"])
        for told, html in zip(outcome["reasons"], found, strict=True):
            words = bare(html)
            assert told["title"] in words and (told["detail"] or "") in words
            assert words.strip().endswith(verdicts)
            assert ("你的回答" in words) is bool(set(told["facts"]) & GRADUATE.keys())


def test_a_condition_that_is_met_and_one_that_is_not(show: Show) -> None:
    page = show(GRADUATE)
    counts, words = reason(page, "高校毕业生灵活就业社保补贴", "毕业未满两年")
    assert counts == "for" and words.startswith("✓")
    assert "你的回答 · 毕业时间：2025年6月" in words and words.endswith("符合这一条")
    counts, words = reason(show(FRESH), "以灵活就业身份参加职工养老保险", "灵活就业登记")
    assert counts == "against" and words.startswith("✕") and words.endswith("不符合这一条")


def test_a_bar_is_put_the_other_way_round(show: Show) -> None:
    drawing = {**GRADUATE, "receives_unemployment_benefit": True}
    counts, words = reason(show(drawing), "高校毕业生灵活就业社保补贴", "不能是")
    assert counts == "against" and "失业" in words and words.endswith("是，所以不行")


def test_the_way_to_claim_is_told_in_the_words_of_the_counter(show: Show, outcomes: Any) -> None:
    claim = show(GRADUATE).section("claim")
    for words in ("受理条件", "申请材料", "办理流程", "办理地点", "办理时限", "收费", "咨询电话"):
        assert f"<dt>{words}</dt>" in claim
    assert "<dd>到 " in re.sub(r'<span class="nb">|</span>', "", claim)
    for outcome in outcomes(GRADUATE):
        if group_of(outcome) == "claim":
            assert all(step in claim for step in outcome["claim"]["steps"])
            assert f'href="tel:{outcome["claim"]["phone"]}"' in claim


def test_the_conditions_of_the_guide_are_those_that_are_met(show: Show, outcomes: Any) -> None:
    (graduate,) = [one for one in outcomes(GRADUATE) if one["provision"] == "graduate_insurance_subsidy"]
    told = re.search(r"<dt>受理条件</dt><dd>(.*?)</dd>", card(show(GRADUATE), graduate["title"]))
    met = [one["title"] for one in graduate["reasons"] if one["counts"] == "for" and one["verdict"] == "true"]
    assert told and met and bare(told[1]) == "；".join(met)


def test_what_a_person_can_bring_about_is_not_yet_rather_than_no(show: Show, outcomes: Any) -> None:
    told = [change for o in outcomes(FRESH) if group_of(o) == "later" for change in o["what_would_change_it"]]
    page = show(FRESH)
    section = page.section("later")
    assert len(told) > 2 and section.count('class="way"') == len(told)
    assert all(change["text"] in section for change in told)
    assert "或者：" in section, "two ways to the same thing"
    assert 'class="way"' not in page.section("no")


def test_what_opens_on_a_day_says_when_and_what_to_get_ready(show: Show) -> None:
    ahead = {**GRADUATE, "graduation_month": "2027-06"}
    section = bare(show(ahead).section("later"))
    assert "高校毕业生灵活就业社保补贴" in section
    assert "最早从 2027年6月30日 起 （219 天以后）" in section
    assert "在那以前先备好：身份证或社会保障卡、毕业证书、缴费凭证" in section
    assert "符合的话可以申请" in section and "你有权申请" not in section


def test_a_no_says_the_deciding_reason_and_the_answer_behind_it(show: Show, reader: Any) -> None:
    page = show({**GRADUATE, "injured_on_order": False})
    words = bare(card(page, "申请职业伤害待遇").split("</summary>")[0])
    assert words.endswith("不符合：在跑单途中受了伤（接单时受伤：否）")
    assert "<blockquote" not in page.section("no"), "what is not for the reader is linked, not quoted"
    assert "看这一项的原文 申请职业伤害待遇" in bare(page.section("no"))
    assert reader.follow("这个回答变了，结果才会变：接单时受伤").asked == ["injured_on_order"]


def test_the_last_day_counts_down(show: Show, clock: Any) -> None:
    title = "高校毕业生灵活就业社保补贴"
    assert "最晚到 2027年6月30日，含当天 （还有 219 天）" in bare(card(show(GRADUATE), title))
    assert "note when soon" not in card(show(GRADUATE), title)
    clock.turn(219)
    assert "（就是今天）" in bare(card(show(GRADUATE), title))
    assert "note when soon" in card(show(GRADUATE), title)


def test_an_open_card_says_how_many_answers_it_waits_for(show: Show) -> None:
    cards = show(GRADUATE).section("open").split("<article ")[1:]
    assert "只差这一题：" in cards[0] and cards[0].count("ask=") == 1
    several = [re.search(r"还差 (\d+) 题：", one) for one in cards]
    waiting = [int(found[1]) if found else 1 for found in several]
    assert waiting == sorted(waiting) and waiting[0] == 1 < waiting[-1], "the nearest come first"


def test_dates_and_amounts_are_never_torn_apart(show: Show) -> None:
    page = show({**GRADUATE, "pension_paid": "997.20", "medical_paid": "457"})
    main = re.sub(r"<blockquote.*?</blockquote>|<svg.*?</svg>|<title>.*?</title>", "", page.html, flags=re.DOTALL)
    for pattern in (r"\d{4}年\d{1,2}月(?:\d{1,2}日)?", r"[\d,]+\.\d\d 元"):
        assert re.search(pattern, main)
        loose = re.sub(rf'<span class="nb">[^<]*{pattern}[^<]*</span>', "", main)
        assert not re.findall(rf".{{20}}{pattern}", loose)
