"""The summary of a roster for a terminal: how many members, and for each provision how many of them it is a yes for."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.cli.terminal_table import lines
from eligibility.outcome_rules import Status
from eligibility.roster import labels
from eligibility.roster.answers import Answers
from eligibility.roster.result_summary import ENDING
from eligibility.roster.tally import Tally
from eligibility.wording import Wording, Yuan, text

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
    if tally.unpriced:
        yield say(text("另有 {people} 人符合，但每月多少还算不出", people=f"{tally.unpriced:,}"))
    yield ""
    rows: list[list[str]] = []
    for name in tally.concerned():
        numbers = [*(tally.of(name, status) for status in _SHOWN), tally.ending(name)]
        rows.append([say(answers.plan.provisions[name].provision.title), *(f"{number:,}" for number in numbers)])
    heads = [say(labels.STATUSES[status]) for status in _SHOWN]
    yield from lines([say(text("权益事项")), *heads, say(ENDING)], rows)
    yield ""
