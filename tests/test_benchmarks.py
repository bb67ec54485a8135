"""The benchmarks still run, and the soak passes: a little of it here, all of it in ``make soak``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(module: str, *arguments: str) -> str:
    """Run a module of ``benchmarks/`` from the root, in a process of its own, for its memory is measured."""
    done = subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_benchmarks_print_every_measure() -> None:
    printed = run("benchmarks", "--count", "25", "--starts", "1", "--mutants", "20", "--file", "concepts")
    for measure in (
        "cores",
        "start to serving",
        "one assessment, kleene",
        "one request",
        "requests a second",
        "mutation score",
    ):
        assert measure in printed


def test_mutants_of_one_file_are_tried() -> None:
    printed = run("benchmarks.mutation", "--file", "parameters/filing_windows")
    assert " of 7 mutants noticed by " in printed and "\nparameters/filing_windows.yaml: " in printed


def test_answering_a_roster_is_measured() -> None:
    printed = run("benchmarks.roster", "--sheet", "30", "--rows", "300")
    assert ".xlsx to .xlsx: 30 rows" in printed and ".csv to .csv: 300 rows" in printed
    assert printed.count("processor time, peak ") == 2


def test_generated_workers_are_always_the_same() -> None:
    program = (
        "from benchmarks.workers import typical; from eligibility.rulebook import load; print(typical(load(), 20))"
    )
    printed = {subprocess.check_output([sys.executable, "-c", program], cwd=ROOT) for _ in range(2)}
    assert len(printed) == 1


def test_a_little_soak() -> None:
    assert "0 differ" in run("benchmarks.soak", "--assessments", "50", "--threads", "8", "--each", "10")


@pytest.mark.soak
def test_the_whole_soak() -> None:
    print(run("benchmarks.soak"))
