"""Fixtures of synthetic workers: the assumptions that come with the program, a block of workers, and assumptions with a change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from eligibility.population import Assumptions, Population
from eligibility.population.assumptions import OWN
from eligibility.rulebook import Rulebook

DAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def assumptions(book: Rulebook) -> Assumptions:
    return Assumptions.read(book)


@pytest.fixture(scope="session")
def population(book: Rulebook, assumptions: Assumptions) -> Population:
    return Population(book, assumptions, 5, DAY)


@pytest.fixture(scope="session")
def workers(population: Population) -> pl.DataFrame:
    """The first block."""
    return population.block(0)


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """A file with the program's own assumptions, some of their words replaced."""

    def write(*replaced: tuple[str, str]) -> Path:
        text = OWN.read_text("utf-8")
        for old, new in replaced:
            assert text.count(old) >= 1, old
            text = text.replace(old, new, 1)
        path = tmp_path / "mine.yaml"
        path.write_text(text, "utf-8")
        return path

    return write
