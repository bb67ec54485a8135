"""Actions: what ``rules/questions.yaml`` says that people can do is read whole, or refused with a remedy."""

from __future__ import annotations

import shutil
from itertools import zip_longest
from pathlib import Path

import pytest

from eligibility.rulebook import Rulebook, find_rules, load
from eligibility.rulebook.faults import RulebookError


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the rule base."""
    return Path(
        shutil.copytree(find_rules(), tmp_path / "rules", ignore=shutil.ignore_patterns("scenarios", "__pycache__"))
    )


def test_what_people_are_and_what_has_been_is_no_action(book: Rulebook) -> None:
    changed = {fact for action in book.actions for fact in (action.fact, action.dated_by) if fact}
    unchangeable = {"age", "birth_month", "sex", "hukou_region", "graduation_month", "education", "hardship"}
    unchangeable |= {"occupation", "arrangement", "own_account", "registered_unemployed_months", "injury_date"}
    unchangeable |= {"injured_on_order", "subsidy_months_used", "unemployment_insurance_months", "rural_labourer"}
    assert unchangeable <= book.questions.by_fact.keys()
    assert changed and not changed & unchangeable


CAN_BECOME = "can_become:\n      - {value: true, action: 在工作地办灵活就业登记, unless: in_labour_relation}"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("true, action: 在", "yes, action: 在", '"yes" is neither true nor false → write true or false'),
        ("value: five", "value: fiv", '"fiv" is no choice of certificate_level → did you mean "five"?'),
        (
            "through: employee_medical_as_flexible_worker",
            "through: employee_medical_as_flexible_wrker",
            'no provision → mean "employee_medical_as_flexible_worker"',
        ),
        ("unless: holds_certificate,", "unless: holds_certificat,", 'criterion or concept → mean "holds_certificate"'),
        ("dated_by: certificate_month", "dated_by: certificate_mont", 'no fact is called → mean "certificate_month"'),
        ("dated_by: certificate_month", "dated_by: age", '"age" is of type integer → of type month or date'),
        (", action: 申请加入工会", "", '"action" is missing → add action: what the person does'),
        (
            "hint: 没登记过填 0\n",
            "hint: 没登记过填 0\n    can_become: [{value: true, action: 去登记失业}]\n",
            "registered_unemployed_months is of type integer → delete can_become",
        ),
        (CAN_BECOME, f"{CAN_BECOME}\n      - {{value: true, action: 又一次}}", "stands here twice → keep one"),
    ],
)
def test_a_wrong_declaration_is_refused_with_a_remedy(old: str, new: str, says: str, rules: Path) -> None:
    file = rules / "questions.yaml"
    text = file.read_text("utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    file.write_text(changed, "utf-8")
    with pytest.raises(RulebookError) as caught:
        load(rules)
    cause, remedy = says.split(" → ")
    first = next(
        number for number, (a, b) in enumerate(zip_longest(text.split("\n"), changed.split("\n")), 1) if a != b
    )
    assert [
        fault
        for fault in caught.value.faults
        if cause in fault.cause
        and remedy in fault.remedy
        and fault.file == "rules/questions.yaml"
        and fault.line == first
    ], "\n".join(map(str, caught.value.faults))
