"""Platforms (平台) and, for each line of work, since when the occupational-injury scheme has listed them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.rulebook.faults import Fault, RulebookError, did_you_mean
from eligibility.rulebook.questions import Questions
from eligibility.rulebook.yaml_source import Source, line_of


@dataclass(frozen=True, slots=True)
class Listing:
    """A platform's line of work that the scheme lists from a day on."""

    platform: str
    occupation: str
    since: date
    clause: str


@dataclass(frozen=True, slots=True)
class Listings:
    """All listings of the occupational-injury scheme (职业伤害保障试点平台)."""

    rows: tuple[Listing, ...]

    def pairs(self, day: date) -> frozenset[tuple[str, str]]:
        """The (platform, occupation) pairs listed on a day."""
        return frozenset((row.platform, row.occupation) for row in self.rows if row.since <= day)


def read_listings(source: Source, questions: Questions) -> Listings:
    """Build the listings; platforms and occupations must be choices of their questions."""
    rows: list[Listing] = []
    faults: list[Fault] = []
    raw: Any = source.content
    for entry in raw["injury_scheme"]:
        for fact in ("platform", "occupation"):
            if entry[fact] not in questions.by_fact[fact].choices:
                cause = f'"{entry[fact]}" is no choice of the question {fact}'
                faults.append(
                    source.fault(
                        line_of(entry, fact), cause, did_you_mean(entry[fact], questions.by_fact[fact].choices)
                    )
                )
        rows.append(
            Listing(entry["platform"], entry["occupation"], date.fromisoformat(entry["since"]), entry["clause"])
        )
    if faults:
        raise RulebookError(faults)
    return Listings(tuple(rows))
