"""``gigrights rules check|show|diff``: the tools of those who keep the rule base."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from eligibility.cli import check, diff, show


def run(arguments: Sequence[str]) -> int:
    """Run one of them; the result is its exit status."""
    parser = argparse.ArgumentParser(prog="gigrights rules", description="规则库的工具")
    commands = parser.add_subparsers(dest="command", required=True)
    for command in (check, show, diff):
        command.add_to(commands)
    options = parser.parse_args(arguments)
    status: int = options.run(options)
    return status
