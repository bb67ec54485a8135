"""``subsidy``: a sum every month for a limited number of months (社会保险补贴)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from eligibility.amounts.amount import Amount, Certainty, Kind, surest
from eligibility.amounts.figures import NOT_KNOWN, Figures, Unworkable
from eligibility.amounts.formula import Formula, Given, Worked
from eligibility.amounts.methods import METHODS, Method
from eligibility.amounts.methods.method import PER_MONTH
from eligibility.amounts.standards import Gap, Standard
from eligibility.amounts.term import certainties_of, remarks_on, sources, with_remarks
from eligibility.conditions import Condition
from eligibility.rulebook.faults import did_you_mean
from eligibility.verdict import Verdict
from eligibility.wording import Text, Yuan, text


@dataclass(frozen=True, slots=True)
class Subsidy(Formula):
    """``subsidy: {most_local: [methods], months: parameter, used: fact, cap: parameter}``.

    Of the methods, the one counts that has the most local number at the place; of equally local ones, the first. What comes
    out is the sum of a month, of the months still left and of all months. A month is rounded to the fen before it is
    multiplied; a ceiling is rounded down.
    """

    key = "subsidy"
    methods: tuple[Method, ...]
    months: str
    used: str
    cap: str | None

    @classmethod
    def read(cls, given: Given) -> Self:
        """Build it from its declaration."""
        given.only(("most_local", "months", "used"), ("cap",))
        cap = given.parameter("cap", PER_MONTH) if "cap" in given.raw else None
        methods = tuple(_method(given.part(raw)) for raw in given.raw["most_local"])
        return cls(methods, given.parameter("months", "个月"), given.fact("used", "integer"), cap)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Those of the methods."""
        return tuple(condition for method in self.methods for condition in method.conditions)

    @property
    def parameters(self) -> tuple[str, ...]:
        """Those of the methods, the months and the cap."""
        cap = [self.cap] if self.cap else []
        return (*(name for method in self.methods for name in method.parameters), self.months, *cap)

    def worked(self, at: Figures) -> Worked:
        """The sum of a month, of the months left, and of all months."""
        term = self.chosen(at).term(at)
        if term is None:
            return Worked()
        monthly = self.capped(term.amount(Kind.MONTHLY, PER_MONTH), at)
        try:
            limit = at.number(self.months)
        except Unworkable as error:
            return Worked((monthly,), missing=error.missing, unverified=error.unverified)
        total = _over(monthly, int(limit.value), Kind.TOTAL, limit)
        used = at.facts.get(self.used)
        if used is None:
            return Worked((monthly, total), missing=(self.used,))
        left = max(int(limit.value) - int(used), 0)
        return Worked((monthly, _over(monthly, left, Kind.REMAINING, limit), total), months_left=left)

    def chosen(self, at: Figures) -> Method:
        """The method that counts at the place. Raises Unworkable where none is known, or an answer chooses it."""
        best: tuple[int, Method, Standard | Gap] | None = None
        for method in self.methods:
            try:
                lead = method.lead(at)
            except Unworkable:
                if at.holds(method.when) is Verdict.FALSE:
                    continue
                raise
            # whether it is the worker's method is asked last: most places have numbers for one or two methods
            if lead is None or (best is not None and lead.rank <= best[0]) or at.holds(method.when) is Verdict.FALSE:
                continue
            best = lead.rank, method, lead
        if best is None:
            raise Unworkable(unverified=[NOT_KNOWN])
        _, method, lead = best
        if isinstance(lead, Gap):
            raise Unworkable(unverified=[Text(lead.why)])
        if at.holds(method.when) is Verdict.UNKNOWN:
            raise Unworkable(missing=at.waits_for(method.when))
        return method

    def capped(self, amount: Amount, at: Figures) -> Amount:
        """The sum of a month, or the most that the place pays."""
        found: Any = at.find(self.cap) if self.cap is not None else None
        if not isinstance(found, Standard) or amount.value <= found.value:
            return amount
        working = text("{working}；每月最高 {cap}", working=amount.working, cap=Yuan(int(found.value)))
        return Amount(
            amount.kind,
            found.value,
            amount.unit,
            with_remarks(working, remarks_on([found])),
            surest((amount.certainty, *certainties_of([found]))),
            tuple(dict.fromkeys((*amount.clauses, *sources([found])))),
        )


def _method(given: Given) -> Method:
    keys = list(given.raw)
    if len(keys) != 1 or keys[0] not in METHODS:
        cause = f"a method is exactly one of {', '.join(METHODS)}, not {', '.join(keys) or 'none'}"
        raise given.refuse(keys[0] if keys else "", cause, did_you_mean(keys[0] if keys else "", METHODS))
    return METHODS[keys[0]].read(given.part(given.raw[keys[0]]))


def _over(monthly: Amount, months: int, kind: Kind, limit: Standard) -> Amount:
    fen = int(monthly.value) * months
    working = text("{sum} × {months} 个月 = {whole}", sum=Yuan(int(monthly.value)), months=months, whole=Yuan(fen))
    certainties: tuple[Certainty, ...] = (monthly.certainty, *certainties_of([limit]))
    clauses = tuple(dict.fromkeys((*monthly.clauses, *sources([limit]))))
    return Amount(
        kind,
        fen,
        "元",
        with_remarks(working, remarks_on([limit])),
        surest(certainties),
        clauses,
        partial=monthly.partial,
    )
