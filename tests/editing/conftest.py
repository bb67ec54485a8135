"""A policy editor at work: a copy of ``rules/`` in which they write, and what the checker says about it."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from eligibility.rulebook import find_rules, load
from eligibility.rulebook.faults import RulebookError
from eligibility.rulebook.lint import lint
from eligibility.rulebook.scenarios import read_scenarios
from eligibility.worked_cases import WorkedCases

PAGE = (Path(__file__).parents[2] / "docs/rules.md").read_text("utf-8")
FENCED = re.findall(r"^ *```yaml\n(.*?)^ *```$", PAGE, flags=re.MULTILINE | re.DOTALL)

NOTICE = """\
id: {document}
title: 关于测试的通知
issuer: 测试机关
kind: final
region: "{region}"
issued: "2026-01-05"
in_force_from: "{since}"
verified_on: "2026-11-23"
source: {{kind: official, note: 测试用}}
clauses:
  - id: {clause}
    number: 一
    quote: {quote}
    force: {force}
"""


class Desk:
    """The copy in which the editor writes; its only scenarios are their own."""

    def __init__(self, rules: Path) -> None:
        self.rules = rules

    def write(self, file: str, new: str, old: str = "") -> None:
        """Write ``new`` as a whole file, or in the place of ``old``."""
        path = self.rules / file
        if not old:
            path.parent.mkdir(exist_ok=True)
            path.write_text(new, "utf-8")
            return
        text = path.read_text("utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    def notice(self, clause: str, region: str, since: str, quote: str, force: str = "subsidy") -> str:
        """Write a document with one clause; its file."""
        document = clause.split("-")[0]
        values = {"document": document, "clause": clause, "region": region, "since": since, "quote": quote}
        self.write(f"documents/{document}.yaml", NOTICE.format(**values, force=force))
        return f"documents/{document}.yaml"

    def faults(self) -> list[str]:
        """What ``rules check`` says before any proof."""
        try:
            book = load(self.rules)
            cases = WorkedCases(book, read_scenarios(self.rules))
            found = [*lint(book), *cases.unreadable()] or [*cases.astray()]
        except RulebookError as error:
            found = error.faults
        return [str(fault) for fault in found]

    def faults_with(self, file: str, right: str, wrong: str) -> list[str]:
        """What is said while ``wrong`` stands for ``right``; it is taken back."""
        path = self.rules / file
        text = path.read_text("utf-8")
        assert right in text, "the case breaks nothing"
        try:
            path.write_text(text.replace(right, wrong, 1), "utf-8")
            return self.faults()
        finally:
            path.write_text(text, "utf-8")

    def slip(self, file: str, right: str, wrong: str, says: str) -> None:
        """Write ``wrong`` for ``right``, and see that a fault says where, what and how to mend it.

        ``says`` is a part of the cause, an arrow, and a part of the remedy; the fault stands on the line of ``wrong``.
        """
        before = (self.rules / file).read_text("utf-8").split(right)[0]
        line = (before + wrong[: len(wrong) - len(wrong.lstrip("\n"))]).count("\n") + 1
        cause, remedy = says.split(" → ")
        said = self.faults_with(file, right, wrong)
        assert [
            fault
            for fault in said
            if fault.startswith(f"rules/{file}:{line}: ")
            and cause in fault.split("\n")[0]
            and remedy in fault.split("\n")[1]
        ], f"line {line}: {says}\n" + ("\n".join(said) or "no fault")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A fresh copy of the rule base, without its scenarios."""
    copy = tmp_path / "rules"
    shutil.copytree(find_rules(), copy, ignore=shutil.ignore_patterns("scenarios", "__pycache__"))
    return Desk(copy)


@pytest.fixture(scope="session")
def shown() -> Callable[[str], str]:
    """Finds the one example of ``docs/rules.md`` that has something in it."""

    def find(part: str) -> str:
        (example,) = (one for one in FENCED if part in one)
        return textwrap.dedent(example)

    return find
