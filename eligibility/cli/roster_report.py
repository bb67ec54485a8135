"""The summary of a roster for a terminal: how many members, and for each provision how many of them it is a yes for."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.outcome_rules import Status
from eligibility.roster import labels
from eligibility.roster.answers import Answers
from eligibility.roster.result_summary import ENDING
from eligibility.roster.tally import Tally
from eligibility.wording import Text, Wording, Yuan, text

_SHOWN = (Status.ELIGIBLE, Status.NEEDS_INFORMATION, Status.NOT_VERIFIED, Status.NOT_ELIGIBLE)


def report(tally: Tally, answers: Answers, words: Wording) -> Iterator[str]:
    """The lines of it."""
    say = words.say
    for warning in tally.warnings:
        yield "! " + say(warning)
    yield say(
        text(
            "读到 {rows} 人：{answered} 人有结果，{rejected} 人退回；空行 {blank} 行",
            rows=f"{tally.rows:,}",
            answered=f"{tally.answered:,}",
            rejected=f"{tally.rejected:,}",
            blank=tally.blank,
        )
    )
    yield say(
        text("按 {day} 的规定，规则库 {version}；以经办机构认定为准。", day=answers.as_of, version=answers.book.version)
    )
    yield say(text("符合的补贴，全部人一共每月 {sum}", sum=Yuan(tally.monthly)))
    yield ""
    heads = [say(labels.STATUSES[status]) for status in _SHOWN] + [say(ENDING)]
    widths = [max(10, _width(head)) for head in heads]
    yield "  ".join(_padded(head, width) for head, width in zip(heads, widths, strict=True))
    for name in tally.concerned():
        numbers = [*(tally.of(name, status) for status in _SHOWN), tally.ending(name)]
        cells = [f"{number:>{width},}" for number, width in zip(numbers, widths, strict=True)]
        yield "  ".join([*cells, say(Text(answers.plan.provisions[name].provision.title))])
    yield ""


def _padded(head: str, width: int) -> str:
    return " " * (width - _width(head)) + head


def _width(head: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(1 if ord(sign) < 0x2E80 else 2 for sign in head)
