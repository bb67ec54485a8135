"""The program: what a rule base comes to, as layers of conclusions, independent of who evaluates it.

Layers follow the design: concepts → provisions → consequences (bars, duties already met) → choices. Every evaluator
(durable-rules, Kleene, columns) reads this one form, so that none of them can have an opinion of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eligibility.conditions import Condition, names
from eligibility.verdict import Verdict

Verdicts = Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One thing to be concluded.

    ``fails`` is None where the conclusion fails exactly when ``holds`` is false. A conclusion with a ``scope`` is drawn only
    where that scope is in force for the place and date (see ``eligibility/selection.py``).
    """

    name: str
    holds: Condition
    fails: Condition | None = None
    scope: str | None = None

    def reads(self) -> Iterator[str]:
        """The names that this conclusion depends on."""
        yield from names(self.holds)
        if self.fails is not None:
            yield from names(self.fails)


Layer = tuple[Conclusion, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """Layers of conclusions, in the order in which they can be drawn."""

    layers: tuple[Layer, ...]
    digest: str
