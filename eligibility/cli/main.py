"""``gigrights``: finds the command and hands over."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import entry_points

import eligibility
from eligibility.cli import assess, population, rules, verify
from eligibility.engine import available
from eligibility.rulebook import load
from eligibility.rulebook.faults import RulebookError

Command = Callable[[Sequence[str]], int | None]
_COLLECTION = (50_000, 20, 100)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit status.

    0 all is well · 1 the answer is "no good" (a faulty rule base, a refused situation, a difference) · 2 the command itself was
    wrong.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    commands: dict[str, Command] = {
        "assess": assess.run,
        "population": population.run,
        "rules": rules.run,
        "verify": verify.run,
        "keygen": verify.keygen,
        "roster": _roster,
    }
    added = entry_points(group="gigrights.commands")
    commands |= {entry.name: entry.load() for entry in added if given[:1] == [entry.name]}
    parser = argparse.ArgumentParser(
        prog="gigrights",
        description="新就业权益计算器：你能申请什么、平台应当做到什么、依据哪份文件的哪一句。",
        epilog="gigrights COMMAND --help 看每个命令的用法。",
    )
    parser.add_argument("--version", action="version", version=_version() if "--version" in given else "")
    known = sorted({*commands, *added.names})
    parser.add_argument("command", choices=known, help="、".join(known))
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    found = parser.parse_args(given)
    try:
        with _collecting_seldom():
            return commands[found.command](found.arguments) or 0
    except RulebookError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Let the garbage collector come seldom: a command makes hundreds of thousands of objects and little that refers to itself.

    With the collector's own thresholds a workbook of ten thousand members took a tenth longer.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_COLLECTION)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _roster(arguments: Sequence[str]) -> int:
    from eligibility.cli import roster  # not before it is wanted: its libraries take long to load

    return roster.run(arguments)


def _version() -> str:
    """The program, its rule base, and who decides here."""
    engine = "durable-rules" if available() else "kleene (durable-rules cannot be imported on this Python)"
    return f"gigrights {eligibility.__version__}, rule base {load().version}, decided by {engine}"
