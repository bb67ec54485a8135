"""Fixtures of the proofs: a copy of the rule base in which one thing is broken."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from eligibility.rulebook import Rulebook, load

Broken = Callable[..., Rulebook]


@pytest.fixture
def broken(book: Rulebook, tmp_path: Path) -> Broken:
    """Replaces things in files of a copy, or adds files to it, and loads the copy."""
    copy = tmp_path / "rules"
    shutil.copytree(book.root, copy, ignore=shutil.ignore_patterns("scenarios", "__pycache__"))

    def change(*replacements: tuple[str, str, str]) -> Rulebook:
        for file, old, new in replacements:
            path = copy / file
            text = path.read_text("utf-8") if path.exists() else ""
            assert old in text, f"{file} is broken already"
            path.write_text(text.replace(old, new, 1) if old else new, "utf-8")
        return load(copy)

    return change
