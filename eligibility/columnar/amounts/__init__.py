"""Amounts in columns (金额): for each formula a table of what does not differ from person to person, and the rest as columns.

What a formula comes to depends on the place, on the verdicts of a few criteria, on an answer that chooses a row of a parameter, and
only then on sums of money and hours. For each combination of the former the formula itself is asked once; the numbers that it names are
joined to the rows.
"""

from __future__ import annotations

from eligibility.columnar.amounts import simple, subsidy
from eligibility.columnar.amounts.reading import FormulaColumns
from eligibility.columnar.amounts.table import FormulaTable

__all__ = ["FormulaColumns", "FormulaTable", "simple", "subsidy"]
