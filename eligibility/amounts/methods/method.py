"""What every method is: parts, one for each insurance that counts, added up."""

from __future__ import annotations

import abc
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Self

from eligibility.amounts.figures import NOT_KNOWN, PLACE, Figures, Unworkable
from eligibility.amounts.formula import Given
from eligibility.amounts.standards import Found, Gap, Standard, TooWide
from eligibility.amounts.term import Term, summed
from eligibility.conditions import Condition
from eligibility.verdict import Verdict

PER_MONTH = "元/月"
SHARE = "比例"


@dataclass(frozen=True, slots=True)
class Part:
    """One insurance, and when it counts: the parameters or the fact that tell its sum."""

    when: Condition
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Method(abc.ABC):
    """A way to measure a subsidy; ``when`` says for whom, ``share`` is a parameter."""

    key: ClassVar[str]
    keys: ClassVar[tuple[str, ...]]
    when: Condition
    share: str | None
    parts: tuple[Part, ...]

    @classmethod
    def read(cls, given: Given) -> Self:
        """Build the method from its declaration. Raises RulebookError where that is wrong."""
        given.only(cls.keys, ("when",))
        share = given.parameter("share", SHARE) if "share" in cls.keys else None
        parts = [given.part(raw) for raw in given.raw["parts"]]
        return cls(
            given.condition("when"), share, tuple(Part(part.condition("when"), cls.read_part(part)) for part in parts)
        )

    @classmethod
    @abc.abstractmethod
    def read_part(cls, part: Given) -> tuple[str, ...]:
        """Read the names of one part."""

    @property
    @abc.abstractmethod
    def leading(self) -> tuple[str, ...]:
        """The parameters by whose rows a place chooses this method."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """Every parameter that it uses."""
        return self.leading

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition that it looks at."""
        return (self.when, *(part.when for part in self.parts))

    def lead(self, at: Figures) -> Standard | Gap | None:
        """Its most local number at the place. Raises Unworkable where the place is too wide to tell."""
        return most_local(at.find(name) for name in self.leading)

    def term(self, at: Figures) -> Term | None:
        """What the parts that count come to, added up; None where none counts. Raises Unworkable."""
        terms: list[Term] = []
        missing: list[str] = []
        verdicts = [(part, at.holds(part.when)) for part in self.parts]
        for part, verdict in verdicts:
            if verdict is Verdict.UNKNOWN:
                missing += at.waits_for(part.when)
            if verdict is not Verdict.TRUE:
                continue
            try:
                found = self.part_term(part, at)
            except Unworkable as error:
                if error.unverified:
                    raise
                missing += error.missing
                continue
            terms += [found] if found is not None else []
        if missing:
            raise Unworkable(missing=missing)
        if not terms and any(verdict is Verdict.TRUE for _, verdict in verdicts):
            raise Unworkable(unverified=[NOT_KNOWN])
        return self.whole(summed(terms), at) if terms else None

    @abc.abstractmethod
    def part_term(self, part: Part, at: Figures) -> Term | None:
        """What one part comes to; None where the place counts nothing for it. Raises Unworkable."""

    def whole(self, parts: Term, at: Figures) -> Term:
        """What the method makes of the parts. Raises Unworkable where nothing of them could be counted in."""
        if parts.left_out and not parts.used:
            raise Unworkable(unverified=[NOT_KNOWN])
        return parts if self.share is None else parts.times(at.number(self.share))


def most_local(every: Iterable[Found]) -> Standard | Gap | None:
    """The most local of several findings. Raises Unworkable where the place is too wide to tell."""
    best: Standard | Gap | None = None
    for found in every:
        if isinstance(found, TooWide):
            raise Unworkable(missing=[PLACE])
        if found is not None and (best is None or found.rank > best.rank):
            best = found
    return best
