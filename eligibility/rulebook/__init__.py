"""The rule base (规则库): ``rules/`` read, checked and held in memory."""

from eligibility.rulebook.book import Rulebook, find_rules
from eligibility.rulebook.loading import load

__all__ = ["Rulebook", "find_rules", "load"]
