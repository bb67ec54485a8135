"""Amounts (金额): what an outcome comes to in yuan, each with its arithmetic, its clauses and how sure we are."""

from __future__ import annotations

from eligibility.amounts.amount import Amount, Certainty, Kind
from eligibility.amounts.contribution import Contribution
from eligibility.amounts.figures import Figures
from eligibility.amounts.formula import Formula, Given, Worked
from eligibility.amounts.shortfall import Shortfall
from eligibility.amounts.standards import Standards
from eligibility.amounts.stated import Stated
from eligibility.amounts.subsidy import Subsidy
from eligibility.amounts.words import in_words

FORMULAS: dict[str, type[Formula]] = {formula.key: formula for formula in (Contribution, Shortfall, Stated, Subsidy)}
"""Every formula by the key under which rule files name it."""

__all__ = ["FORMULAS", "Amount", "Certainty", "Figures", "Formula", "Given", "Kind", "Standards", "Worked", "in_words"]
