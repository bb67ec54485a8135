"""One amount: how much, of what kind, by which arithmetic, and how sure we are of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from eligibility.wording import Text


class Kind(enum.Enum):
    """What an amount is."""

    MONTHLY = "monthly"
    REMAINING = "remaining"
    TOTAL = "total"
    SHORTFALL = "shortfall"
    ONE_OFF = "one_off"
    STANDARD = "standard"
    CONTRIBUTION_LOWEST = "contribution_lowest"
    CONTRIBUTION_HIGHEST = "contribution_highest"
    CONTRIBUTION_OWN = "contribution_own"


class Certainty(enum.Enum):
    """How sure an amount is; where several hold, the first in this order is said."""

    AT_MOST = "at_most"
    LAST_KNOWN = "last_known"
    ESTIMATE = "estimate"
    EXACT = "exact"


_BY_UNIT = {
    "元/月": "CNY/month",
    "元/小时": "CNY/hour",
    "元/年": "CNY/year",
    "元/单": "CNY/order",
    "元": "CNY",
    "比例": "percent",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in fen, or a share where ``unit`` is 比例; ``clauses`` are those in which its numbers stand.

    A standard has a ``label`` that says what it is the standard of. A ``partial`` sum lacks a part that we could not reckon.
    """

    kind: Kind
    value: int | Fraction
    unit: str
    working: Text
    certainty: Certainty
    clauses: tuple[str, ...]
    label: Text | None = None
    partial: bool = False

    @property
    def written(self) -> str:
        """The value as the contract writes it: yuan with two places, a share in per cent."""
        if isinstance(self.value, Fraction):
            return f"{float(self.value * 100):.4g}"
        return f"{self.value // 100}.{self.value % 100:02d}"

    @property
    def unit_code(self) -> str:
        """The unit as the contract writes it."""
        return _BY_UNIT[self.unit]


def surest(certainties: Iterable[Certainty]) -> Certainty:
    """What to say of an amount for which several certainties hold: at most, then last known, then an estimate."""
    order = list(Certainty)
    return min(certainties, key=order.index, default=Certainty.EXACT)


def to_fen(exact: Fraction, *, ceiling: bool = False) -> int:
    """Round to the fen, half up; what is a ceiling is rounded down.

    >>> to_fen(Fraction(99725, 10)), to_fen(Fraction(99725, 10), ceiling=True)
    (9973, 9972)
    """
    return int(exact) if ceiling else int(exact + Fraction(1, 2))
