"""``contribution``: what insuring oneself costs a month, from the lowest base to the highest, and on one's own (缴费)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from eligibility.amounts.amount import Amount, Certainty, Kind, to_fen
from eligibility.amounts.figures import Figures
from eligibility.amounts.formula import Formula, Given, Worked
from eligibility.amounts.methods.method import PER_MONTH, SHARE
from eligibility.amounts.standards import Standard
from eligibility.amounts.term import Term, remarks_on, sources, with_remarks
from eligibility.conditions import Condition
from eligibility.wording import Yuan, text


@dataclass(frozen=True, slots=True)
class Contribution(Formula):
    """``contribution: {lowest: parameter, highest: parameter, rate: parameter, fee: parameter, paid: fact, account: parameter}``.

    Where the place publishes a ``fee``, that is the sum; elsewhere it is base × rate. ``paid`` shows which base the worker's
    own payment stands for, ``account`` which share of it is credited to the personal account (个人账户).
    """

    key = "contribution"
    lowest: str
    highest: str | None
    rate: str
    fee: str | None
    paid: str | None
    account: str | None

    @classmethod
    def read(cls, given: Given) -> Self:
        """Build it from its declaration."""
        given.only(("lowest", "rate"), ("highest", "fee", "paid", "account"))

        def optional(key: str, unit: str) -> str | None:
            return given.parameter(key, unit) if key in given.raw else None

        return cls(
            given.parameter("lowest", PER_MONTH),
            optional("highest", PER_MONTH),
            given.parameter("rate", SHARE),
            optional("fee", PER_MONTH),
            given.fact("paid", "money") if "paid" in given.raw else None,
            optional("account", SHARE),
        )

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """None: what it costs does not depend on who asks."""
        return ()

    @property
    def parameters(self) -> tuple[str, ...]:
        """All those named."""
        return tuple(name for name in (self.lowest, self.highest, self.rate, self.fee, self.account) if name)

    def worked(self, at: Figures) -> Worked:
        """The lowest and the highest contribution, and what the worker's own stands for."""
        fee = self._published(at)
        if fee is not None:
            return Worked((Term.money(fee.value, (fee,)).amount(Kind.CONTRIBUTION_LOWEST, PER_MONTH),))
        rate = at.number(self.rate)
        lowest = at.number(self.lowest)
        amounts = [_on(lowest, rate, Kind.CONTRIBUTION_LOWEST)]
        if self.highest is not None and isinstance(highest := at.find(self.highest), Standard):
            amounts.append(_on(highest, rate, Kind.CONTRIBUTION_HIGHEST))
        if self.paid is not None and at.facts.get(self.paid):
            amounts.append(self._own(int(at.facts[self.paid]), rate, at, int(amounts[0].value)))
        return Worked(tuple(amounts))

    def by_rate(self, at: Figures) -> bool:
        """Whether the place publishes no fee, so that a rate makes a base of what somebody pays."""
        return self._published(at) is None

    def _published(self, at: Figures) -> Standard | None:
        fee = at.find(self.fee) if self.fee is not None else None
        return fee if isinstance(fee, Standard) else None

    def _own(self, paid: int, rate: Standard, at: Figures, lowest: int) -> Amount:
        base = to_fen(Fraction(paid) / Fraction(rate.value))
        working = text(
            "{paid} ÷ {rate} = {base}（你的缴费基数）", paid=Yuan(paid), rate=Fraction(rate.value), base=Yuan(base)
        )
        used = [rate]
        account = at.find(self.account) if self.account is not None else None
        if isinstance(account, Standard):
            used.append(account)
            credited = Yuan(to_fen(Fraction(base) * Fraction(account.value)))
            remark = text("其中 {sum}（基数的 {share}）记入个人账户", sum=credited, share=Fraction(account.value))
            working = with_remarks(working, [remark])
        if paid < lowest:
            working = with_remarks(working, [text("比最低缴费 {sum} 少，请核对", sum=Yuan(lowest))])
        working = with_remarks(working, remarks_on(used))
        return Amount(Kind.CONTRIBUTION_OWN, paid, PER_MONTH, working, Certainty.ESTIMATE, sources(used))


def _on(base: Standard, rate: Standard, kind: Kind) -> Amount:
    return Term.money(base.value, (base,)).times(rate).amount(kind, PER_MONTH)
