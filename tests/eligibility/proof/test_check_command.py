"""``gigrights rules check`` says what it proved, and plainly where it proved nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from eligibility.cli import check, main
from eligibility.rulebook import Rulebook


def test_fast_leaves_the_proofs_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check", "--fast"]) == 0
    assert "Not proved: --fast was given." in capsys.readouterr().out


def test_without_z3_it_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "available", lambda: False)
    assert main(["rules", "check"]) == 0
    assert "Not proved: z3 is not installed here" in capsys.readouterr().out


def test_a_case_that_is_gone_is_a_fault(book: Rulebook, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "rules"
    shutil.copytree(book.root, copy)
    for path in (copy / "scenarios").glob("*.yaml"):
        if path.stem != "voice":
            path.unlink()
    assert main(["rules", "check", "--fast", str(copy)]) == 1
    out, err = capsys.readouterr()
    assert out == "" and "rules/criteria/insurance.yaml:" in err and "no scenario has" in err


def _with_a_case(book: Rulebook, folder: Path, answers: str, expected: str) -> str:
    """A copy of the rule base with one case more."""
    copy = folder / "rules"
    shutil.copytree(book.root, copy)
    case = f'- {{id: one_more, title: 一, as_of: "2026-11-23", situation: {answers}, expect: {expected}}}\n'
    (copy / "scenarios" / "zz.yaml").write_text(case, "utf-8")
    return str(copy)


def test_a_case_that_comes_out_otherwise_is_a_fault(
    book: Rulebook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = _with_a_case(book, tmp_path, "{occupation: food_delivery}", "{holiday_pay: {status: eligible}}")
    assert main(["rules", "check", "--fast", copy]) == 1
    said = capsys.readouterr().err
    assert "rules/scenarios/zz.yaml:1: one_more: holiday_pay › status: " in said
    assert 'comes out, not "eligible" (still to be answered: ' in said and said.endswith("rules: 1 fault(s)\n")


def test_a_case_that_cannot_be_read_is_a_fault(
    book: Rulebook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = _with_a_case(book, tmp_path, "{ocupation: food_delivery}", "{holidays: {status: eligible}}")
    assert main(["rules", "check", "--fast", copy]) == 1
    said = capsys.readouterr().err
    assert "one_more: There is no item “ocupation”\n    → Did you mean occupation?" in said
    assert 'one_more: no provision is called "holidays"\n    → did you mean "holiday_pay"' in said


def test_a_number_for_next_year_without_a_case_is_recalled(
    book: Rulebook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(_with_a_case(book, tmp_path, "{}", "{}"))
    path = copy / "parameters/minimum_wage_hourly.yaml"
    text = path.read_text("utf-8")
    present = '{regions: ["310000"], from: "2025-07-01"'
    raised = '{regions: ["310000"], from: "2027-01-01", value: "27", clause: MW-310000-20250701}'
    ended = text.replace(present, f'{raised}\n    - {present}, to: "2026-12-31"')
    path.write_text(ended, "utf-8")
    assert main(["rules", "check", "--fast", str(copy)]) == 0
    line = ended[: ended.index(raised)].count("\n") + 1
    said = f"{path.name}:{line}: minimum_wage_hourly: no scenario lies in 310000 上海市 on or after 2027-01-01"
    assert said in capsys.readouterr().out


def test_what_was_verified_long_ago_is_recalled(book: Rulebook) -> None:
    latest = max(document.verified_on for document in book.documents.values())
    assert list(check.stale(book, latest)) == []
    (first, *_) = check.stale(book, date(latest.year + 1, latest.month, latest.day))
    assert first.startswith("warning: rules/") and "365 days ago" in first


def test_a_check_on_a_day_to_come_is_questioned(book: Rulebook) -> None:
    latest = max(document.verified_on for document in book.documents.values())
    (only,) = (said for said in check.stale(book, latest - timedelta(days=1)) if "still to come" in said)
    assert only.startswith("warning: rules/") and f"verified on {latest}" in only


def test_answering_imports_no_z3() -> None:
    script = "import sys, eligibility.assessment, eligibility.cli; assert 'z3' not in sys.modules, 'z3 was imported'"
    subprocess.run([sys.executable, "-c", script], check=True)
