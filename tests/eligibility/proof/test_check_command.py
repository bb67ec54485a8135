"""``gigrights rules check`` says what it proved, and plainly where it proved nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
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


def test_what_was_verified_long_ago_is_recalled(book: Rulebook) -> None:
    latest = max(document.verified_on for document in book.documents.values())
    assert list(check.stale(book, latest)) == []
    (first, *_) = check.stale(book, date(latest.year + 1, latest.month, latest.day))
    assert first.startswith("warning: rules/") and "365 days ago" in first


def test_answering_imports_no_z3() -> None:
    script = "import sys, eligibility.assessment, eligibility.cli; assert 'z3' not in sys.modules, 'z3 was imported'"
    subprocess.run([sys.executable, "-c", script], check=True)
