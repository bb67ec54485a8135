"""``gigrights assess FILE|-``: one situation in, a readable answer out, or with ``--json`` the API's."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

import yaml

from eligibility.assessment import Calculator, Engine
from eligibility.cli.report import report
from eligibility.months import today
from eligibility.presentation import present
from eligibility.problems import SituationError
from eligibility.wording import languages, wording

_EXAMPLE = '{"work_region": "330100", "occupation": "food_delivery"}'


def run(arguments: Sequence[str]) -> int:
    """Assess one situation. Returns 1 where it is refused, with every problem on standard error."""
    parser = argparse.ArgumentParser(
        prog="gigrights assess", description="评估一个人的情况（JSON 或 YAML），例如 " + _EXAMPLE
    )
    parser.add_argument("file", help="情况文件；- 表示从标准输入读")
    parser.add_argument("--json", action="store_true", help="按 API 的格式输出")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, default=today(), metavar="YYYY-MM-DD", help="按哪一天的规定（默认今天）"
    )
    parser.add_argument("--include-drafts", action="store_true", help="连同征求意见稿一起看（草案不是权利）")
    parser.add_argument("--lang", choices=languages(), default=languages()[0], help="语言")
    parser.add_argument("--engine", choices=[engine.value for engine in Engine], help="由谁判断（默认 durable-rules）")
    options = parser.parse_args(arguments)
    words = wording(options.lang)
    try:
        raw = _read(options.file)
        calculator = Calculator(engine=Engine(options.engine) if options.engine else None)
        facts = calculator.reader.read(raw.get("situation", raw) if isinstance(raw, dict) else raw, options.as_of)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        print(f"gigrights assess: {options.file}: {error}", file=sys.stderr)
        return 1
    except SituationError as error:
        for problem in error.problems:
            hint = f"\n    → {words.say(problem.hint)}" if problem.hint else ""
            print(f"{problem.pointer or '/'}: {words.say(problem.detail)}{hint}", file=sys.stderr)
        return 1
    answer = present(calculator, calculator.assess(facts, options.as_of, include_drafts=options.include_drafts), words)
    if options.json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        print(report(answer, calculator.book, words))
    return 0


def _read(name: str) -> Any:
    """Read JSON or YAML. YAML's own dates and yes/no are not guessed: they stay text, as in JSON."""
    if name == "-":
        content = sys.stdin.read()
    else:
        with open(name, encoding="utf-8-sig") as source:
            content = source.read()
    try:
        return json.loads(content)
    except ValueError:
        return _with_text_keys(yaml.load(content, Loader=_PlainLoader))


class _PlainLoader(yaml.SafeLoader):
    """YAML with JSON's words: true, false, null and numbers; a date, yes and 12:30 stay text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  (so does yaml itself)


for _kind, _form, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"-?(0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?", "-0123456789"),
):
    _PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(f"(?:{_form})$"), list(_first))


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(inner) for key, inner in value.items()}
    return [_with_text_keys(inner) for inner in value] if isinstance(value, list) else value
