"""``gigrights population``: what it writes and says, and what it refuses."""

from __future__ import annotations

import io
import os
from pathlib import Path

import polars as pl
import pytest

from eligibility.cli import main
from eligibility.cli.population import Bar
from eligibility.population.assumptions import OWN


def test_it_writes_workers_and_says_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "workers.parquet"
    assert main(["population", "-n", "1_000", "-o", str(path), "--seed", "9", "--as-of", "2026-11-23"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "1,000 个模拟劳动者" in out and "种子 9" in out and "2026-11-23" in out and "每秒" in out
    assert "数字是假设，不是统计" in out
    assert pl.read_parquet(path).height == 1000
    assert pl.read_parquet_metadata(path)["gigrights.seed"] == "9"


def test_a_file_is_replaced_on_request_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "workers.parquet"
    path.write_text("precious")
    assert main(["population", "-n", "3", "-o", str(path)]) == 2
    assert "--force" in capsys.readouterr().err and path.read_text() == "precious"
    assert main(["population", "-n", "3", "-o", str(path), "--force"]) == 0
    assert pl.read_parquet(path).height == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-n", "0", "-o", "x.parquet"], "1,000,000,000"),
        (["-n", "2000000000", "-o", "x.parquet"], "1,000,000,000"),
        (["-n", "many", "-o", "x.parquet"], "不是整数"),
        (["-n", "5", "-o", "x.parquet", "--seed", "-1"], "种子"),
        (["-n", "5"], "--explain"),
        (["-o", "x.parquet"], "--explain"),
    ],
)
def test_a_wrong_call_is_refused(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["population", *arguments])
    assert refused.value.code == 2 and said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"), [("workers.csv", ".parquet"), ("absent/workers.parquet", "没有"), ("folder.parquet", "文件夹")]
)
def test_a_place_that_will_not_do_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    (tmp_path / "folder.parquet").mkdir()
    assert main(["population", "-n", "5", "-o", str(tmp_path / name), "--force"]) == 2
    assert said in capsys.readouterr().err and os.listdir(tmp_path) == ["folder.parquet"]


def test_own_assumptions_are_drawn_from_and_their_mistakes_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, path = tmp_path / "mine.yaml", tmp_path / "workers.parquet"
    own = OWN.read_text("utf-8")
    mine.write_text(own.replace("    of: 620\n", "    of: 1000\n"), "utf-8")
    assert main(["population", "-n", "500", "-o", str(path), "--assumptions", str(mine)]) == 0
    assert "mine.yaml" in capsys.readouterr().out
    assert pl.read_parquet(path)["worked_public_holiday"].drop_nulls().all()
    mine.write_text(own.replace("    of: 620\n", "    of: 1001\n"), "utf-8")
    assert main(["population", "-n", "5", "-o", str(path), "--force", "--assumptions", str(mine)]) == 1
    assert "mine.yaml:" in capsys.readouterr().err
    assert main(["population", "-n", "5", "-o", str(path), "--force", "--assumptions", str(tmp_path / "no.yaml")]) == 2
    assert "no.yaml" in capsys.readouterr().err


def test_assumptions_are_explained_without_drawing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["population", "--explain"]) == 0
    assert "| `sex` | occupation: food_delivery | female 5.1 %, male 94.9 % | 1 % |" in capsys.readouterr().out


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_drawn_on_a_terminal_only() -> None:
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        bar = Bar(2000, stream)
        bar.show(2000)
        bar.clear()
    assert "2,000 / 2,000" in terminal.getvalue() and terminal.getvalue().endswith(" \r")
    assert file.getvalue() == ""
