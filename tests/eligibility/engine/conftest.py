"""Fixtures of the cage: a process that may crash or freeze, and many different workers."""

from __future__ import annotations

import random
import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from eligibility import engine
from eligibility.assessment import Calculator, Engine
from eligibility.engine import DurableEvaluator
from eligibility.months import month_text
from eligibility.problems import SituationError
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question

DAY = date(2026, 11, 23)
PLACES = ["330106", "330200", "320900", "320100", "310115", "110101", "140100", "659001", "330000", "440300"]


@pytest.fixture(autouse=True)
def only_with_durable_rules() -> None:
    if not engine.available():
        pytest.skip("durable-rules cannot be imported on this Python")


@pytest.fixture(scope="session")
def forgetful(book: Rulebook) -> Calculator:
    """A calculator whose durable-rules remembers nothing: it is asked for every conclusion of every worker."""
    calculator = Calculator(book, Engine.DURABLE)
    calculator.evaluator = DurableEvaluator(calculator.program, remembered=0)
    return calculator


@pytest.fixture(scope="session")
def run_alone() -> Callable[..., str]:
    """Runs a script in a process of its own and gives its last line; a crash or a freeze there fails the test here."""

    def run(script: str, stdin: str = "", limit: int = 300) -> str:
        command = [sys.executable, "-W", "error", "-W", "ignore::DeprecationWarning", "-c", textwrap.dedent(script)]
        done = subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=limit, check=False)
        assert done.returncode == 0, f"exit status {done.returncode}\n{done.stderr}"
        return done.stdout.splitlines()[-1]

    return run


@pytest.fixture(scope="session")
def workers(book: Rulebook, kleene: Calculator) -> Callable[[int], list[dict[str, Any]]]:
    """So many situations, no two alike, the same in every run."""

    def draw(count: int) -> list[dict[str, Any]]:
        dice = random.Random(count)
        drawn: list[dict[str, Any]] = []
        while len(drawn) < count:
            asked = [question for question in book.questions.by_fact.values() if dice.random() < 0.6]
            raw = {question.fact: _answer(question, dice) for question in asked if question.fact != "birth_month"}
            raw["work_region"] = dice.choice(PLACES)
            try:
                kleene.reader.read(raw, DAY)
            except SituationError:
                continue
            if raw not in drawn:
                drawn.append(raw)
        return drawn

    return draw


def _answer(question: Question, dice: random.Random) -> Any:
    match question.type:
        case "boolean":
            return dice.random() < 0.5
        case "enum":
            return dice.choice(list(question.choices))
        case "enum_list":
            return dice.sample(list(question.choices), dice.randrange(3))
        case "region":
            return dice.choice(PLACES)
        case "month":
            return month_text(dice.randrange(2023 * 12, 2026 * 12 + 11))
        case "date":
            return date.fromordinal(dice.randrange(date(2022, 1, 1).toordinal(), DAY.toordinal())).isoformat()
        case "money" | "hours":
            return str(dice.randrange(700))
        case _:
            low = question.minimum or 0
            return dice.randrange(low, min(low + 60, question.maximum or 60))
