"""The sheets beside the results: the summary with its chart, and what everything means."""

from __future__ import annotations

from typing import Any

from eligibility.outcome_rules import Status
from eligibility.roster import labels
from eligibility.roster.answers import Answers
from eligibility.roster.result_styles import Styles
from eligibility.roster.tally import MONEY, SOON, Tally
from eligibility.wording import Text, Wording, text

_SHOWN = (Status.ELIGIBLE, Status.NEEDS_INFORMATION, Status.NOT_VERIFIED, Status.NOT_ELIGIBLE)
_BARS = {Status.ELIGIBLE: "#1B7F3B", Status.NEEDS_INFORMATION: "#E0A100", Status.NOT_VERIFIED: "#7A5FC0"}
ENDING = text("{days} 天内到期（人）", days=SOON.days)
_TABLE_AT = 8


def facts_of(tally: Tally) -> list[tuple[Text, int, bool]]:
    """The figures above the table: what, how much, and whether it is money in fen."""
    return [
        (text("读到的人"), tally.rows, False),
        (text("有结果的人"), tally.answered, False),
        (text("退回的人"), tally.rejected, False),
        (text("空行"), tally.blank, False),
        (text("符合的补贴，全部人一共每月（元）"), tally.monthly, True),
        (text("符合、但每月多少算不出的人"), tally.unpriced, False),
    ]


def write_summary(file: Any, sheet: Any, tally: Tally, answers: Answers, words: Wording, styles: Styles) -> None:
    """Counts by provision and status, sums, what ends soon, and a chart of it."""
    for row, (what, value, money) in enumerate(facts_of(tally)):
        sheet.write_string(row, 0, words.say(what), styles.bold)
        sheet.write_number(row, 1, value / 100 if money else value, styles.money if money else styles.whole)
    heads = [text("权益事项"), *(labels.STATUSES[status] for status in _SHOWN), labels.NO_CONCERN]
    heads += [labels.KINDS[kind] for kind in MONEY] + [ENDING]
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, len(heads) - 1, 14)
    for column, head in enumerate(heads):
        sheet.write_string(_TABLE_AT, column, words.say(head), styles.head)
    listed = tally.concerned()
    for row, name in enumerate(listed, _TABLE_AT + 1):
        sheet.write_string(row, 0, words.say(Text(answers.plan.provisions[name].provision.title)), styles.plain)
        for column, status in enumerate((*_SHOWN, None), 1):
            sheet.write_number(row, column, tally.of(name, status), styles.whole)
        for column, kind in enumerate(MONEY, len(_SHOWN) + 2):
            if (fen := tally.sum(name, kind)) is not None:
                sheet.write_number(row, column, fen / 100, styles.money)
        sheet.write_number(row, len(heads) - 1, tally.ending(name), styles.whole)
    if listed:
        _chart(file, sheet, len(listed), len(heads), words)


def _chart(file: Any, sheet: Any, height: int, beside: int, words: Wording) -> None:
    chart = file.add_chart({"type": "bar", "subtype": "stacked"})
    first, last = _TABLE_AT + 1, _TABLE_AT + height
    for column, status in enumerate(_SHOWN, 1):
        if status in _BARS:
            chart.add_series(
                {
                    "name": [sheet.name, _TABLE_AT, column],
                    "categories": [sheet.name, first, 0, last, 0],
                    "values": [sheet.name, first, column, last, column],
                    "fill": {"color": _BARS[status]},
                    "gap": 40,
                }
            )
    chart.set_title({"name": words.say(text("每一项有多少人"))})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"min": 0, "num_format": "#,##0"})
    chart.set_legend({"position": "top"})
    chart.set_size({"width": 900, "height": 160 + 26 * height})
    told = words.say(text("条形图：每一项权益的符合、还缺情况、没有核实到各有多少人，数字在左边的表里"))
    sheet.insert_chart(_TABLE_AT, beside + 1, chart, {"description": told})


def write_notes(sheet: Any, tally: Tally, answers: Answers, words: Wording, styles: Styles) -> None:
    """What everything means."""
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    book = answers.book
    lines: list[tuple[Text, Text]] = [
        (text("按哪一天的规定"), text("{day}", day=answers.as_of)),
        (text("规则库"), text("{version}，核实到 {day}", version=book.version, day=book.verified_on)),
        *((labels.STATUSES[status], meaning) for status, meaning in labels.MEANINGS.items()),
        (labels.NO_CONCERN, text("格子空着：这一项在他的工作地没有规定；谁都不涉及的列藏起来了。")),
        (labels.MISSING, text("没有结论的那些事项还看哪些没填的情况；不一定每一样都要问。")),
        (labels.NEXT_DEADLINE, text("已经符合的事项里最早到期的一天，含当天；申请期限要另外看。")),
        (text("金额"), text("不符合的没有金额；还缺情况的，写的是符合以后的金额。汇总里只加已经符合的。")),
        (text("合计"), text("只能选一项的补贴，合计里一个人只算一项。已经在领的也算在内。")),
        (text("这不是法律意见"), text("只根据表里填的情况，以经办机构认定为准。")),
        (text("我们不保存"), text("我们不保存这份表格，也不保存里面的任何内容；这个文件在你手里。")),
        *((text("读表时的提醒"), warning) for warning in tally.warnings),
    ]
    for row, (head, what) in enumerate(lines):
        sheet.write_string(row, 0, words.say(head), styles.bold)
        sheet.write_string(row, 1, words.say(what), styles.wrapped)
