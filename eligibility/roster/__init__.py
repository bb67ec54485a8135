"""Rosters (名册): thousands of members from a spreadsheet, read, checked and answered in one go. Nothing of a roster is kept."""

from eligibility.roster.batch import Batch, Reject
from eligibility.roster.limits import COMMAND_LINE, WEB, Limits
from eligibility.roster.reading import read
from eligibility.roster.refusal import RosterError
from eligibility.roster.template import template

__all__ = ["COMMAND_LINE", "WEB", "Batch", "Limits", "Reject", "RosterError", "read", "template"]
