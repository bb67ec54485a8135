"""Faults that show only in the rule base as a whole stand on the line that their editor has to mend, too."""

from __future__ import annotations

from typing import Any

import pytest

SUBSIDY, TRAINING = "provisions/difficulty_insurance_subsidy.yaml", "provisions/training_subsidy.yaml"
WORK, CONCEPTS, SUMS = "criteria/work.yaml", "concepts.yaml", "parameters/training_sums.yaml"
LISTED = "delivers_food_or_instantly:\n"
UNUSED = "nobody_asks:\n  title: 没人用\n  equals: {fact: occupation, value: courier}\n"


@pytest.mark.parametrize(
    ("file", "right", "wrong", "says"),
    [
        (WORK, LISTED, UNUSED + LISTED, '"nobody_asks" is declared but nothing uses it → use it in a condition'),
        (
            CONCEPTS,
            "is_independent:\n",
            "nobody_thinks:\n  title: 没人用\n  holds: delivers_food\nis_independent:\n",
            "uses it → delete",
        ),
        (
            SUBSIDY,
            "  occupation: 宁波",
            "  ocupation: 宁波",
            'asks_on: no fact is called "ocupation" → mean "occupation"',
        ),
        (
            TRAINING,
            "pays: true",
            "one_of: alone\npays: true",
            'one_of "alone" has this provision alone → another provision',
        ),
        (SUMS, "  by: certificate_level", "  by: certificate_month", "names no fact of type enum → certificate_level"),
        (
            SUMS,
            "    - {case: five",
            "    - {case: fife",
            '"fife" is no choice of certificate_level → did you mean "five"?',
        ),
        (
            "questions.yaml",
            "    ask_after: receives_unemployment_benefit",
            "    ask_after: own_account",
            "itself has ask_after → asked on its own",
        ),
    ],
)
def test_a_fault_is_on_the_line_to_mend(desk: Any, file: str, right: str, wrong: str, says: str) -> None:
    desk.slip(file, right, wrong, says)
