"""The law, read rather than applied (查规定): what the rule base holds, who cites what, what is known where, and a search over it."""

from eligibility.lawbook.lawbook import Lawbook

__all__ = ["Lawbook"]
