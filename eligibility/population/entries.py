"""What an entry of the assumptions can hold: the forms of a draw, and the answers that other draws can depend on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from eligibility.rulebook.questions import Question

Draw: TypeAlias = int | Mapping[str, int] | list[list[int]] | None
"""A share of yes; weights, shares or a log-normal amount; bands; None where the question is not put."""

WORK = "work_region"
HUKOU = "hukou_region"
AGE = "age"
BIRTH = "birth_month"
EDUCATION = "education"
GRADUATION = "graduation_month"
AFTER_GRADUATION = "employed_since_graduation"
TOO_YOUNG = "below_college"
"""The education of somebody who will not have graduated from anything higher within a year."""

STAYED = ("here", "province", "elsewhere")
"""Where the hukou is: in the prefecture of work, in its province, anywhere."""

NO_YES = ("no", "yes")
OTHERWISE = "otherwise"
AMOUNT = frozenset({"median", "spread", "least", "most", "step"})


def answers(question: Question) -> tuple[str, ...]:
    """The answers that a draw has weights for, or that other draws depend on, in the order of their codes."""
    if question.fact == HUKOU:
        return STAYED
    return NO_YES if question.type == "boolean" else tuple(question.choices)


def parents(questions: Mapping[str, Question]) -> dict[str, Question]:
    """The questions that other draws can depend on."""
    return {fact: question for fact, question in questions.items() if question.type in ("enum", "boolean")}
