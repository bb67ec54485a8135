"""``gigrights roster template``: rosters of many members on a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from eligibility.cli import roster_template


def run(arguments: Sequence[str]) -> int:
    """Run one of them; the result is its exit status."""
    parser = argparse.ArgumentParser(prog="gigrights roster", description="名册：很多人的情况放在一张表里")
    commands = parser.add_subparsers(dest="command", required=True)
    for command in (roster_template,):
        command.add_to(commands)
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options)
    except OSError as error:
        print(f"gigrights roster: {error}", file=sys.stderr)
        return 2
    return status
