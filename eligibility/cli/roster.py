"""``gigrights roster``: rosters of many members on a terminal; without one of its commands it answers a roster."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from eligibility.cli import roster_answer, roster_compare, roster_template


def run(arguments: Sequence[str]) -> int:
    """Run one of them; the result is its exit status."""
    try:
        if arguments[:1] and arguments[0] in _COMMANDS:
            return _command(arguments)
        return roster_answer.run(arguments)
    except OSError as error:
        print(f"gigrights roster: {error}", file=sys.stderr)
        return 2


_COMMANDS = {"template": roster_template, "compare": roster_compare}


def _command(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="gigrights roster", description="名册：很多人的情况放在一张表里")
    commands = parser.add_subparsers(dest="command", required=True)
    for command in _COMMANDS.values():
        command.add_to(commands)
    options = parser.parse_args(arguments)
    status: int = options.run(options)
    return status
