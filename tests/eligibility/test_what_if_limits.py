"""The bounds of the search for what would change an outcome, and the words in which it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from eligibility import what_if
from eligibility.assessment import Assessment, Calculator, Engine
from eligibility.conditions import All, Named
from eligibility.presentation import present
from eligibility.rulebook import Rulebook
from eligibility.rulebook.actions import Action
from eligibility.wording import wording

DAY = date(2026, 11, 23)
GRADUATE: dict[str, Any] = {
    "work_region": "330100",
    "hukou_region": "340100",
    "occupation": "food_delivery",
    "education": "college_or_above",
    "graduation_month": "2025-06",
    "flexible_registration": False,
    "pension": "none",
    "medical": "none",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
}
SUBSIDY = "graduate_insurance_subsidy"
BOTH_WAYS = [
    {"flexible_registration": True, "pension": "flexible"},
    {"flexible_registration": True, "medical": "flexible"},
]


def ways(calculator: Calculator, raw: dict[str, Any], provision: str = SUBSIDY) -> list[dict[str, Any]]:
    found = calculator.assess(calculator.reader.read(raw, DAY), DAY)
    (outcome,) = (one for one in found.outcomes if one.provision.id == provision)
    return [dict(change.facts) for change in outcome.changes]


def test_all_ways_of_the_smallest_size_are_told(kleene: Calculator) -> None:
    assert ways(kleene, GRADUATE) == BOTH_WAYS


def test_alternatives_are_few(kleene: Calculator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(what_if, "ALTERNATIVES", 1)
    assert ways(kleene, GRADUATE) == BOTH_WAYS[:1]


def test_nobody_is_told_to_do_many_things_at_once(kleene: Calculator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(what_if, "AT_ONCE", 1)
    assert ways(kleene, GRADUATE) == []


def test_nothing_is_worked_out_before_it_is_asked_for(kleene: Calculator, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("worked out")

    monkeypatch.setattr(what_if.Ways, "to", refuse)
    (outcome, *_) = kleene.assess(kleene.reader.read(GRADUATE, DAY), DAY).outcomes
    with pytest.raises(AssertionError, match="worked out"):
        _ = outcome.changes


def test_answers_that_contradict_each_other_are_not_proposed(book: Rulebook) -> None:
    impossible = All((Named("registered_as_flexible_worker"), Named("pension_paid_as_flexible_worker")))
    strict = replace(book, contradictions={**book.contradictions, "example": impossible})
    assert ways(Calculator(strict, Engine.KLEENE), GRADUATE) == BOTH_WAYS[1:]


def test_an_answer_becomes_one_thing_only(book: Rulebook) -> None:
    another = Action("medical", "employer", "让单位交", None, None, None, False)
    richer = replace(book, actions=(*book.actions, another))
    assert ways(Calculator(richer, Engine.KLEENE), GRADUATE) == BOTH_WAYS


def test_an_action_through_a_provision_that_is_not_there_is_impossible(book: Rulebook) -> None:
    fewer = {name: one for name, one in book.provisions.items() if name != "employee_pension_as_flexible_worker"}
    assert ways(Calculator(replace(book, provisions=fewer), Engine.KLEENE), GRADUATE) == BOTH_WAYS[1:]


def test_nobody_becomes_entitled_by_helping_themselves(book: Rulebook) -> None:
    """Being insured counts as "in use"; without having to go through the provision, that alone must still be no way to it."""
    direct = tuple(replace(one, through=None) for one in book.actions)
    calculator = Calculator(replace(book, actions=direct), Engine.KLEENE)
    assert ways(calculator, GRADUATE, "employee_pension_as_flexible_worker") == [{"flexible_registration": True}]


def test_an_action_is_dated_with_the_day_asked_about() -> None:
    by_day = Action("injured_on_order", True, "例子", None, None, "injury_date", False)
    assert by_day.answers(DAY) == {"injured_on_order": True, "injury_date": DAY}
    assert by_day.written(DAY) == {"injured_on_order": True, "injury_date": "2026-11-23"}


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "zh-CN",
            [
                "在工作地办灵活就业登记，再按灵活就业参加职工养老保险，就符合条件",
                "在工作地办灵活就业登记（还没做的话），再按灵活就业参加职工养老保险，就符合条件",
                "等到2027年6月30日，就符合条件",
            ],
        ),
        (
            "en",
            [
                "If you register as a flexible worker where you work and then join employees' pension insurance as a "
                "flexible worker, you meet the conditions",
                "If you register as a flexible worker where you work (if you have not done so yet) and then join "
                "employees' pension insurance as a flexible worker, you meet the conditions",
                "If you wait until 30 June 2027, you meet the conditions",
            ],
        ),
    ],
)
def test_a_proposal_in_words(
    language: str, sentences: list[str], kleene: Calculator, assess: Callable[..., Assessment]
) -> None:
    waiting = {"graduation_month": "2027-06", "flexible_registration": True, "pension": "flexible"}
    for more, sentence, day in zip(
        ({}, {"flexible_registration": None}, waiting), sentences, (None, None, "2027-06-30"), strict=True
    ):
        answer = present(kleene, assess({**GRADUATE, **more}), wording(language))
        (outcome,) = (one for one in answer["outcomes"] if one["provision"] == SUBSIDY)
        change = outcome["what_would_change_it"][0]
        assert (change["text"], change["from"]) == (sentence, day)
