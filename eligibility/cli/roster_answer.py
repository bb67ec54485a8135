"""``gigrights roster IN -o OUT``: what every member of a roster can claim, as a workbook, a CSV or a Parquet file."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from eligibility.cli.roster_files import STREAMED, reading, refusal, told
from eligibility.cli.roster_report import report
from eligibility.months import today
from eligibility.roster import COMMAND_LINE
from eligibility.roster.answers import Answers
from eligibility.roster.refusal import RosterError
from eligibility.roster.rejects_file import rejects_path
from eligibility.roster.result import FORMATS, write_result
from eligibility.roster.result_spark import write_by_spark
from eligibility.roster.tally import Tally
from eligibility.rulebook import load
from eligibility.unfinished import unfinished
from eligibility.wording import Wording, languages, text, wording

SPARK = "spark"


def run(arguments: Sequence[str]) -> int:
    """Answer a roster. Returns 0, 1 where rows were rejected, 2 where nothing was written."""
    options = _parser().parse_args(arguments)
    words = wording(options.lang)
    source, result = options.roster, options.output
    formats = (".parquet",) if options.engine == SPARK else FORMATS
    trouble = refusal(source, result, formats, options.force, [rejects_path(result)])
    if trouble:
        told(trouble, words)
        return 2
    began = time.perf_counter()
    try:
        answers = Answers(load(), options.as_of, options.include_drafts)
        tally = _written(options, answers, words)
    except (RosterError, OSError) as error:
        told(error, words)
        return 2
    took = time.perf_counter() - began
    for line in report(tally, answers, words):
        print(line)
    print(words.say(text("写好了 {path}，用时 {took} 秒", path=str(result), took=f"{took:.1f}")))
    if tally.rejected:
        where = result if result.suffix.lower() == ".xlsx" else rejects_path(result)
        told_where = text("退回了 {rows} 行，哪一格、为什么、怎么改，见 {path}", rows=tally.rejected, path=str(where))
        print(words.say(told_where), file=sys.stderr)
    return 1 if tally.rejected else 0


def _written(options: argparse.Namespace, answers: Answers, words: Wording) -> Tally:
    source, result = options.roster, options.output
    if options.engine == SPARK:
        with unfinished(result) as target:
            tally = write_by_spark(source, answers, target)
        rejects_path(result).unlink(missing_ok=True)
        return tally
    streams = source.suffix.lower() == result.suffix.lower() == ".parquet"
    limits = STREAMED if streams else COMMAND_LINE
    with reading(source, answers.book, options.as_of, words, limits) as found:
        return write_result(found.batches, answers, result, words, found.bar.show)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gigrights roster",
        description="评估一份名册（.xlsx、.csv、.parquet），每个人一行结果；另外还有 gigrights roster template（要填的表格）"
        "和 gigrights roster compare（两天之间、或与草案相比差在哪里）",
    )
    parser.add_argument("roster", type=Path, metavar="IN", help="名册")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="结果：.xlsx、.csv 或 .parquet")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, default=today(), metavar="YYYY-MM-DD", help="按哪一天的规定（默认今天）"
    )
    parser.add_argument("--include-drafts", action="store_true", help="连同征求意见稿一起看（草案不是权利）")
    parser.add_argument(
        "--engine", choices=("polars", SPARK), default="polars", help="用什么算；spark 只从事实表 .parquet 到 .parquet"
    )
    parser.add_argument("--force", action="store_true", help="文件已经有了也重写")
    parser.add_argument("--lang", choices=languages(), default=languages()[0], help="语言")
    return parser
