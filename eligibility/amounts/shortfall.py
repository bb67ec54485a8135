"""``shortfall``: what is missing from an income to a minimum wage (最低工资差额)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Self

from eligibility.amounts.amount import Amount, Certainty, Kind, surest, to_fen
from eligibility.amounts.figures import Figures
from eligibility.amounts.formula import Formula, Given, Worked
from eligibility.amounts.standards import Standard
from eligibility.amounts.term import Term, certainties_of, remarks_on, sources, with_remarks
from eligibility.conditions import Condition
from eligibility.verdict import Verdict
from eligibility.wording import Text, Yuan, text


@dataclass(frozen=True, slots=True)
class Shortfall(Formula):
    """``shortfall: {when: condition, standard: parameter, hours: fact, income: fact}``; with ``hours`` the standard is hourly.

    Always an estimate: order time comes without the time between orders, and the income with its allowances. No shortfall is
    no proof that the law is kept.
    """

    key = "shortfall"
    when: Condition
    standard: str
    hours: str | None
    income: str

    @classmethod
    def read(cls, given: Given) -> Self:
        """Build it from its declaration."""
        given.only(("standard", "income"), ("when", "hours"))
        hours = given.fact("hours", "hours") if "hours" in given.raw else None
        standard = given.parameter("standard", "元/小时" if hours else "元/月")
        return cls(given.condition("when"), standard, hours, given.fact("income", "money"))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """For whom it is worked out."""
        return (self.when,)

    @property
    def parameters(self) -> tuple[str, ...]:
        """The wage."""
        return (self.standard,)

    def worked(self, at: Figures) -> Worked:
        """The wage that applies, and what is missing to it."""
        verdict = at.holds(self.when)
        if verdict is Verdict.FALSE:
            return Worked()
        if verdict is Verdict.UNKNOWN:
            return Worked(missing=at.waits_for(self.when))
        wage = at.number(self.standard)
        stated = replace(
            Term.money(wage.value, (wage,)).amount(Kind.STANDARD, wage.unit), label=at.title(self.standard)
        )
        wanted = [fact for fact in (self.hours, self.income) if fact is not None]
        missing = tuple(fact for fact in wanted if at.facts.get(fact) is None)
        if missing:
            return Worked((stated,), missing=missing)
        return Worked((stated, self._shortfall(wage, at)))

    def _shortfall(self, wage: Standard, at: Figures) -> Amount:
        income = int(at.facts[self.income])
        hours: Any = 1 if self.hours is None else at.facts[self.hours]
        due = to_fen(Fraction(wage.value) * Fraction(hours))
        words: Text = text("{wage}", wage=Yuan(int(wage.value)))
        if self.hours is not None:
            words = text("{wage} × {hours} 小时 = {due}", wage=words, hours=f"{hours.normalize():f}", due=Yuan(due))
        short = max(due - income, 0)
        if short:
            working = text(
                "{words}；减去收入 {income}，差 {short}", words=words, income=Yuan(income), short=Yuan(short)
            )
        else:
            working = text("{words}；收入 {income} 不低于它。这不等于证明单位做对了", words=words, income=Yuan(income))
        certainty = surest((Certainty.ESTIMATE, *certainties_of([wage])))
        return Amount(
            Kind.SHORTFALL, short, "元/月", with_remarks(working, remarks_on([wage])), certainty, sources([wage])
        )
