"""Where durable-rules cannot be imported the reference evaluator decides, and everything says so."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest


def without_durable_rules(script: str) -> str:
    hidden = "import sys\nsys.modules['durable'] = None\n" + textwrap.dedent(script)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", hidden], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_calculator_decides_by_kleene_and_the_answer_names_it() -> None:
    script = """
    from datetime import date
    from eligibility import Calculator
    from eligibility.presentation import present
    from eligibility.wording import wording

    calculator, day = Calculator(), date(2026, 11, 23)
    raw = {"work_region": "330100", "arrangement": "labour_relation", "written_agreement": False}
    answer = present(calculator, calculator.assess(calculator.reader.read(raw, day), day), wording())
    statuses = {outcome["provision"]: outcome["status"] for outcome in answer["outcomes"]}
    print(answer["rulebook"]["engine"], statuses["written_agreement"])
    """
    assert without_durable_rules(script) == "kleene eligible\n"


def test_the_command_line_says_why() -> None:
    script = """
    from eligibility.cli import main
    main(["--version"])
    """
    assert "decided by kleene (durable-rules cannot be imported on this Python)" in " ".join(
        without_durable_rules(script).split()
    )


@pytest.mark.parametrize("wanted", ["Calculator(engine=Engine.DURABLE)", "DurableEvaluator(Program((), ''))"])
def test_who_insists_on_durable_rules_is_told(wanted: str) -> None:
    script = f"""
    from eligibility.assessment import Calculator, Engine
    from eligibility.engine import DurableEvaluator
    from eligibility.program import Program
    try:
        {wanted}
    except RuntimeError as error:
        print(error)
    """
    assert "durable-rules cannot be imported on this Python" in without_durable_rules(script)
