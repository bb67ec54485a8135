"""The page of a provision says all that the rule files say: where, since when, under which conditions, by which words."""

from __future__ import annotations

import re
from typing import Any

import pytest

from eligibility.assessment import Calculator
from eligibility.conditions import names
from eligibility.rulebook.scenarios import read_scenarios


@pytest.fixture
def text_of(reader: Any) -> Any:
    """What can be read on a page."""
    return lambda address: reader.open(address).text


def test_every_condition_is_there_in_words(every_page: Any, calculator: Calculator) -> None:
    book = calculator.book
    for provision in book.provisions.values():
        html = every_page[f"/zh-CN/rules/provisions/{provision.id}"].html
        told = re.sub(r'<span class="nb">(.*?)</span>', r"\1", html)
        for tree in (provision.requires, *(basis.when for basis in provision.bases)):
            for name in names(tree):
                title = book.criteria[name].title if name in book.criteria else book.concepts[name].title
                assert title in told, (provision.id, name)
        for basis in provision.bases:
            assert f'id="basis-{basis.id}"' in html
            if basis.unverified:
                assert basis.unverified in told
        for bar in provision.bars:
            assert bar.text in told


def test_nested_words_follow_the_tree(text_of: Any) -> None:
    page = text_of("/zh-CN/rules/provisions/minimum_wage")
    assert "全部满足： 是新就业形态劳动者（在平台上接单干活） 符合确立劳动关系情形" in page
    assert "不能是： 自主经营" in page
    english = text_of("/en/rules/provisions/minimum_wage")
    assert "All of these:" in english and "Must not be so:" in english


def test_places_and_days(reader: Any, clock: Any) -> None:
    page = reader.open("/zh-CN/rules/provisions/difficulty_insurance_subsidy")
    now, _, past = page.html.partition('id="other-days"')
    assert 'id="basis-zhejiang"' in now and 'id="basis-zhejiang_before_2025"' in past
    clock.turn(-2 * 365 - 30)
    page = reader.open("/zh-CN/rules/provisions/difficulty_insurance_subsidy")
    now, _, past = page.html.partition('id="other-days"')
    assert 'id="basis-zhejiang"' in past and 'id="basis-zhejiang_before_2025"' in now


def test_numbers_come_with_their_days_and_their_clause(reader: Any) -> None:
    section = reader.open("/zh-CN/rules/provisions/difficulty_insurance_subsidy").section("parameters")
    told = re.sub(r"<[^>]*>", "", section)
    assert "zhejiang_older_unemployed_woman_age" in section
    for value, day in (
        (45, "2025年1月1日 起，到 2027年12月31日 为止"),
        (46, "2028年1月1日 起"),
        (47, "2031年1月1日 起"),
    ):
        assert str(value) in told and day in told
    assert 'href="/zh-CN/rules/documents/ZJ59#ZJ59"' in section


def test_the_other_of_a_choice_and_the_form_are_one_tap_away(reader: Any) -> None:
    page = reader.open("/zh-CN/rules/provisions/difficulty_insurance_subsidy")
    assert "和这些只能选一项" in page.text
    assert "高校毕业生灵活就业社保补贴" in page.html
    assert reader.follow("用我的情况算一算").heading == reader.open("/zh-CN/").heading


def test_examples_are_the_scenarios(reader: Any, calculator: Calculator) -> None:
    cases = [case for case in read_scenarios(calculator.book.root) if "minimum_wage" in case.expect]
    few = reader.open("/zh-CN/rules/provisions/minimum_wage")
    assert 1 < few.html.count('class="card flat example"') <= 6
    statuses = {case.expect["minimum_wage"]["status"] for case in cases}
    assert set(few.all(r'<p class="status (\w+)"')) == statuses
    page = reader.follow(f"全部 {len(cases)} 个例子")
    assert page.html.count('class="card flat example"') == len(cases)
    for case in cases:
        assert case.title in page.text
    english = reader.open("/en/rules/provisions/minimum_wage/examples")
    assert cases[0].title not in english.text and "Food delivery" in english.text


def test_a_rule_base_without_scenarios_has_no_examples(tmp_path: Any, calculator: Calculator) -> None:
    from dataclasses import replace

    from eligibility.lawbook import Lawbook

    assert Lawbook(replace(calculator.book, root=tmp_path)).examples.count("minimum_wage") == 0


def test_scenarios_are_not_read_before_they_are_wanted(calculator: Calculator, monkeypatch: Any) -> None:
    from eligibility.lawbook import Lawbook, examples

    read: list[object] = []
    monkeypatch.setattr(examples, "read_scenarios", lambda root: read.append(root) or [])
    book = Lawbook(calculator.book)
    assert book.citations and not read
    assert book.examples.count("minimum_wage") == 0 and book.examples.count("union_membership") == 0
    assert read == [calculator.book.root], "once"
