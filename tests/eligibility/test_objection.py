"""What a reader passes on where an answer seems wrong: enough to find the mistake, and not a single answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eligibility.assessment import Calculator
from eligibility.objection import judged_names, objection
from eligibility.rulebook import Rulebook
from eligibility.wording import wording

DAY = date(2026, 11, 23)
# Answers that nothing else on the page could say.
CANARIES: dict[str, Any] = {
    "work_region": "330782",
    "occupation": "designated_driver",
    "platform": "manbang_shengsheng",
    "arrangement": "managed",
    "hukou_region": "530302",
    "pension": "flexible",
    "medical": "flexible",
    "pension_paid": "997.23",
    "medical_paid": "431.17",
    "subsidy_months_used": 23,
    "birth_month": "1983-07",
    "sex": "female",
    "graduation_month": "2025-03",
    "education": "technician_college",
    "registered_unemployed_months": 17,
    "hardship": ["land_requisitioned", "veteran"],
    "injured_on_order": True,
    "injury_date": "2026-08-19",
    "monthly_income": "3217.45",
    "monthly_hours": "213.5",
    "certificate_level": "two",
    "certificate_month": "2026-04",
}
TOLD = (
    "330782",
    "义乌",
    "金华",
    "530302",
    "麒麟",
    "曲靖",
    "云南",
    "manbang_shengsheng",
    "满帮",
    "997",
    "431.17",
    "1983",
    "3217",
    "3,217",
    "213.5",
    "2025-03",
    "2025年3月",
    "2026-08",
    "2026年8月",
    "2026年4月",
    "2026-04",
)


@pytest.fixture
def write(kleene: Calculator) -> Any:
    """Writes the objection to a provision."""

    def run(id: str, raw: dict[str, Any], language: str = "zh-CN") -> str:
        assessment = kleene.assess(kleene.reader.read(raw, DAY), DAY, include_drafts=True)
        return objection(kleene, kleene.book.provisions[id], assessment, wording(language))

    return run


def test_it_names_what_somebody_needs_to_find_the_mistake(write: Any, book: Rulebook) -> None:
    lines = write("minimum_wage", {"occupation": "food_delivery", "arrangement": "managed"}).splitlines()
    assert lines[1:5] == [
        "事项：报酬不低于最低工资，按时足额发（minimum_wage）",
        f"规则库版本：{book.version}",
        "按哪一天算：2026年11月23日",
        "结果：符合",
    ]
    yes, no = lines.index("判断为“是”的："), lines.index("判断为“不是”的：")
    assert any(line.endswith("[is_managed]") for line in lines[yes:no])
    assert any(line.endswith("[is_independent]") for line in lines[no:])


def test_what_is_not_known_is_not_judged(write: Any) -> None:
    told = write("minimum_wage", {})
    assert "结果：还缺回答，定不了" in told and "[is_managed]" not in told


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_no_answer_and_no_place_is_in_it(write: Any, book: Rulebook, language: str) -> None:
    for id in book.provisions:
        told = write(id, CANARIES, language).replace(book.version, "").replace("2026年11月23日", "")
        assert [canary for canary in TOLD if canary in told] == [], id


def test_the_place_changes_nothing_but_the_outcome(write: Any, book: Rulebook) -> None:
    def judged(id: str, place: str, hukou: str) -> list[str]:
        told = write(id, {**CANARIES, "work_region": place, "hukou_region": hukou})
        return [line for line in told.splitlines() if not line.startswith("结果：")]

    for id in book.provisions:
        assert judged(id, "330782", "330782") == judged(id, "650100", "440300"), id


def test_what_reads_a_place_is_left_out(book: Rulebook) -> None:
    places = {"hukou_is_local"} & book.criteria.keys()
    assert places
    listed = {name for provision in book.provisions.values() for name in judged_names(book, provision)}
    assert not places & listed
    for name in listed & book.criteria.keys():
        read = book.criteria[name].operator.facts
        assert all(book.questions.by_fact[fact].type != "region" for fact in read), name
