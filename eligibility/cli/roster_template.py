"""``gigrights roster template -o FILE``: writes the spreadsheet to fill in."""

from __future__ import annotations

import argparse
from pathlib import Path

from eligibility.roster.template import template
from eligibility.rulebook import load
from eligibility.wording import languages


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to its parser."""
    made = commands.add_parser("template", help="生成要填的表格（.xlsx），带下拉选项和说明")
    made.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="写到哪个文件（.xlsx）")
    made.add_argument("--lang", choices=languages(), default=languages()[0], help="表头和说明的语言")
    made.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the template. Raises OSError where the file cannot be written."""
    options.output.write_bytes(template(load(), options.lang))
    print(f"已写好：{options.output}")
    return 0
