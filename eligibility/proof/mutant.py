"""A slightly wrong rule base (变异), and whom its mistake can concern."""

from __future__ import annotations

from dataclasses import dataclass

from eligibility.rulebook import Rulebook


@dataclass(frozen=True)
class Mutant:
    """A rule base with one mistake: in which file, and what is wrong.

    ``touches`` are the criteria, concepts, provisions or parameters that it is in. ``regions`` are those in which alone it can
    show, None where it can anywhere; ``number`` is the parameter where nothing but the number found for a worker can be wrong.
    """

    file: str
    what: str
    book: Rulebook
    touches: frozenset[str]
    regions: tuple[str, ...] | None = None
    number: str | None = None
