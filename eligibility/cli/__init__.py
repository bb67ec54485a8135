"""The command line, ``gigrights``. One file a command; other packages add theirs through ``gigrights.commands``."""

from eligibility.cli.main import main

__all__ = ["main"]
