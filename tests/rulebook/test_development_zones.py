"""Development zones with rules of their own: what is special in the zone, and that nothing changes around it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eligibility.assessment import Calculator, Outcome
from eligibility.outcome_rules import Status
from eligibility.rulebook import Rulebook
from eligibility.wording import wording

PARK = "320571"
AROUND = ("320505", "320506", "320507", "320508", "320509", "320581", "320582", "320583", "320585")
SUBSIDY = "difficulty_insurance_subsidy"
WORKER = {
    "occupation": "food_delivery",
    "pension": "flexible",
    "medical": "flexible",
    "pension_paid": "1200",
    "medical_paid": "600",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "hardship": ["certified_other"],
    "registered_unemployed_months": 0,
    "age": 30,
    "sex": "male",
}


@pytest.fixture(scope="module")
def calculator(book: Rulebook) -> Calculator:
    return Calculator(book)


@pytest.fixture
def assess(calculator: Calculator) -> Any:
    """Assesses a worker with these answers, on the day the rules were verified; every outcome by its provision."""

    def find(**answers: Any) -> dict[str, Outcome]:
        day = date(2026, 11, 23)
        found = calculator.assess(calculator.reader.read({**WORKER, **answers}, day), day)
        return {one.provision.id: one for one in found.outcomes}

    return find


def cited(outcome: Outcome) -> set[str]:
    return {clause.id for clause in outcome.clauses}


@pytest.mark.parametrize(
    ("sex", "age", "share"),
    [("male", 54, "50%"), ("male", 55, "60%"), ("female", 44, "50%"), ("female", 45, "60%")],
)
def test_the_share_of_the_park_depends_on_age_and_no_sum_is_made_up(
    assess: Any, sex: str, age: int, share: str
) -> None:
    found = assess(work_region=PARK, hukou_region=PARK, sex=sex, age=age)[SUBSIDY]
    assert found.status is Status.ELIGIBLE
    assert found.reckoning.amounts == ()
    (words,) = found.reckoning.unverified
    assert f"最低缴费额的 {share} 补" in wording().say(words) and "没有核实到" in wording().say(words)


@pytest.mark.parametrize("district", AROUND)
def test_in_every_other_part_of_suzhou_the_rules_are_those_of_the_province(assess: Any, district: str) -> None:
    found = assess(work_region=district, hukou_region="340100")[SUBSIDY]
    assert found.status is Status.ELIGIBLE
    assert cited(found) == {"JS-DIFF", "CN-SUBSIDY-DIFF", "JS-CAIGUI2"}
    assert not found.reckoning.unverified and found.reckoning.amounts


def test_the_wages_of_suzhou_hold_in_the_park_too(assess: Any) -> None:
    inside, beside = (assess(work_region=place, arrangement="managed")["minimum_wage"] for place in (PARK, "320506"))
    assert (inside.status, cited(inside), inside.reckoning) == (beside.status, cited(beside), beside.reckoning)


def test_what_has_no_rule_of_the_park_is_the_same_there_as_around_it(assess: Any) -> None:
    inside, beside = (assess(work_region=place, hukou_region=PARK) for place in (PARK, "320506"))
    assert inside.keys() == beside.keys()
    differing = {
        name
        for name in inside
        if (inside[name].status, cited(inside[name])) != (beside[name].status, cited(beside[name]))
    }
    assert differing == {SUBSIDY}


def test_every_zone_stands_where_its_parent_lists_all_its_counties(book: Rulebook) -> None:
    """A row that names every county of a city must not leave its zone to the row of the province by oversight."""
    zones = [region for province in book.regions.provinces() for region in below(book, province.code) if region.zone]
    assert [zone.code for zone in zones] == [PARK]
    for zone in zones:
        counties = {child.code for child in book.regions.children(str(zone.parent)) if not child.zone}
        for parameter in book.parameters.values():
            for row in parameter.values:
                assert not counties <= set(row.regions) or zone.code in row.regions, (parameter.id, row)


def below(book: Rulebook, code: str) -> list[Any]:
    children = book.regions.children(code)
    return [*children, *(one for child in children for one in below(book, child.code))]
