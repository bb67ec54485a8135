"""Letters that a worker can send (写信): which ones an assessment offers, and what stands in them. Always in Chinese."""

from eligibility.letters.compose import Block, Part, compose
from eligibility.letters.offers import Offer, offers

__all__ = ["Block", "Offer", "Part", "compose", "offers"]
