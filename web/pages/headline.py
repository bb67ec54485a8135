"""The answer in one line (一句话的答案): what can be claimed or, where nothing can, what is nearest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from eligibility.months import month_of
from eligibility.wording import Month
from web.pages.figures import Outcome
from web.pages.groups import Group, by_key


@dataclass(frozen=True)
class Headline:
    """What the heading says. ``kind`` is claim, opens, owed, steps, open or none.

    ``number`` is how many claims that concerns, or duties for owed; ``month`` is the one in which the first claims open.
    """

    kind: str
    number: int = 0
    month: Month | None = None


def headline(groups: Iterable[Group]) -> Headline:
    """The heading of a result."""
    held = by_key(groups)
    claims, owed = len(held.get("claim", ())), len(held.get("owed", ()))
    later = [outcome for outcome in held.get("later", ()) if outcome["force"] == "claim"]
    opening = [_month(outcome) for outcome in later if outcome["opens_on"]]
    if claims:
        return Headline("claim", claims)
    if opening:
        return Headline("opens", opening.count(min(opening)), Month(min(opening)))
    if owed:
        return Headline("owed", owed)
    if later:
        return Headline("steps", len(later))
    return Headline("open" if "open" in held else "none")


def _month(outcome: Outcome) -> int:
    return month_of(date.fromisoformat(outcome["opens_on"]))
