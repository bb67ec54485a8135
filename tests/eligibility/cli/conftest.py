"""Fixtures of the command line: situations in files, and answers read back from JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eligibility.cli import main


@pytest.fixture
def situation(tmp_path: Path) -> Callable[..., str]:
    def write(content: Any, name: str = "worker.json") -> str:
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), "utf-8")
        return str(path)

    return write


@pytest.fixture
def answered(capsys: pytest.CaptureFixture[str]) -> Callable[..., dict[str, Any]]:
    """The answer in JSON, as of 2026-11-23 unless told; nothing on standard error, exit status 0."""

    def run(*arguments: str) -> dict[str, Any]:
        assert main(["assess", "--as-of", "2026-11-23", *arguments, "--json"]) == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        answer: dict[str, Any] = json.loads(captured.out)
        return answer

    return run
