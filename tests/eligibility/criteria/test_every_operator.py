"""What holds for all operators: each has its own file and its twin test, and knowing more never reverses its verdict."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eligibility.criteria
from eligibility.assessment import Calculator
from eligibility.criteria import OPERATORS
from eligibility.months import completed_month
from eligibility.rulebook import Rulebook
from eligibility.verdict import Verdict

HERE = Path(__file__).parent
DAY = date(2026, 11, 23)


@pytest.mark.parametrize("key", sorted(OPERATORS))
def test_it_has_a_file_and_a_twin_test_of_its_name(key: str) -> None:
    assert Path(eligibility.criteria.__file__).with_name(f"{key}.py").is_file()
    assert (HERE / f"test_{key}.py").is_file(), f"write tests/eligibility/criteria/test_{key}.py"


def test_no_twin_is_left_of_an_operator_that_is_gone() -> None:
    twins = {path.stem.removeprefix("test_") for path in HERE.glob("test_*.py")} - {"every_operator"}
    assert twins == set(OPERATORS)


def test_the_rule_base_uses_only_facts_that_are_asked_for(book: Rulebook) -> None:
    for criterion in book.criteria.values():
        assert set(criterion.operator.facts) <= set(book.questions.by_fact), criterion.id


@settings(max_examples=150)
@given(data=st.data())
def test_a_verdict_stands_whatever_else_is_answered(
    data: st.DataObject, situations: Any, book: Rulebook, kleene: Calculator
) -> None:
    facts = kleene.reader.read(data.draw(situations), DAY)
    held_back = data.draw(st.sets(st.sampled_from(sorted(facts)))) if facts else set()
    known = {name: value for name, value in facts.items() if name not in held_back}
    at = kleene.book.circumstances(DAY)
    for criterion in book.criteria.values():
        before, after = criterion.operator.test(known, at), criterion.operator.test(facts, at)
        assert before in (Verdict.UNKNOWN, after), criterion.id


@settings(max_examples=100)
@given(data=st.data())
def test_a_verdict_on_a_province_stands_for_every_place_in_it(
    data: st.DataObject, situations: Any, book: Rulebook, kleene: Calculator
) -> None:
    facts = kleene.reader.read(data.draw(situations), DAY)
    coarse = {**facts}
    for name in ("work_region", "hukou_region"):
        if name in facts:
            coarse[name] = facts[name][:2] + "0000"
    at = kleene.book.circumstances(DAY)
    for criterion in book.criteria.values():
        before, after = criterion.operator.test(coarse, at), criterion.operator.test(facts, at)
        assert before in (Verdict.UNKNOWN, after), criterion.id


@settings(max_examples=60)
@given(data=st.data())
def test_with_every_fact_it_reads_a_verdict_is_never_open_but_for_a_coarse_place(
    data: st.DataObject, situations: Any, book: Rulebook, kleene: Calculator
) -> None:
    facts = kleene.reader.read(data.draw(situations), DAY)
    at = kleene.book.circumstances(DAY)
    for criterion in book.criteria.values():
        read = criterion.operator.facts
        coarse = any(str(facts.get(name, "")).endswith("0000") for name in read)
        if set(read) <= set(facts) and not coarse:
            assert criterion.operator.test(facts, at) is not Verdict.UNKNOWN, criterion.id


@pytest.mark.parametrize(
    "raw",
    [
        {"birth_month": "1981-02", "sex": "female", "graduation_month": "2027-02", "certificate_month": "2026-02"},
        {"birth_month": "1972-02", "sex": "male", "graduation_month": "2025-02", "certificate_month": "2025-11"},
        {"birth_month": "1982-12", "sex": "female", "platform": "meituan", "occupation": "food_delivery"},
    ],
)
def test_every_day_on_which_a_verdict_becomes_or_ceases_to_be_a_yes_is_named(
    raw: dict[str, Any], book: Rulebook, kleene: Calculator
) -> None:
    facts = kleene.reader.read(raw, DAY)
    named = {
        name: set(criterion.operator.turning_days(facts, kleene.book.circumstances(DAY)))
        for name, criterion in book.criteria.items()
    }
    before: dict[str, bool] = {}
    for day in (DAY + timedelta(days=number) for number in range(6 * 366)):
        at = kleene.book.circumstances(day)
        then = {**facts, "age": (completed_month(day) - facts["birth_month"]) // 12}
        for name, criterion in book.criteria.items():
            met = criterion.operator.test(then, at) is Verdict.TRUE
            assert before.setdefault(name, met) == met or day in named[name], f"{name} turns on {day}"
            before[name] = met
