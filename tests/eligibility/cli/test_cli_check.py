"""``gigrights rules check``: silent exit 0 for a rule base without fault, exit 1 with file and line for any other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from eligibility.cli import main
from eligibility.proof import available
from eligibility.rulebook import Rulebook


@pytest.fixture
def rules(book: Rulebook, tmp_path: Path) -> Path:
    """A copy of the rule base, to be broken."""
    copy = tmp_path / "rules"
    shutil.copytree(book.root, copy, ignore=shutil.ignore_patterns("scenarios", "__pycache__"))
    return copy


@pytest.fixture
def broken(rules: Path) -> Callable[[str, str, str], int]:
    """Replaces one thing in a file of the copy; the line on which it stands."""

    def run(file: str, old: str, new: str) -> int:
        path = rules / file
        text = path.read_text("utf-8")
        assert old in text, "the case breaks nothing"
        path.write_text(text.replace(old, new, 1), "utf-8")
        return text[: text.index(old)].count("\n") + 1

    return run


def test_the_shipped_rule_base_has_no_fault(capsys: pytest.CaptureFixture[str], book: Rulebook) -> None:
    """The one place where "make test" makes every proof."""
    assert main(["rules", "check"]) == 0
    out, err = capsys.readouterr()
    assert err == "" and "no fault" in out
    assert f"{len(book.provisions)} provisions" in out and f"version {book.version}" in out
    assert ("Proved: " in out) is available()


def test_another_folder_can_be_checked(rules: Path, capsys: pytest.CaptureFixture[str], book: Rulebook) -> None:
    assert main(["rules", "check", "--fast", str(rules)]) == 0
    assert f"version {book.version}" in capsys.readouterr().out, "scenarios are no part of the version"


def test_the_folder_may_come_from_the_environment(
    rules: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (rules / "families.yaml").unlink()
    monkeypatch.setenv("GIGRIGHTS_RULES", str(rules))
    assert main(["rules", "check"]) == 1
    assert "rules/families.yaml:1:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("provisions/union_membership.yaml", "is_platform_worker", "is_platfrm_worker", 'mean "is_platform_worker"'),
        ("provisions/union_membership.yaml", "title:", "titel:", 'unknown key "titel"'),
        ("criteria/person.yaml", "value: college_or_above", "value: college", '"college" is no choice of education'),
        ("questions.yaml", "type: region", "type: regions", '"regions" is not allowed'),
        ("documents/UNION.yaml", "force: right", "force: rights", '"rights" is not allowed'),
    ],
)
def test_a_fault_exits_1_with_file_and_line(
    file: str,
    old: str,
    new: str,
    says: str,
    rules: Path,
    broken: Callable[[str, str, str], int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = broken(file, old, new)
    assert main(["rules", "check", str(rules)]) == 1
    out, err = capsys.readouterr()
    assert out == "" and f"rules/{file}:{line}: " in err and says in err
    assert "fault(s)" in err.splitlines()[-1]


def test_a_rule_base_that_loads_can_still_be_refused(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (rules / "criteria/person.yaml").open("a", encoding="utf-8") as file:
        file.write("nobody_uses_it:\n  title: 没人用\n  equals: {fact: rural_labourer, value: false}\n")
    assert main(["rules", "check", str(rules)]) == 1
    assert '"nobody_uses_it" is declared but nothing uses it' in capsys.readouterr().err


def test_a_folder_without_rules_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check", str(tmp_path)]) == 1
    assert "no rule base is here" in capsys.readouterr().err


def test_a_broken_rule_base_decides_nothing(
    rules: Path,
    broken: Callable[[str, str, str], int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    broken("provisions/union_membership.yaml", "title:", "titel:")
    monkeypatch.setenv("GIGRIGHTS_RULES", str(rules))
    worker = tmp_path / "worker.json"
    worker.write_text("{}", "utf-8")
    assert main(["assess", str(worker)]) == 1
    out, err = capsys.readouterr()
    assert out == "" and "rules/provisions/union_membership.yaml:" in err
