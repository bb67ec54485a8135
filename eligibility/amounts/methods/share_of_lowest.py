"""``share_of_lowest``: a share of the contribution on the lowest base, whatever the worker pays (按最低缴费额的比例)."""

from __future__ import annotations

from fractions import Fraction

from eligibility.amounts.figures import Figures, Unworkable
from eligibility.amounts.formula import Given
from eligibility.amounts.methods.method import PER_MONTH, SHARE, Method, Part
from eligibility.amounts.term import Term
from eligibility.wording import text


class ShareOfLowest(Method):
    """``share_of_lowest: {share: parameter, parts: [{base: parameter, rate: parameter, when: condition}, …]}``."""

    __slots__ = ()
    key = "share_of_lowest"
    keys = ("share", "parts")

    @classmethod
    def read_part(cls, part: Given) -> tuple[str, ...]:
        """The parameters of the lowest base and of the rate."""
        part.only(("base", "rate"), ("when",))
        return (part.parameter("base", PER_MONTH), part.parameter("rate", SHARE))

    def whole(self, parts: Term, at: Figures) -> Term:
        """The share of the lowest contribution. Raises Unworkable, naming the share, where none of the latter is known."""
        if parts.used:
            return super().whole(parts, at)
        share = Fraction(at.number(self.share or "").value)
        words = text("这里按最低缴费额的 {share} 补；最低缴费额是多少，没有核实到，请以当地公布为准", share=share)
        raise Unworkable(unverified=[words])

    @property
    def leading(self) -> tuple[str, ...]:
        """The share."""
        return (self.share or "",)

    @property
    def parameters(self) -> tuple[str, ...]:
        """The share, the bases and the rates."""
        return (*self.leading, *(name for part in self.parts for name in part.names))

    def part_term(self, part: Part, at: Figures) -> Term:
        """The contribution on the lowest base; an insurance for which a number is not verified is left out, and named."""
        base, rate = part.names
        for name in part.names:
            try:
                at.number(name)
            except Unworkable as error:
                if not error.unverified:
                    raise
                return Term.nothing(text("“{what}”没有核实到，这一部分没有算进去", what=at.title(name)))
        standard = at.number(base)
        return Term.money(standard.value, (standard,)).times(at.number(rate))
