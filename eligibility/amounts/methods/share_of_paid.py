"""``share_of_paid``: a share of what the worker pays (按实际缴费的比例)."""

from __future__ import annotations

from fractions import Fraction

from eligibility.amounts.figures import Figures
from eligibility.amounts.formula import Given
from eligibility.amounts.methods.method import Method, Part
from eligibility.amounts.term import Term


class ShareOfPaid(Method):
    """``share_of_paid: {share: parameter, parts: [{paid: fact, when: condition}, …]}``."""

    __slots__ = ()
    key = "share_of_paid"
    keys = ("share", "parts")

    @classmethod
    def read_part(cls, part: Given) -> tuple[str, ...]:
        """The fact that tells what is paid a month."""
        part.only(("paid",), ("when",))
        return (part.fact("paid", "money"),)

    @property
    def leading(self) -> tuple[str, ...]:
        """The share."""
        return (self.share or "",)

    def part_term(self, part: Part, at: Figures) -> Term:
        """What is paid a month."""
        return Term.money(Fraction(at.answer(part.names[0])))
