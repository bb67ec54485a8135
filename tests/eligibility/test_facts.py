"""Reading situations: each type of fact takes its right form, refuses every wrong one, and nothing is coerced."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from eligibility.assessment import Calculator
from eligibility.months import month_index
from eligibility.problems import SituationError
from eligibility.rulebook import Rulebook
from eligibility.wording import wording

DAY = date(2026, 11, 23)
Read = Callable[..., Any]
Refused = Callable[..., list[str]]


@pytest.fixture
def read(kleene: Calculator) -> Read:
    return lambda raw, day=DAY: kleene.reader.read(raw, day)


@pytest.fixture
def refused(kleene: Calculator) -> Refused:
    """The problems of a situation, each as pointer, detail and hint in one line."""

    def run(raw: Any, day: date = DAY) -> list[str]:
        with pytest.raises(SituationError) as caught:
            kleene.reader.read(raw, day)
        say = wording().say
        return [f"{problem.pointer} {say(problem.detail)} → {say(problem.hint)}" for problem in caught.value.problems]

    return run


@pytest.mark.parametrize(
    ("fact", "answer", "value"),
    [
        *(("union_member", answer, answer) for answer in (True, False)),
        *(("age", years, years) for years in (14, 16, 100)),
        ("age", 16.0, 16),
        ("subsidy_months_used", 0, 0),
        ("monthly_income", "997.20", 99720),
        ("monthly_income", "997.2", 99720),
        ("monthly_income", "0.29", 29),  # not 28, as floating point has it
        ("monthly_income", "0", 0),
        ("monthly_income", "9999999999.99", 999999999999),
        ("monthly_hours", "176.5", Decimal("176.5")),
        ("monthly_hours", "744", Decimal(744)),
        ("graduation_month", "2025-06", month_index("2025-06")),
        ("injury_date", "2026-11-23", DAY),
        ("injury_date", "2024-02-29", date(2024, 2, 29)),
        ("pension", "none", "none"),
        ("hardship", [], ()),
        ("hardship", ["disabled", "veteran"], ("disabled", "veteran")),
        ("hardship", ["disabled", "disabled"], ("disabled",)),
        ("work_region", "330100", "330100"),
        ("work_region", "330103", "330105"),  # 下城区, part of 拱墅区 since 2021
        ("hukou_region", "371200", "370100"),  # 莱芜市, part of 济南市 since 2019
    ],
)
def test_the_right_form_is_read(fact: str, answer: Any, value: Any, read: Read) -> None:
    found = read({fact: answer})[fact]
    assert found == value and type(found) is type(value)


YES_OR_NO = "不是“是”或“否” → 请用 true 或 false，不加引号"
YEARS = "→ 请填 14 到 100 之间的整数，不加引号"
MONEY = '不是金额或小时数 → 请写成带引号的数字，最多两位小数，不能为负，例如 "997.20"'
MONTH = '不是月份 → 请写成“年-月”，例如 "2025-06"'
CALENDAR = "不是日期 → 请写成“年-月-日”且确有这一天"


@pytest.mark.parametrize(
    ("fact", "answer", "says"),
    [
        *(("union_member", wrong, YES_OR_NO) for wrong in ("yes", "true", "是", 1, 0, 1.0, [], {})),
        *(("age", wrong, "不是整数 " + YEARS) for wrong in ("16", "十六", 16.5, True, [16], {})),
        *(("age", wrong, "超出范围 " + YEARS) for wrong in (13, 101, -16, 10**30)),
        *(("age", wrong, "不是整数 " + YEARS) for wrong in (float("nan"), float("inf"))),
        *(
            ("monthly_income", wrong, MONEY)
            for wrong in (
                997.2,
                997,
                "-1",
                "1.234",
                "1,000",
                "1e3",
                "０",
                "",
                " 1",
                "1\n",
                ".5",
                "01",
                "10000000000",
                True,
            )
        ),
        *(("monthly_hours", wrong, "不是金额或小时数") for wrong in (176, "176.555", "-1", "1:30")),
        *(("monthly_hours", wrong, "一个月最多 744 小时 → 请填每月的小时数") for wrong in ("744.01", "745")),
        *(
            ("graduation_month", wrong, MONTH)
            for wrong in (
                "2025-13",
                "2025-00",
                "2025-6",
                "2025",
                "2025-06-30",
                "2025/06",
                "２０２５-０６",
                202506,
                "1899-12",
            )
        ),
        *(
            ("injury_date", wrong, CALENDAR)
            for wrong in (
                "2025-02-29",
                "2026-11-31",
                "2026-6-1",
                "20260601",
                "2026-06",
                "昨天",
                20260601,
                "２０２６-06-01",
            )
        ),
        ("pension", "flexibel", "“flexibel”不在可选项里 → 是不是想填 flexible？"),
        ("pension", "xyz", "不在可选项里 → 可以填：none、employer、flexible、resident"),
        ("pension", "", "不在可选项里 → 可以填"),
        ("pension", 3, "3不在可选项里 → 可以填"),
        ("pension", ["none"], "list不在可选项里"),
        ("hardship", "disabled", "“disabled”不是列表 → 请用方括号；一项都不符合就填 []"),
        ("hardship", {"disabled": True}, "dict不是列表"),
        ("work_region", "330999", "没有“330999”这个地区代码 → 是不是想填 330"),
        ("work_region", "杭洲市", "没有“杭洲市”这个地区代码 → 是不是想填 "),
        ("work_region", 330100, '没有330100这个地区代码 → 请填六位行政区划代码，例如 "330100"'),
        ("work_region", "XPCC", "没有“XPCC”这个地区代码"),
        ("work_region", "000000", "没有“000000”这个地区代码"),
    ],
)
def test_a_wrong_form_is_refused_with_a_hint(fact: str, answer: Any, says: str, refused: Refused) -> None:
    (problem,) = refused({fact: answer})
    assert problem.startswith(f"/{fact} ") and says in problem, problem


def test_a_wrong_value_in_a_list_is_pointed_at(refused: Refused) -> None:
    problems = refused({"hardship": ["disabled", "disable", 3]})
    assert problems[0] == "/hardship/1 “disable”不在可选项里 → 是不是想填 disabled？"
    assert problems[1].startswith("/hardship/2 3不在可选项里")


def test_a_long_wrong_value_is_not_repeated_whole(refused: Refused) -> None:
    (problem,) = refused({"pension": "长" * 5000})
    assert "长" * 40 + "”…" in problem and len(problem) < 200


def test_an_unknown_fact_is_refused_with_the_nearest_one(refused: Refused) -> None:
    assert refused({"graduation_mouth": "2025-06"}) == [
        "/graduation_mouth 没有“graduation_mouth”这一项 → 是不是想填 graduation_month？"
    ]
    (problem,) = refused({"zzz": 1})
    assert "所有可填的项目见 GET /api/v1/questions" in problem


@pytest.mark.parametrize("raw", [None, [], "", "330100", 7, [{"age": 30}], True])
def test_a_situation_is_an_object(raw: Any, refused: Refused) -> None:
    assert refused(raw) == [' 情况必须是一个对象 → 请写成 {"work_region": …}']


def test_null_and_absence_are_both_unknown(read: Read, book: Rulebook) -> None:
    assert read(dict.fromkeys(book.questions.by_fact)) == {} == read({})


def test_every_problem_is_reported_at_once(refused: Refused) -> None:
    problems = refused({"age": "16", "monthly_income": -1, "hardship": ["x"], "union_member": True, "sex": "f"})
    assert [problem.split()[0] for problem in problems] == ["/age", "/sex", "/hardship/0", "/monthly_income"]
    problems = refused({"agee": 16, "monthly_incom": "1"})
    assert [problem.split()[0] for problem in problems] == ["/agee", "/monthly_incom"]


def test_the_situation_as_it_came_in_is_left_alone(read: Read) -> None:
    raw = {"work_region": "330103", "hardship": ["disabled"], "birth_month": "1980-01", "age": None}
    before = copy.deepcopy(raw)
    read(raw)
    assert raw == before


def test_the_schema_says_of_every_fact_what_it_is(kleene: Calculator, book: Rulebook) -> None:
    fields = kleene.reader.schema().fields
    assert list(fields) == list(book.questions.by_fact)
    for name, field in fields.items():
        assert field.allow_none and not field.required and field.metadata["description"], name
