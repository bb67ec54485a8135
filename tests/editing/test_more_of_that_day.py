"""The rest of the officer's day: a fixed sum, a platform, a benefit of its own; see ``test_an_editors_day.py``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from eligibility.assessment import Calculator, Engine
from eligibility.rulebook import load

SUMS = "parameters/difficulty_subsidy.yaml"
PLATFORMS, QUESTIONS = "platforms.yaml", "questions.yaml"
HEAT, BENEFIT = "parameters/heat_sums.yaml", "provisions/heat_allowance.yaml"


def outcome(desk: Any, provision: str, day: date, **situation: Any) -> Any:
    """What the calculator says with the rules on the desk."""
    calculator = Calculator(load(desk.rules), Engine.KLEENE)
    found = calculator.assess(calculator.reader.read(situation, day), day)
    return next(one for one in found.outcomes if one.provision.id == provision)


def test_a_city_pays_a_fixed_sum(desk: Any, shown: Callable[[str], str]) -> None:
    desk.notice("JHTEST2026-3", "330700", "2026-01-01", "养老、医疗都缴的，每月补贴500元。")
    row = "    " + shown('value: "500"').strip() + "\n"
    above = '    - {regions: ["340000"], from: "2023-01-01", value: "450"'
    desk.write(SUMS, row + above, above)
    assert desk.faults() == []

    desk.slip(SUMS, row, row.replace('"500"', "500元/月"), '"500元/月" is no sum of money → write "500"')
    desk.slip(SUMS, row, row.replace('"500"', '"1,500"'), '"1,500" is no sum of money → write "1500"')
    desk.slip(SUMS, row, row.replace('"500"', '"30%"'), '"30%" is no sum of money → such as "997.20"')
    desk.slip(SUMS, row, row.replace('value: "500", ', ""), "either a value or unverified → write the value")
    own = f'jinhua_sum:\n  title: 金华\n  unit: 元/月\n  verified_on: "2026-11-23"\n  values:\n{row}'
    desk.slip(
        SUMS, "difficulty_cap:", f"{own}difficulty_cap:", '"jinhua_sum" is declared but no amount → move its rows'
    )

    worker = {"work_region": "330702", "occupation": "food_delivery", "flexible_registration": True}
    paid = {"pension": "flexible", "medical": "flexible", "pension_paid": "1000.00", "medical_paid": "450.00"}
    person = {"hardship": ["disabled"], "age": 40, "sex": "male", "registered_unemployed_months": 12}
    rest = {"subsidy_months_used": 6, "receives_unemployment_benefit": False}
    found = outcome(desk, "difficulty_insurance_subsidy", date(2026, 11, 23), **worker, **paid, **person, **rest)
    assert found.reckoning.main.written == "500.00"


def test_the_scheme_lists_a_platform(desk: Any, shown: Callable[[str], str]) -> None:
    file = desk.notice("CNTEST2027-1", "000000", "2026-01-01", "将远方货运纳入试点平台企业范围。", "pilot")
    line = f"  {shown('yuanfang').strip()}\n"
    text = (desk.rules / PLATFORMS).read_text("utf-8")
    desk.write(PLATFORMS, text + line)
    (forgotten,) = desk.faults()
    assert '"yuanfang" is no choice of the question platform' in forgotten

    desk.write(QUESTIONS, "      shansong: 闪送\n      yuanfang: 远方货运\n", "      shansong: 闪送\n")
    assert desk.faults() == []

    desk.slip(QUESTIONS, "yuanfang: 远", "远方: 远", '"远方" has the wrong form → a name in small letters')
    desk.slip(PLATFORMS, line, line.replace("freight", "frieght"), 'is no choice of → did you mean "freight"?')
    desk.slip(
        PLATFORMS, line, line.replace("- {", "-{"), "the space after the dash is missing → write a dash and a space"
    )
    desk.slip(PLATFORMS, line, line.replace('since: "2027-01-01", ', ""), '"since" is missing → the first day')
    desk.slip(PLATFORMS, line, line.replace("2027-01-01", "2025-07-01"), "in force only from 2026-01-01 → begin it on")
    desk.slip(
        PLATFORMS, line, line.replace("CNTEST2027-1", "ZJ-HUZ-DIFF-SUB"), "of 330500 湖州市 → of a document that is"
    )
    (twice,) = desk.faults_with(PLATFORMS, line, line + line)
    assert (
        "yuanfang is already listed for freight further up" in twice and "→ keep the line with the earlier day" in twice
    )
    (draft,) = desk.faults_with(file, "kind: final", "kind: draft")
    assert "CNTEST2027-1 is a draft" in draft and f"rules/{PLATFORMS}:" in draft

    driver = {"work_region": "330702", "occupation": "freight", "platform": "yuanfang", "injury_cover": "none"}
    for day, status in ((date(2026, 12, 31), "not_verified"), (date(2027, 1, 1), "eligible")):
        assert outcome(desk, "injury_scheme_enrolment", day, **driver).status.value == status


def test_a_benefit_with_a_sum(desk: Any, shown: Callable[[str], str]) -> None:
    desk.notice("ZJTEST2026-1", "330000", "2026-01-01", "对外卖骑手发放一次性高温补助200元。")
    desk.write(HEAT, shown("heat_sum:"))
    (unused,) = desk.faults()
    assert f'rules/{HEAT}:1: "heat_sum" is declared but no amount uses it' in unused

    desk.write(BENEFIT, shown("id: heat_allowance"))
    assert desk.faults() == []

    desk.slip(BENEFIT, "value: heat_sum", "value: heat_sums", 'no parameter is called → did you mean "heat_sum"?')
    desk.slip(BENEFIT, "one_off, value: heat_sum", "one_off, value: 200", "this must be text, not 200 → the parameter")
    desk.slip(BENEFIT, "stated: {", "state: {", 'unknown key "state" → did you mean "stated"?')
    desk.slip(BENEFIT, "kind: one_off", "kind: monthly", '"heat_sum" is in 元 → use a parameter in 元/月')
    desk.slip(
        BENEFIT,
        "when: delivers_food",
        "when: {fact: occupation}",
        "none of all, any and not → in rules/criteria/ under",
    )
    desk.slip(
        BENEFIT, "when: delivers_food", "when: delivers_fod", 'no criterion or concept → did you mean "delivers_food"'
    )
    desk.slip(BENEFIT, "family: subsidies", "family: 补贴", '"补贴" has the wrong form → from families.yaml')
    desk.slip(HEAT, "heat_sum:", "heat-sum:", '"heat-sum" has the wrong form → a name in small letters')
    desk.slip(HEAT, "unit: 元", "unit: 人民币", '"人民币" is not allowed → one of: 个月, 元')
    desk.slip(HEAT, '"200"', "二百", '"二百" is no sum of money → such as "997.20"')
    (missing,) = desk.faults_with(HEAT, '  verified_on: "2026-11-23"\n', "")
    assert f'rules/{HEAT}:1: heat_sum: "verified_on" is missing' in missing and "→ add verified_on: the day" in missing

    day = date(2026, 11, 23)
    rider = outcome(desk, "heat_allowance", day, work_region="330102", occupation="food_delivery")
    assert (rider.status.value, rider.force.value, rider.reckoning.main.written) == ("eligible", "claim", "200.00")
    assert (
        outcome(desk, "heat_allowance", day, work_region="330102", occupation="courier").status.value == "not_eligible"
    )
    assert outcome(desk, "heat_allowance", day, work_region="330102").missing == ("occupation",)
