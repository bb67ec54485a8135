"""A roster longer than a limit is refused with what to do, and nothing of it stays behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eligibility.cli import main
from eligibility.cli import roster_answer as command
from eligibility.roster import COMMAND_LINE, result_workbook

ANSWERED = "姓名,工作地\n张三,杭州\n李四,宁波\n王五,杭州\n"
REJECTED = "姓名,年龄\n张三,很多\n李四,很多\n王五,很多\n"


def run(content: str, name: str, folder: Path, *how: str) -> int:
    """Answer a roster; it stands in a folder with nothing else, in which the result is to stand."""
    roster = folder / "members.csv"
    roster.write_text(content, "utf-8")
    return main(["roster", str(roster), "-o", str(folder / name), "--as-of", "2026-11-23", *how])


@pytest.mark.parametrize("name", ["result.xlsx", "result.csv", "result.parquet"])
def test_more_rows_than_the_limit_are_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "COMMAND_LINE", replace(COMMAND_LINE, rows=2))
    assert run(ANSWERED, name, tmp_path) == 2
    assert capsys.readouterr().err.splitlines()[-2:] == [
        "gigrights roster: 行太多：最多 2 行",
        "    → 分成几个文件再用",
    ]
    assert run(ANSWERED, name, tmp_path, "--lang", "en") == 2
    assert "at most 2" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["members.csv"]


def test_as_many_rows_as_the_limit_are_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "COMMAND_LINE", replace(COMMAND_LINE, rows=3))
    assert run(ANSWERED, "result.csv", tmp_path) == 0


@pytest.mark.parametrize("content", [ANSWERED, REJECTED])
def test_more_than_a_sheet_holds_is_refused(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(result_workbook, "MOST_SHEET_ROWS", 3)  # the header is one of them
    assert run(content, "result.xlsx", tmp_path) == 2
    assert ".csv" in capsys.readouterr().err.splitlines()[-1]
    assert [path.name for path in tmp_path.iterdir()] == ["members.csv"]
    monkeypatch.setattr(result_workbook, "MOST_SHEET_ROWS", 4)
    assert run(content, "result.xlsx", tmp_path) == (1 if content == REJECTED else 0)
