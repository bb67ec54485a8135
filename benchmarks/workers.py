"""The workers that are measured: seeded, so that every run measures the same ones."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Any

from eligibility.comparison.population import accepted, drawn
from eligibility.facts import FactReader
from eligibility.rulebook import Rulebook

AS_OF = date(2026, 11, 23)
SEED = 20261123


def typical(book: Rulebook, count: int, seed: int = SEED) -> list[dict[str, Any]]:
    """Situations as they come over HTTP, all of which the reader accepts on AS_OF."""
    reader = FactReader(book)
    workers = drawn(book.questions.by_fact.values(), AS_OF, seed)
    return [accepted(raw, reader, AS_OF)[0] for raw in islice(workers, count)]
