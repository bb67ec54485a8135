"""The result page: the answer first, every entitlement in its group, with reasons, clauses and the way to claim it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from flask import Flask

from eligibility.assessment import Calculator
from web.pages.groups import group_of
from web.pages.rendering import sources
from web.pages.visit import _seal
from web.state import Progress

GRADUATE: dict[str, Any] = {
    "work_region": "330100",
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "written_agreement": False,
    "flexible_registration": True,
    "hukou_region": "330100",
    "pension": "flexible",
    "medical": "flexible",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "education": "college_or_above",
    "graduation_month": "2025-06",
}

Show = Callable[..., Any]


def test_the_heading_is_the_answer(show: Show, outcomes: Any) -> None:
    groups = [group_of(outcome) for outcome in outcomes(GRADUATE)]
    page = show(GRADUATE)
    assert page.heading == f"你现在可以申请 {groups.count('claim')} 项"
    assert page.title.startswith(page.heading)
    assert f"平台或单位还应当为你做到 {groups.count('owed')} 项" in page.text
    assert groups.count("claim") and groups.count("owed")


def test_every_outcome_is_on_the_page_once_in_its_group(show: Show, outcomes: Any) -> None:
    page = show(GRADUATE)
    for outcome in outcomes(GRADUATE):
        heading = f"<h3>{outcome['title']}</h3>"
        assert page.html.count(heading) == 1
        assert heading in page.section(group_of(outcome))
        assert outcome["summary"].replace("。", "") in page.text


def test_every_clause_is_quoted_whole_with_its_source(show: Show, outcomes: Any) -> None:
    page = show(GRADUATE)
    concern = [outcome for outcome in outcomes(GRADUATE) if group_of(outcome) != "no"]
    clauses = [clause for outcome in concern for clause in [*outcome["clauses"], *sources(outcome)]]
    assert clauses
    quotes = " ".join(page.all(r'<blockquote lang="zh-CN"[^>]*>(.*?)</blockquote>'))
    for clause in clauses:
        assert clause["quote"] in quotes
        assert clause["document_title"] in quotes and (clause["number"] or "") in quotes
        assert f'href="/zh-CN/rules/documents/{clause["document"]}#{clause["id"]}"' in quotes
        assert clause["issuer"] in page.text
    reported = [clause for clause in clauses if clause["document_kind"] == "reported"]
    assert page.text.count("官方表述（转述）") == len(reported) > 0
    assert page.text.count("现行有效") == len(clauses) - len(reported)


def test_what_is_already_drawn_is_no_news(show: Show, outcomes: Any) -> None:
    using = [outcome["title"] for outcome in outcomes(GRADUATE) if outcome["already_in_use"]]
    section = show(GRADUATE).section("using")
    assert using and all(title in section for title in using)


def test_subsidies_of_which_one_has_to_be_chosen_name_each_other(show: Show, outcomes: Any) -> None:
    both = {**GRADUATE, "registered_unemployed_months": 6, "hardship": ["disabled"], "age": 30, "sex": "male"}
    rivals = [outcome["title"] for outcome in outcomes(both) if outcome["must_choose"]]
    assert len(rivals) == 2
    page = show(both)
    assert all(f"只能选一项，另有：{title}" in page.text for title in rivals)


def test_open_outcomes_link_to_their_questions(show: Show, reader: Any) -> None:
    page = show({"work_region": "330100", **{name: GRADUATE[name] for name in ("occupation", "platform")}})
    links = re.findall(r'<ul class="wanted">.*?href="([^"]*)"', page.section("open"), re.DOTALL)
    assert links and all("then=result" in link for link in links)
    assert reader.follow("签过劳动合同或书面协议吗？").asked == ["written_agreement"]


def test_the_next_question_can_be_answered_on_the_spot(show: Show, reader: Any) -> None:
    page = show({"work_region": "330100", "occupation": "food_delivery", "platform": "meituan"})
    assert page.asked == ["arrangement"]
    assert "回答这一题" in page.text
    page = reader.send({"go": "on", "arrangement": "managed"})
    assert "/result" in reader.address and "自己决定上不上线" in page.text


def test_what_was_skipped_is_said_to_be_so(show: Show, app: Flask, reader: Any) -> None:
    with app.app_context():
        token = _seal().seal(Progress({"work_region": "330100"}, (("work_region",), ("occupation", "platform"))))
    page = reader.open(f"/zh-CN/result?s={token}")
    assert "你选了“不知道”" in page.section("open")
    assert "平台 不知道" in page.text


def test_what_our_sources_do_not_tell_is_said_to_be_so(show: Show, outcomes: Any) -> None:
    henan = {"work_region": "410100", "occupation": "food_delivery", "platform": "meituan", "injury_cover": "none"}
    unverified = [outcome for outcome in outcomes(henan) if outcome["status"] == "not_verified"]
    assert unverified
    section = show(henan).section("unverified")
    for outcome in unverified:
        assert all(entry in re.sub(r"<[^>]*>", "", section) for entry in outcome["unverified"])
    assert 'href="tel:12333"' in section


def test_drafts_stand_apart_and_only_when_asked_for(show: Show, reader: Any) -> None:
    page = show(GRADUATE)
    assert 'id="draft"' not in page.html
    page = reader.follow("把没生效的草案也列出来")
    section = page.section("draft")
    assert "征求意见稿，没有生效" in section and "起施行 · 征求意见稿" not in section
    assert 'id="draft"' not in reader.follow("不看草案").html


def test_details_are_closed_and_can_all_be_opened(show: Show, reader: Any) -> None:
    assert "<details open>" not in show(GRADUATE).html
    assert "<details>" not in reader.follow("全部展开").html


def test_every_fold_names_what_it_holds(show: Show) -> None:
    names = show(GRADUATE).all(r"<summary>(.*?)</summary>")
    assert len({re.sub(r"<[^>]*>|\s", "", name) for name in names}) == len(names)


def test_answers_are_repeated_with_a_way_to_change_each(show: Show) -> None:
    recap = show(GRADUATE).one(r'<section class="recap"(.*?)</section>')
    assert recap.count("<dt>") == len(GRADUATE) == recap.count(">修改<")
    assert "浙江省杭州市" in recap and "2025年6月" in recap


def test_the_page_says_what_it_rests_on(show: Show, calculator: Calculator) -> None:
    page = show(GRADUATE)
    assert "只根据你填的内容，按 2026年11月23日 的规定计算" in page.text
    assert "由经办机构决定" in page.text
    assert f"规则库 {calculator.book.version}，核对到 2026年11月23日" in page.text


def test_where_nothing_is_certain_the_heading_asks_for_answers(show: Show) -> None:
    assert show({"work_region": "310000"}).heading == "还差几个回答"


def test_an_answer_the_rules_no_longer_take_counts_as_not_given(show: Show) -> None:
    page = show({**GRADUATE, "platform": "a_platform_of_yesterday", "a_fact_of_yesterday": 1})
    assert page.status == 200
    assert "平台 不知道" in page.text
