"""``gigrights rules check [FOLDER]``: validate the rule base; exit 1 with file, line, cause and remedy of every fault."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from eligibility.assessment import Calculator, Engine
from eligibility.rulebook import find_rules, load
from eligibility.rulebook.faults import RulebookError
from eligibility.rulebook.lint import lint


def run(arguments: Sequence[str]) -> int:
    """Check a rule base. Returns 1 where it is refused."""
    parser = argparse.ArgumentParser(prog="gigrights rules", description="规则库的工具")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="检查规则库：格式、引用、条件；有错给出文件、行、原因和改法")
    check.add_argument("folder", nargs="?", type=Path, help="规则库文件夹（默认随程序的那一份）")
    options = parser.parse_args(arguments)
    root = options.folder or find_rules()
    try:
        book = load(root)
        faults = lint(book)
        if faults:
            raise RulebookError(faults)
        calculator = Calculator(book, Engine.KLEENE)
    except RulebookError as error:
        print(error, file=sys.stderr)
        print(f"\n{root.name}: {len(error.faults)} fault(s)", file=sys.stderr)
        return 1
    conclusions = sum(len(layer) for layer in calculator.program.layers)
    print(
        f"{root.name}: no fault. {len(book.provisions)} provisions, {len(book.criteria)} criteria, {len(book.concepts)} concepts, "
        f"{len(book.documents)} documents, {len(book.clauses)} clauses, {conclusions} conclusions; version {book.version}"
    )
    return 0
