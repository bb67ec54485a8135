"""Columns are found by the fact's name, its question or another word; what is not certain is said, never guessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from eligibility.roster import RosterError
from eligibility.rulebook import Rulebook
from eligibility.wording import languages, wording

Reading = Callable[..., Any]


def test_every_fact_is_found_by_all_its_words(book: Rulebook, reading: Reading) -> None:
    for question in book.questions.by_fact.values():
        for language in languages():
            words = wording(language)
            for said in (question.fact, words.say(question.name), words.say(question.label), *question.headers):
                read = reading(f'姓名,"{said}"\n张三,\n')
                assert (read.kept, read.warnings) == (("姓名",), []), said


@pytest.mark.parametrize(
    "header", ["月收入（元）", "月 收 入", "月收入(元/月)：", "MONTHLY_INCOME", "ｍonthly income", "月收入（必填）"]
)
def test_spelling_of_a_header_does_not_matter(header: str, reading: Reading) -> None:
    assert reading(f"姓名,{header}\n张三,12\n").frame["monthly_income"].to_list() == [1200]


@pytest.mark.parametrize(
    ("file", "detail"),
    [
        ("工作地,工作地点\n杭州,杭州\n", "同一项"),
        ("姓名,电话\n张三,1\n", "没有认出"),
        ("月收入（万元）\n1\n", "单位不对"),
        ("每月工时（天）\n1\n", "单位不对"),
        ("姓名,hardship__disabled\n张三,是\n", "只是一个选项"),
        ("工作地\n", "只有表头"),
        ("工作地\n\n,\n\n", "只有表头"),
        ("", "空的"),
        ("\n\n", "空的"),
    ],
)
def test_a_file_is_refused(file: str, detail: str, reading: Reading) -> None:
    with pytest.raises(RosterError) as refused:
        reading(file)
    assert detail in wording().say(refused.value.detail)
    english = wording("en")
    for said in (refused.value.detail, refused.value.hint):
        assert english.gettext(said.template) != said.template and english.say(said)


def test_a_header_that_is_nearly_one_is_kept_and_told(reading: Reading) -> None:
    read = reading("姓名,户籍,户口所在第\n张三,杭州,杭州\n")
    assert read.kept == ("姓名", "户口所在第")
    assert [wording().say(warning) for warning in read.warnings] == [
        "“户口所在第”不是评估用的项目，只原样保留；是不是想写“户籍地”？"
    ]


def test_a_title_above_the_header_is_no_member(reading: Reading) -> None:
    read = reading("某站点花名册,,\n,,\n姓名,户籍,备注\n张三,杭州,\n")
    assert (read.frame["row"].to_list(), read.rows, read.kept) == ([4], 1, ("姓名", "备注"))


def test_other_columns_are_kept_as_they_are(reading: Reading) -> None:
    read = reading("row,备注,户籍,备注,age_group\n07,=1+1,杭州,,b\n")
    assert read.kept == ("row (2)", "备注", "备注 (2)", "age_group")
    assert read.frame.select(read.kept).rows() == [("07", "=1+1", None, "b")]


def test_a_column_without_a_header_is_left_out_and_told(reading: Reading) -> None:
    read = reading("姓名,,户籍\n张三,x,杭州\n,x,\n")
    assert (read.rows, read.kept) == (1, ("姓名",))
    assert [wording().say(warning) for warning in read.warnings] == ["第 2 列没有表头，没有读"]


def test_empty_rows_between_members_are_counted_and_those_at_the_end_are_not(reading: Reading) -> None:
    read = reading("姓名,户籍\n张三,杭州\n\n,\n李四,杭州\n,\n\n")
    assert (read.rows, read.blank, read.frame["row"].to_list()) == (2, 2, [2, 5])
