"""Situations whose every answer has the right form and that still cannot be: the future, wrong ages, contradictions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from eligibility.assessment import Calculator
from eligibility.problems import SituationError
from eligibility.rulebook import Rulebook
from eligibility.wording import wording

Refused = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def read(kleene: Calculator) -> Callable[..., Any]:
    return lambda raw, day="2026-11-23": kleene.reader.read(raw, date.fromisoformat(day))


@pytest.fixture
def refused(read: Callable[..., Any]) -> Refused:
    """The problems of a situation on a day, each as its pointer and its detail with the hint."""

    def run(raw: dict[str, Any], day: str = "2026-11-23") -> list[tuple[str, str]]:
        with pytest.raises(SituationError) as caught:
            read(raw, day)
        say = wording().say
        return [(problem.pointer, f"{say(problem.detail)} → {say(problem.hint)}") for problem in caught.value.problems]

    return run


@pytest.mark.parametrize(
    ("fact", "latest", "too_late", "limit"),
    [
        ("graduation_month", "2027-11", "2027-12", "毕业时间太晚了 → 最晚是2027年11月"),
        ("certificate_month", "2026-11", "2026-12", "发证时间太晚了 → 最晚是2026年11月"),
        ("injury_date", "2026-11-23", "2026-11-24", "受伤日期太晚了 → 最晚是2026年11月23日"),
    ],
)
def test_the_future_is_refused_from_its_first_day(
    fact: str, latest: str, too_late: str, limit: str, read: Callable[..., Any], refused: Refused
) -> None:
    assert fact in read({fact: latest})
    assert refused({fact: too_late}) == [(f"/{fact}", limit)]


@pytest.mark.parametrize("day", ["2026-11-01", "2026-11-30"])
def test_a_graduation_may_lie_twelve_months_ahead_on_every_day_of_a_month(
    day: str, read: Callable[..., Any], refused: Refused
) -> None:
    assert read({"graduation_month": "2027-11"}, day)
    assert refused({"graduation_month": "2027-12"}, day)


def test_a_birth_month_to_come_is_refused(refused: Refused) -> None:
    problems = refused({"birth_month": "2026-12"})
    assert {pointer for pointer, _ in problems} == {"/birth_month"}
    assert problems[0][1].startswith("出生年月太晚了")


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        ("1980-11", "2026-11-29", 45),  # full years count from the last day of the month
        ("1980-11", "2026-11-30", 46),
        ("1980-10", "2026-11-01", 46),
        ("1980-12", "2026-12-30", 45),
        ("1980-12", "2026-12-31", 46),
        ("1980-02", "2026-02-27", 45),
        ("1980-02", "2026-02-28", 46),
        ("2012-11", "2026-11-30", 14),
        ("1926-11", "2026-11-30", 100),
    ],
)
def test_the_birth_month_gives_the_age(birth: str, day: str, age: int, read: Callable[..., Any]) -> None:
    assert read({"birth_month": birth}, day)["age"] == age


@pytest.mark.parametrize(
    ("age", "day", "fits"),
    [
        # in the month of birth itself nobody knows whether the birthday has been
        (44, "2026-11-23", False),
        (45, "2026-11-23", True),
        (46, "2026-11-23", True),
        (47, "2026-11-23", False),
        # on its last day, and in every other month, everybody does
        (45, "2026-11-30", False),
        (46, "2026-11-30", True),
        (46, "2026-12-01", True),
        (45, "2026-12-01", False),
        (46, "2026-10-31", False),
        (45, "2026-10-31", True),
    ],
)
def test_an_age_must_fit_the_birth_month(
    age: int, day: str, fits: bool, read: Callable[..., Any], refused: Refused
) -> None:
    raw = {"birth_month": "1980-11", "age": age}
    if fits:
        assert read(raw, day)["age"] == read({"birth_month": "1980-11"}, day)["age"]  # the month overrides
    else:
        ((pointer, says),) = refused(raw, day)
        assert pointer == "/age" and "年龄和出生年月对不上 → 按出生年月算是 4" in says


@pytest.mark.parametrize("birth", ["2012-12", "2020-01", "2026-11", "1925-10", "1900-01"])
def test_a_birth_month_out_of_reason_is_refused_like_the_age(birth: str, refused: Refused) -> None:
    ((pointer, says),) = refused({"birth_month": birth})
    assert pointer == "/birth_month" and "周岁，请检查年份" in says


MANAGED = {"schedule_autonomy": True, "bound_by_platform_rules": True, "own_account": False}
EMPLOYED = {"schedule_autonomy": False, "bound_by_platform_rules": True, "own_account": False}
CONTRADICTIONS: dict[str, list[dict[str, Any]]] = {
    "benefit_denied_but_drawn": [
        {"receives_unemployment_benefit": True, "unemployment_insurance_now": "none"},
        {"receives_unemployment_benefit": True, "unemployment_insurance_now": "employed"},
        {"receives_unemployment_benefit": False, "unemployment_insurance_now": "benefit"},
    ],
    "arrangement_against_own_account": [
        {"arrangement": "labour_relation", "own_account": True},
        {"arrangement": "managed", "own_account": True},
    ],
    "arrangement_against_management": [
        {"arrangement": "independent", "own_account": False, "bound_by_platform_rules": True},
    ],
    "arrangement_against_autonomy": [
        {"arrangement": "labour_relation", "bound_by_platform_rules": True, "schedule_autonomy": True},
        {"arrangement": "managed", "bound_by_platform_rules": True, "schedule_autonomy": False},
    ],
    "hurt_on_no_order": [{"injured_on_order": False, "injury_date": "2026-09-01"}],
}


def test_every_contradiction_of_the_questions_has_an_example_here(book: Rulebook) -> None:
    assert set(CONTRADICTIONS) == {entry.id for entry in book.questions.contradictions}


@pytest.mark.parametrize(
    ("contradiction", "raw"), [(name, raw) for name, examples in CONTRADICTIONS.items() for raw in examples]
)
def test_a_contradiction_is_refused_and_points_at_its_fact(
    contradiction: str, raw: dict[str, Any], refused: Refused, read: Callable[..., Any], book: Rulebook
) -> None:
    (entry,) = (entry for entry in book.questions.contradictions if entry.id == contradiction)
    assert refused(raw) == [(f"/{entry.fact}", f"{entry.message} → 请改正其中一项，或把不确定的那项留空")]
    for fact in raw:
        assert read({name: answer for name, answer in raw.items() if name != fact}), f"without {fact} it can be"


@pytest.mark.parametrize(
    "raw",
    [
        {"receives_unemployment_benefit": True, "unemployment_insurance_now": "benefit"},
        {"receives_unemployment_benefit": False, "unemployment_insurance_now": "employed"},
        {"arrangement": "managed", **MANAGED},
        {"arrangement": "labour_relation", **EMPLOYED},
        {"arrangement": "independent", "own_account": True},
        {"arrangement": "independent", "own_account": False, "bound_by_platform_rules": False},
        {"injured_on_order": True, "injury_date": "2026-09-01"},
    ],
)
def test_answers_that_fit_are_accepted(raw: dict[str, Any], read: Callable[..., Any]) -> None:
    assert set(read(raw)) == set(raw)


def test_several_contradictions_are_reported_at_once(refused: Refused) -> None:
    problems = refused({**CONTRADICTIONS["hurt_on_no_order"][0], **CONTRADICTIONS["benefit_denied_but_drawn"][0]})
    assert [pointer for pointer, _ in problems] == ["/receives_unemployment_benefit", "/injury_date"]


def test_impossible_dates_and_ages_are_reported_together(refused: Refused) -> None:
    problems = refused(
        {"injury_date": "2027-01-01", "graduation_month": "2030-01", "birth_month": "1980-01", "age": 20}
    )
    assert [pointer for pointer, _ in problems] == ["/graduation_month", "/injury_date", "/age"]
