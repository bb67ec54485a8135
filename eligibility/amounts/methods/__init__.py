"""How a subsidy is measured (补贴标准的定法): the methods among which places have chosen."""

from __future__ import annotations

from eligibility.amounts.methods.fixed_sum import FixedSum
from eligibility.amounts.methods.method import Method
from eligibility.amounts.methods.share_of_lowest import ShareOfLowest
from eligibility.amounts.methods.share_of_paid import ShareOfPaid

METHODS: dict[str, type[Method]] = {method.key: method for method in (FixedSum, ShareOfLowest, ShareOfPaid)}
"""Every method by the key under which rule files name it."""

__all__ = ["METHODS", "FixedSum", "Method", "ShareOfLowest", "ShareOfPaid"]
