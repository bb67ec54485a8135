"""``stated``: a number that the source states as it is, such as a one-off sum, a fee or a tax line (定额、标准)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from eligibility.amounts.amount import Amount, Kind, surest
from eligibility.amounts.figures import Figures
from eligibility.amounts.formula import Formula, Given, Worked
from eligibility.amounts.standards import Standard
from eligibility.amounts.term import certainties_of, remarks_on, sources, with_remarks
from eligibility.conditions import Condition
from eligibility.rulebook.faults import did_you_mean
from eligibility.verdict import Verdict
from eligibility.wording import Text, Yuan, text

_KINDS = {kind.value: kind for kind in (Kind.MONTHLY, Kind.ONE_OFF, Kind.STANDARD)}
_UNITS = {Kind.MONTHLY: ("元/月",), Kind.ONE_OFF: ("元",)}


@dataclass(frozen=True, slots=True)
class Stated(Formula):
    """``stated: {kind: one_off, value: parameter, when: condition}``; kind is ``monthly``, ``one_off`` or ``standard``.

    ``standard`` is a line or a price, not money that anybody gets.
    """

    key = "stated"
    kind: Kind
    value: str
    when: Condition

    @classmethod
    def read(cls, given: Given) -> Self:
        """Build it from its declaration."""
        given.only(("kind", "value"), ("when",))
        kind = given.raw["kind"]
        if kind not in _KINDS:
            raise given.refuse("kind", f'no kind is called "{kind}"', did_you_mean(kind, _KINDS))
        units = _UNITS.get(_KINDS[kind], ())
        return cls(_KINDS[kind], given.parameter("value", *units), given.condition("when"))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """For whom it is stated."""
        return (self.when,)

    @property
    def parameters(self) -> tuple[str, ...]:
        """The number."""
        return (self.value,)

    def worked(self, at: Figures) -> Worked:
        """The number."""
        verdict = at.holds(self.when)
        if verdict is Verdict.FALSE:
            return Worked()
        if verdict is Verdict.UNKNOWN:
            return Worked(missing=at.waits_for(self.when))
        return Worked((_amount(self.kind, at.number(self.value), at.title(self.value)),))


def _amount(kind: Kind, found: Standard, title: Text) -> Amount:
    number = found.value if isinstance(found.value, Fraction) else Yuan(found.value)
    working = with_remarks(text("{title}：{number}", title=title, number=number), remarks_on([found]))
    return Amount(
        kind, found.value, found.unit, working, surest(certainties_of([found])), sources([found]), label=title
    )
