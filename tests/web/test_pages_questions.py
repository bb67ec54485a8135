"""Question pages: what is asked when, what may be left open, and that nothing typed is ever lost."""

from __future__ import annotations

from typing import Any

import pytest

WORK = {"occupation": "food_delivery", "platform": "meituan"}


def until(reader: Any, fact: str, answers: dict[str, Any] | None = None) -> Any:
    """Go on to the page that asks for a fact."""
    reader.at_questions()
    for _ in range(20):
        if "/result" in reader.address:
            reader.follow("接着答")
        if fact in reader.page.asked:
            return reader.page
        reader.answer({**WORK, **(answers or {})})
    raise AssertionError(f"{fact} was never asked")


def test_work_comes_first_and_nothing_is_chosen_beforehand(reader: Any) -> None:
    page = reader.at_questions()
    assert page.asked == ["occupation", "platform"]
    assert page.heading == "你的工作"
    assert " checked" not in page.html
    assert "先看结果" not in page.text


def test_without_a_place_the_place_comes_first(reader: Any) -> None:
    assert reader.open("/zh-CN/questions").heading == "你主要在哪里接单？"


def test_pages_are_short_keep_to_a_topic_and_never_ask_twice(reader: Any, calculator: Any) -> None:
    reader.at_questions()
    seen: list[str] = []
    while "/result" not in reader.address:
        facts = reader.page.asked
        assert 1 <= len(facts) <= 5
        assert len({calculator.book.questions.by_fact[fact].topic for fact in facts}) == 1
        assert not set(facts) & set(seen), "asked twice"
        seen += facts
        reader.answer(WORK)
    assert len(seen) > 10


def test_the_result_can_be_seen_after_the_first_page(reader: Any) -> None:
    reader.at_questions()
    page = reader.answer(WORK)
    assert "先看结果" in page.text and "最多还有" in page.text
    page = reader.send({"go": "result"})
    assert "/result" in reader.address and "送外卖" in page.text


def test_what_was_left_blank_on_the_way_to_the_result_is_still_asked_later(reader: Any) -> None:
    reader.at_questions()
    asked = reader.answer(WORK).asked
    reader.send({"go": "result"})
    assert reader.follow("接着答").asked == asked


def test_not_knowing_the_arrangement_brings_the_three_questions(reader: Any) -> None:
    page = until(reader, "arrangement")
    three = {"schedule_autonomy", "bound_by_platform_rules", "own_account"}
    assert not three & set(page.asked)
    assert three <= set(reader.answer({"written_agreement": "no"}).asked)


def test_knowing_the_arrangement_spares_them(reader: Any) -> None:
    until(reader, "arrangement")
    while "/result" not in reader.address:
        assert "own_account" not in reader.page.asked
        reader.answer({"arrangement": "managed"})


def test_a_blank_question_is_an_error_that_says_how_to_go_on(reader: Any) -> None:
    reader.at_questions()
    page = reader.send({"go": "on", "platform": "meituan"})
    assert page.status == 422
    assert page.title.startswith("错误：")
    message = "这一题还没有回答；不知道就选“不知道”"
    assert page.text.count(message) == 2, "once in the summary, once at the question"
    assert page.html.index('role="alert"') < page.html.index("<h1")
    assert page.one(r'role="alert" tabindex="-1" autofocus.*?<a href="#([^"]+)">') == "occupation-1"
    assert 'aria-describedby="occupation-error' in page.html and 'id="occupation-error"' in page.html
    assert 'value="meituan" id="platform-1" checked' in page.html, "the other answer is kept"
    assert "occupation" not in reader.answer(WORK).asked


@pytest.mark.parametrize(
    ("fact", "typed"),
    [
        ("age", {"age": "三十"}),
        ("age", {"age": "7"}),
        ("age", {"age": "30.5"}),
        ("subsidy_months_used", {"subsidy_months_used": "很多"}),
        ("graduation_month", {"graduation_month.year": "25", "graduation_month.month": "6"}),
        ("graduation_month", {"graduation_month.year": "2025", "graduation_month.month": "13"}),
        ("graduation_month", {"graduation_month.year": "2125", "graduation_month.month": "1"}),
    ],
)
def test_what_cannot_be_read_comes_back_as_it_was_typed(reader: Any, fact: str, typed: dict[str, str]) -> None:
    until(reader, fact, {"pension": "flexible", "medical": "flexible"})
    page = reader.answer(typed)
    assert page.status == 422
    assert f'id="{fact}-error"' in page.html
    for name, value in typed.items():
        assert f'name="{name}" id="{fact}-' in page.html and f'value="{value}"' in page.html
    assert f'aria-invalid="true" aria-describedby="{fact}-error' in page.html


@pytest.mark.parametrize("typed", ["３０", " 30 岁", "30周岁"])
def test_what_can_be_read_is_taken(reader: Any, typed: str) -> None:
    until(reader, "age", {"pension": "flexible"})
    assert reader.answer({"age": typed}).status == 200
    assert "年龄 30 周岁" in reader.to_result({}).text


@pytest.mark.parametrize(
    "typed", [("2025年6月", ""), ("2025-6", ""), ("202506", ""), ("２０２５", "6月"), ("2025", "06")]
)
def test_months_may_be_written_in_many_ways(reader: Any, typed: tuple[str, str]) -> None:
    until(reader, "graduation_month", {"pension": "flexible"})
    page = reader.answer({"graduation_month.year": typed[0], "graduation_month.month": typed[1]})
    assert page.status == 200
    assert "毕业时间 2025年6月" in reader.to_result({}).text


def test_none_of_these_is_an_answer_of_its_own(reader: Any) -> None:
    until(reader, "hardship", {"pension": "flexible"})
    page = reader.answer({"hardship": ["-", "disabled"]})
    assert page.status == 422 and "就不要再选" in page.text
    assert reader.answer({"hardship": ["-"]}).status == 200
    assert "困难情形 都没有" in reader.to_result({}).text


def test_tampered_choices_are_refused(reader: Any) -> None:
    reader.at_questions()
    page = reader.send({"go": "on", "occupation": "astronaut", "platform": "meituan"})
    assert page.status == 422 and "请选一项" in page.text


def test_back_shows_the_page_before_with_its_answers(reader: Any) -> None:
    reader.at_questions()
    reader.answer(WORK)
    page = reader.follow("返回")
    assert page.asked == ["occupation", "platform"]
    assert page.html.count(" checked") == 2
    assert reader.follow("返回").heading == "你主要在哪里接单？"


def test_a_skipped_question_is_shown_as_skipped_when_one_comes_back(reader: Any) -> None:
    reader.at_questions()
    reader.answer({"occupation": "food_delivery"})
    page = reader.follow("返回")
    assert page.one(r'name="platform" value="([^"]*)" id="platform-\d+" checked') == "?"


def test_answers_that_contradict_each_other_are_shown_together(reader: Any) -> None:
    until(reader, "arrangement")
    reader.answer({"written_agreement": "no"})
    reader.answer({"own_account": "yes", "bound_by_platform_rules": "no", "schedule_autonomy": "yes"})
    reader.send({"go": "result"})
    reader.follow("修改 用工关系")
    page = reader.answer({"arrangement": "managed"})
    assert page.status == 422
    assert "两处回答对不上" in page.text
    assert {"arrangement", "own_account"} <= set(page.asked)
    assert 'name="own_account" value="yes" id="own_account-1" checked' in page.html
    page = reader.send(
        {
            "go": "on",
            "arrangement": "managed",
            "own_account": "no",
            "bound_by_platform_rules": "yes",
            "schedule_autonomy": "yes",
        }
    )
    assert "/result" in reader.address


def test_an_answer_can_be_changed_from_the_result(reader: Any) -> None:
    reader.at_questions()
    reader.answer(WORK)
    reader.send({"go": "result"})
    page = reader.follow("修改 平台")
    assert page.asked == ["platform"] and 'value="meituan" id="platform-1" checked' in page.html
    assert "保存修改" in page.text
    assert "平台 饿了么" in reader.answer({"platform": "eleme"}).text
    assert "/result" in reader.address


def test_unknown_facts_in_the_address_are_left_out(reader: Any) -> None:
    reader.at_questions()
    assert reader.open(f"{reader.address}&ask=nothing+age").asked == ["age"]
