"""Who knows what to ask next (提问): one for each calculator, because what hangs on which fact is found out only once."""

from __future__ import annotations

from functools import lru_cache

from eligibility.asking import Asker
from eligibility.assessment import Calculator

_KEPT = 4
"""The present calculator, and those of the earlier rule bases that stay loaded beside it."""


@lru_cache(maxsize=_KEPT)
def asker(calculator: Calculator) -> Asker:
    """The asker of a calculator."""
    return Asker(calculator)
