"""``gigrights rules check [FOLDER]``: validate the rule base; exit 1 with file, line, cause and remedy of every fault."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from eligibility.assessment import Calculator, Engine
from eligibility.letters.completeness import unwritten
from eligibility.months import today
from eligibility.proof import available
from eligibility.proof.exercised import untried
from eligibility.proof.untried_rows import untried_rows
from eligibility.rulebook import Rulebook, find_rules, load
from eligibility.rulebook.faults import Fault, RulebookError
from eligibility.rulebook.lint import lint
from eligibility.rulebook.scenarios import Scenario, read_scenarios
from eligibility.worked_cases import WorkedCases

_STALE_DAYS = 180


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to its parser."""
    check = commands.add_parser("check", help="检查规则库：格式、引用、条件、案例、证明；有错给出文件、行、原因和改法")
    check.add_argument("folder", nargs="?", type=Path, help="规则库文件夹（默认随程序的那一份）")
    check.add_argument("--fast", action="store_true", help="不做证明（证明要几十秒）")
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check a rule base. Returns 1 where it is refused."""
    root = options.folder or find_rules()
    try:
        book = load(root)
        scenarios = read_scenarios(root)
        faults = [*lint(book), *unwritten(book)]
        faults += _cases(book, scenarios) if scenarios else []
        if not faults and not options.fast and available():
            from eligibility.proof.prove import prove

            faults = prove(book)
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
    if scenarios:
        print(
            f"{len(scenarios)} scenarios come out as they should, "
            "and try out every value and both sides of every line that the rules draw."
        )
    print(_proved(book, options.fast))
    for row in untried_rows(book, scenarios):
        print(f"remark: {row.file}:{row.line}: {row.cause}")
    for warning in stale(book, today()):
        print(warning)
    return 0


def _cases(book: Rulebook, scenarios: Sequence[Scenario]) -> list[Fault]:
    """What is wrong with the worked cases, or with the rules by their account."""
    cases = WorkedCases(book, scenarios)
    return [*cases.unreadable()] or [*untried(book, scenarios), *cases.astray()]


def stale(book: Rulebook, day: date) -> Iterator[str]:
    """What nobody has held against its source for long, the oldest first, or only on a day to come: reminders, no faults."""
    checked = [(document.verified_on, f"documents/{name}.yaml") for name, document in book.documents.items()]
    checked += [(parameter.verified_on, f"parameters: {name}") for name, parameter in book.parameters.items()]
    for verified_on, what in sorted(checked):
        if (age := (day - verified_on).days) > _STALE_DAYS:
            yield f"warning: {book.root.name}/{what} was last verified {age} days ago, on {verified_on}"
    if checked and (last := max(checked))[0] > day:
        yield f"warning: {book.root.name}/{last[1]} says it was verified on {last[0]}, which is still to come"


def _proved(book: Rulebook, fast: bool) -> str:
    if fast:
        return "Not proved: --fast was given."
    if not available():
        return 'Not proved: z3 is not installed here (pip install z3-solver, or the extra "proof").'
    waived = [provision.id for provision in book.provisions.values() if provision.asks_on]
    but = f"; more than can matter is asked, as declared, by {', '.join(waived)}" if waived else ""
    return f"Proved: every variant can be yes, no and open, none is open in vain, no two coincide, no concept is torn{but}."
