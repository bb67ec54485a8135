"""``fixed_sum``: so much a month for each insurance (定额)."""

from __future__ import annotations

from fractions import Fraction

from eligibility.amounts.figures import Figures
from eligibility.amounts.formula import Given
from eligibility.amounts.methods.method import PER_MONTH, Method, Part
from eligibility.amounts.term import Term


class FixedSum(Method):
    """``fixed_sum: {parts: [{sum: parameter, when: condition}, …]}``."""

    __slots__ = ()
    key = "fixed_sum"
    keys = ("parts",)

    @classmethod
    def read_part(cls, part: Given) -> tuple[str, ...]:
        """The parameter that holds the sum."""
        part.only(("sum",), ("when",))
        return (part.parameter("sum", PER_MONTH),)

    @property
    def leading(self) -> tuple[str, ...]:
        """The sums."""
        return tuple(part.names[0] for part in self.parts)

    def part_term(self, part: Part, at: Figures) -> Term | None:
        """The sum; None where the place has none for this insurance."""
        if at.find(part.names[0]) is None:
            return None
        standard = at.number(part.names[0])
        return Term.money(Fraction(standard.value), (standard,))
