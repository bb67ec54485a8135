"""The rule base, loaded once for the tests of its data."""

from __future__ import annotations

import pytest

from eligibility.rulebook import Rulebook, load


@pytest.fixture(scope="session")
def book() -> Rulebook:
    return load()
