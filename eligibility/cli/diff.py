"""``gigrights rules diff OLD [NEW]``: what changed between two rule bases, and for whom.

Like diff(1): exit status 0 without differences, 1 with any, 2 where the two cannot be compared, or one of them not be judged by.
"""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from eligibility.assessment import Calculator, Engine
from eligibility.cli.difference import Difference, as_json, lines
from eligibility.comparison.changes import changes
from eligibility.comparison.effects import Effects, case_workers, effects, generated_workers
from eligibility.comparison.revisions import NotFound, opened
from eligibility.months import today
from eligibility.rulebook import find_rules, load
from eligibility.rulebook.book import digest
from eligibility.rulebook.entries import read_entries
from eligibility.rulebook.faults import RulebookError
from eligibility.rulebook.scenarios import read_scenarios
from eligibility.wording import Wording, languages, text, wording

_SEED = 20261123
_WORKERS = 500


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to its parser."""
    diff = commands.add_parser(
        "diff", help="比较两份规则库：改了什么，对谁有影响。没有差别返回 0，有差别 1，不能比较 2"
    )
    diff.add_argument("old", help="旧的：文件夹，或 git 版本（HEAD~1、main、提交号）")
    diff.add_argument("new", nargs="?", help="新的（默认随程序的那一份）")
    diff.add_argument(
        "--workers", type=_count, default=_WORKERS, metavar="N", help=f"生成多少劳动者（默认 {_WORKERS}）"
    )
    diff.add_argument("--seed", type=int, default=_SEED, help="生成时的种子；同一种子生成同一批人")
    diff.add_argument(
        "--as-of", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD", help="生成的劳动者按哪一天（默认今天）"
    )
    diff.add_argument("--text-only", action="store_true", help="只比规则文件，不算对谁有影响")
    diff.add_argument("--json", action="store_true", help="输出 JSON")
    diff.add_argument("--lang", choices=languages(), default=languages()[0], help="语言")
    diff.set_defaults(run=run)


def _count(written: str) -> int:
    number = int(written)
    if number < 0:
        raise ValueError(written)
    return number


def run(options: argparse.Namespace) -> int:
    """Compare. Returns 0 where nothing differs, 1 where something does, 2 where the two cannot be compared."""
    words = wording(options.lang)
    names = (options.old, options.new or str(find_rules()))
    with ExitStack() as stack:
        try:
            roots = [stack.enter_context(opened(name)) for name in names]
        except NotFound as error:
            return _cannot(words.say(error.reason))
        try:
            old, new = (read_entries(root, regions=True) for root in roots)
        except RulebookError as error:
            return _cannot(str(error))
        found = Difference(names, (digest(roots[0]), digest(roots[1])), changes(old, new))
        if found.changes and not options.text_only:
            found.seed, found.as_of = options.seed, options.as_of or today()
            calculators = [_calculator(name, root, words) for name, root in zip(names, roots, strict=True)]
            if None not in calculators:
                found.effects = _effects(calculators, roots, options.workers, found.seed, found.as_of)
    if options.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(found, words)))
    return 2 if found.seed is not None and found.effects is None else int(bool(found.changes))


def _calculator(name: str, root: Path, words: Wording) -> Calculator | None:
    """The rule base ready to judge; None, and why on standard error, where this version of the program cannot read it."""
    try:
        return Calculator(load(root), Engine.KLEENE)
    except RulebookError as error:
        reason = text("{name} 有错，所以没有算对谁有影响：", name=name)
        _cannot(f"{words.say(reason)}\n{error}")
    except (KeyError, TypeError, ValueError, AttributeError, OSError) as error:
        reason = text("这一版程序读不懂 {name}，所以没有算对谁有影响：", name=name)
        _cannot(f"{words.say(reason)} {type(error).__name__}: {error}")
    return None


def _effects(calculators: list[Calculator | None], roots: list[Path], count: int, seed: int, as_of: date) -> Effects:
    old, new = (calculator for calculator in calculators if calculator is not None)
    cases = []
    for root in roots:
        try:
            cases.append(read_scenarios(root))
        except (
            RulebookError
        ):  # cases of another time, in a form of that time: the other side's and the generated ones remain
            continue
    return effects(old, new, [*case_workers(*cases), *generated_workers(old, new, count, seed, as_of)])


def _cannot(reason: str) -> int:
    print(f"gigrights rules diff: {reason}", file=sys.stderr)
    return 2
