"""A union's legal officer with a text editor: five changes that ``docs/rules.md`` tells step by step, with the slips on the way.

Every slip gives a fault that leads to its correction, and what is correct gives the answer that the law (here an invented one)
gives, through the Calculator. Nothing of this is in the shipped rules.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

CASE = """\
- id: {id}
  title: 测试
  as_of: "{day}"
  situation: {situation}
  expect:
    {provision}: {expected}
"""
SUBSIDY = "difficulty_insurance_subsidy"
SHARES, BASES = "parameters/difficulty_subsidy.yaml", f"provisions/{SUBSIDY}.yaml"
MINE = "scenarios/mine.yaml"
WORKER = (
    '{work_region: "330702", hukou_region: "330702", occupation: food_delivery, flexible_registration: true, pension: flexible, '
    'medical: flexible, pension_paid: "1000.00", medical_paid: "450.00", subsidy_months_used: 6, sex: male, age: 40, '
    "receives_unemployment_benefit: false, hardship: [disabled], registered_unemployed_months: 12}"
)


def case(name: str, day: str, situation: str, provision: str, expected: str) -> str:
    return CASE.format(id=name, day=day, situation=situation, provision=provision, expected=expected)


def indented(rows: str) -> str:
    return "".join(f"    {line}\n" for line in rows.splitlines())


def test_a_city_sets_its_rate(desk: Any, shown: Callable[[str], str]) -> None:
    file = desk.notice("JHTEST2026-3", "330700", "2026-01-01", "就业困难人员灵活就业的，按实际缴费的60%给予补贴。")
    row = indented(shown('value: "60%", clause: JHTEST2026-3'))
    above = '    - {regions: ["370200"], from: "2019-01-01"'
    desk.write(SHARES, row + above, above)
    desk.write(BASES, "ZJ-HUZ-DIFF-SUB, JHTEST2026-3]", "ZJ-HUZ-DIFF-SUB]")
    expected = '{status: eligible, amounts: {monthly: "870.00"}, cites: [JHTEST2026-3]}'
    desk.write(MINE, case("jinhua", "2026-11-23", WORKER, SUBSIDY, expected))
    assert desk.faults() == []

    desk.slip(
        file, "title: 关", "title：关", "the colon after the key is a Chinese one → write a plain colon and a space"
    )
    desk.slip(
        file, "    number: 一", "\u3000\u3000number: 一", "Chinese or unbreakable space → type plain spaces instead"
    )
    desk.slip(file, "quote: 就业", 'quote: "就业"', "behind its closing quotation mark → Chinese quotation marks “…”")
    desk.slip(file, '"330700"', '"330790"', 'no region has the code "330790" → did you mean 330700 金华市')
    desk.slip(SHARES, row, row.replace("    -", "\t-"), "a tab in the indentation → indent with spaces")
    desk.slip(SHARES, row, row.replace('"60%", ', '"60%"，'), "a Chinese comma between entries → write a plain comma")
    desk.slip(
        SHARES, row, row.replace('"60%", ', '"60%" '), "a comma is missing between two entries → write a plain comma"
    )
    desk.slip(
        SHARES, row, row.replace('["330700"]', "[金华市]"), "has the wrong form → six-digit code from regions.csv"
    )
    desk.slip(
        SHARES, row, row.replace("330700", "330799"), 'no region has the code "330799" → did you mean 330700 金华市'
    )
    desk.slip(SHARES, row, row.replace("330700", "330800"), "which does not contain 330800 衢州市 → a document that is")
    desk.slip(SHARES, row, row.replace('"60%"', "0.6"), '"0.6" is no share → write "60%"')
    desk.slip(SHARES, row, row.replace('"60%"', '"600%"'), '"600%" is no share → 100% at most')
    desk.slip(
        SHARES, row, row.replace("2026-01-01", "2025-01-01"), "in force only from 2026-01-01 → begin it on that day"
    )
    desk.slip(SHARES, row, row.replace(", clause: JHTEST2026-3", ""), "this row names no clause → add clause")
    desk.slip(
        SHARES, row, row.replace("JHTEST2026-3", "ZJ-HUZ-DIFF-SUB"), "is of 330500 湖州市 → of a document that is"
    )
    desk.slip(BASES, ", JHTEST2026-3]", ", JHTEST2026-5]", 'a clause "JHTEST2026-5" → did you mean "JHTEST2026-3"?')


def test_the_scenario_shows_what_was_forgotten(desk: Any, shown: Callable[[str], str]) -> None:
    file = desk.notice("JHTEST2026-3", "330700", "2026-01-01", "就业困难人员灵活就业的，按实际缴费的60%给予补贴。")
    expected = '{status: eligible, amounts: {monthly: "870.00"}, cites: [JHTEST2026-3]}'
    desk.write(MINE, case("jinhua", "2026-11-23", WORKER, SUBSIDY, expected))
    without_row, without_clause = desk.faults()
    assert f'{SUBSIDY} › amounts: {{monthly: "966.66"}} comes out, not {{monthly: "870.00"}}' in without_row
    assert f"{SUBSIDY} › cites: " in without_clause and "not [JHTEST2026-3]" in without_clause

    desk.slip(MINE, SUBSIDY, "difficulty_subsidy", f'no provision is called "difficulty_subsidy" → "{SUBSIDY}"')
    desk.slip(MINE, "cites: [J", "cites: [X", "holds a clause → did you mean")
    desk.slip(MINE, "pension_paid", "pension_payed", "There is no item “pension_payed” → Did you mean pension_paid?")
    desk.slip(MINE, "sex: male", "sex: 男", "“男” is not one of the choices → female, male")
    desk.slip(MINE, "[disabled]", "disabled", "is not a list → Use square brackets")
    desk.slip(MINE, "- id", "  id", "this must be a list → begin every entry with a dash")
    desk.slip(MINE, SUBSIDY, "training_subsidy_without_ties_draft", "is not among the answers → work_region and as_of")
    for name in (f"{file}.txt", "NOTICE.yaml"):
        (desk.rules / name).write_text("id: X\n", "utf-8")
    astray, misnamed = sorted(desk.faults())
    assert "a file that lies here is not read" in astray and "→ move it to where such files lie: documents" in astray
    assert "do not end in .yaml are not read" in misnamed and "→ rename it to JHTEST2026.yaml" in misnamed


def test_a_wage_rises_next_year(desk: Any, shown: Callable[[str], str]) -> None:
    wages, clause = "parameters/minimum_wage_hourly.yaml", "MW-310000-20250701"
    desk.notice("SHTEST2027-1", "310000", "2027-01-01", "小时最低工资标准调整为27元。", "duty")
    ended, begun = shown("SHTEST2027-1").splitlines()
    old = ended.replace(', to: "2026-12-31"', "").removesuffix("}")
    desk.write(wages, f"{begun}\n    {ended.removesuffix('}')}", old)
    rider = '{work_region: "310101", occupation: food_delivery, arrangement: managed, monthly_hours: "100", monthly_income: "0"}'
    days = {"2026-12-31": "25.00", "2027-01-01": "27.00"}
    for_both = [
        case(f"wage_{day[:4]}", day, rider, "minimum_wage", f'{{status: eligible, amounts: {{standard: "{wage}"}}}}')
        for day, wage in days.items()
    ]
    desk.write(MINE, "".join(for_both))
    assert desk.faults() == []

    overlap = (
        "must begin the day after the one before it ends in 310000 → end the value before it on the day before 2027"
    )
    for wrong in ("2027-01-01", "2026-12-30"):
        assert any(
            overlap.split(" → ")[0] in one for one in desk.faults_with(wages, 'to: "2026-12-31"', f'to: "{wrong}"')
        )
    assert any(overlap.split(" → ")[1] in one for one in desk.faults_with(wages, ', to: "2026-12-31"', ""))
    desk.slip(wages, begun, begun.replace('"27"', '"27元"'), '"27元" is no sum of money → write "27"')
    desk.slip(
        wages, begun, begun.replace("2027-01-01", "2027年1月1日"), "has the wrong form → the first day of this value"
    )
    replaced = desk.faults_with(wages, 'value: "25", clause: MW-310000-20250701', f'value: "27", clause: {clause}')
    assert any(
        "wage_2026" in one and '{standard: "27.00"} comes out, not {standard: "25.00"}' in one for one in replaced
    )
