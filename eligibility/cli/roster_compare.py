"""``gigrights roster compare IN``: who gains and who loses between two days, or what drafts would have given."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from eligibility.cli.roster_files import STREAMED, reading, refusal, told
from eligibility.cli.terminal_table import lines
from eligibility.months import today
from eligibility.roster import COMMAND_LINE
from eligibility.roster.against_drafts import AgainstDrafts
from eligibility.roster.between_days import BetweenDays
from eligibility.roster.compared_files import FORMATS, write_compared
from eligibility.roster.compared_table import Cell, ComparedTable
from eligibility.roster.refusal import RosterError
from eligibility.rulebook import Rulebook, load
from eligibility.unfinished import unfinished
from eligibility.wording import Text, Wording, Yuan, languages, text, wording


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to its parser."""
    made = commands.add_parser("compare", help="同一份名册，两天之间、或与草案相比，差在哪里")
    made.add_argument("roster", type=Path, metavar="IN", help="名册")
    made.add_argument("-o", "--output", type=Path, metavar="OUT", help="也写成文件：.xlsx（带图）或 .csv")
    made.add_argument(
        "--as-of",
        type=date.fromisoformat,
        action="append",
        default=[],
        metavar="YYYY-MM-DD",
        help="哪一天；两天相比要写两次，先写回答的那天；与草案相比写一次（默认今天）",
    )
    made.add_argument("--with-drafts", action="store_true", help="与征求意见稿相比（草案不是权利）")
    made.add_argument("--force", action="store_true", help="文件已经有了也重写")
    made.add_argument("--lang", choices=languages(), default=languages()[0], help="语言")
    made.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare. Returns 0, 1 where rows were rejected, 2 where nothing could be compared. Raises OSError."""
    words = wording(options.lang)
    trouble = _trouble(options)
    if trouble:
        told(trouble, words)
        return 2
    try:
        table, rows, rejected = _compared(options, load(), words)
        if options.output is not None:
            with unfinished(options.output) as target:
                write_compared(table, target, options.output.suffix.lower(), words)
    except (RosterError, OSError) as error:
        told(error, words)
        return 2
    _show(table, rows, words)
    if options.output is not None:
        print(words.say(text("写好了 {path}", path=str(options.output))))
    if rejected:
        told_where = text("退回了 {rows} 行，没有算进去；用 gigrights roster 看是哪些格子", rows=rejected)
        print(words.say(told_where), file=sys.stderr)
    return 1 if rejected else 0


def _trouble(options: argparse.Namespace) -> Text | None:
    wanted = (0, 1) if options.with_drafts else (2,)
    if len(options.as_of) not in wanted:
        return text("两天相比要有两个 --as-of；与草案相比用 --with-drafts，最多一个 --as-of")
    if options.output is None:
        return None if options.roster.is_file() else text("{path}：没有这个文件", path=str(options.roster))
    return refusal(options.roster, options.output, FORMATS, options.force)


def _compared(options: argparse.Namespace, book: Rulebook, words: Wording) -> tuple[ComparedTable, int, int]:
    """The table, how many members it counts, and how many were rejected."""
    days = options.as_of or [today()]
    comparison: AgainstDrafts | BetweenDays
    comparison = AgainstDrafts(book, days[0]) if options.with_drafts else BetweenDays(book, (days[0], days[1]))
    rows = rejected = 0
    limits = STREAMED if options.roster.suffix.lower() == ".parquet" else COMMAND_LINE
    # the answers are those of the first day: an age that goes with its birth month on that day does not on another
    with reading(options.roster, book, days[0], words, limits) as found:
        for batch in found.batches:
            comparison.add(batch.frame.drop(batch.kept))
            rows, rejected = rows + batch.frame.height, rejected + batch.rejected_rows
            found.bar.show(rows + rejected)
    return comparison.table(), rows, rejected


def _show(table: ComparedTable, rows: int, words: Wording) -> None:
    print(words.say(table.title))
    print(words.say(text("{rows} 人", rows=f"{rows:,}")))
    print()
    shown = [[_shown(cell, words) for cell in row] for row in table.rows]
    for line in lines([words.say(head) for head in table.heads], shown):
        print(line)
    print()
    for remark in table.remarks:
        print(words.say(remark))


def _shown(cell: Cell, words: Wording) -> str:
    if isinstance(cell, Text):
        return words.say(cell)
    if isinstance(cell, Yuan):
        return f"{cell.fen / 100:,.2f}"
    return "–" if cell is None else f"{cell:,}"
