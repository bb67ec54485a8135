"""What the READMEs show is what the program says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eligibility.cli import main

ROOT = Path(__file__).parents[1]
SITUATION = re.compile(r"echo '(\{.*?\})' \| gigrights assess - (--as-of \S+)(?: --lang (\S+))?", re.DOTALL)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_transcript_is_what_the_command_prints(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (ROOT / name).read_text("utf-8")
    shown = SITUATION.search(readme)
    assert shown, "the transcript's command has changed its form"
    (tmp_path / "situation.json").write_text(shown[1], "utf-8")
    day, language = shown[2].split()[1], shown[3] or "zh-CN"
    assert main(["assess", str(tmp_path / "situation.json"), "--as-of", day, "--lang", language]) == 0
    printed = [line.strip() for line in capsys.readouterr().out.splitlines()]
    transcript = readme[shown.end() :].split("```")[1].splitlines()[1:]
    lines = [line.strip() for line in transcript if line.strip() not in ("", "…")]
    assert len(lines) > 10
    position = 0
    for line in lines:
        assert line in printed[position:], f"{name} shows a line that is not printed there: {line}"
        position += printed[position:].index(line) + 1


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_linked_file_exists(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text("utf-8"))
    assert links
    for link in links:
        assert (ROOT / link).exists(), link
