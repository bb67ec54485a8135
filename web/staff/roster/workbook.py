"""The answered workbook (结果表): every accepted member with every provision, the cells that could not be used, and how to read it.

Cells are written as text or numbers, never as formulas: a name that begins with ``=`` stays a name.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import xlsxwriter

from eligibility.amounts import Kind
from eligibility.outcome_rules import Status
from eligibility.roster.batch import ROW
from eligibility.wording import Text, Wording, text
from web.staff.roster.answers import Answered

_STATUSES = {
    Status.ELIGIBLE.value: text("符合"),
    Status.NEEDS_INFORMATION.value: text("要补回答"),
    Status.NOT_VERIFIED.value: text("没有核实到"),
    Status.NOT_ELIGIBLE.value: text("不符合"),
    None: text("当地没有这一项"),
}
_AMOUNTS = {
    Kind.MONTHLY: text("{title}：每月（元）"),
    Kind.REMAINING: text("{title}：余下的月份一共（元）"),
    Kind.TOTAL: text("{title}：领满一共（元）"),
    Kind.ONE_OFF: text("{title}：一次性（元）"),
    Kind.SHORTFALL: text("{title}：每月差（元）"),
}
_OPENS, _CLOSES = text("{title}：从哪天起符合"), text("{title}：符合到哪天")
_HEADS = (text("行"), text("列"), text("写的是"), text("为什么不能用"), text("怎么改"))
_NOTES = (
    text("按 {day} 的规定算，规则库 {version}，核对到 {checked}。"),
    text("“符合”也包括已经在享受的。草案不算。空着的就是不知道，不会当成“没有”。"),
    text("金额按名册里的回答算，有的是上限或估算；以经办机构核定为准。"),
    text("名册和结果都没有保存。"),
)
Write = Callable[[Any, int, int, Any], None]


def written(answered: Answered, wording: Wording) -> bytes:
    """The workbook, as the content of an .xlsx file."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as file:
        head = file.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1", "border": 1})
        looks = {date: file.add_format({"num_format": "yyyy-mm-dd"}), float: file.add_format({"num_format": "0.00"})}
        _results(file.add_worksheet(wording.say(text("结果"))), answered, wording, head, looks)
        _rejects(file.add_worksheet(wording.say(text("不能用的格子"))), answered, wording, head)
        _notes(file.add_worksheet(wording.say(text("说明"))), answered, wording)
    return content.getvalue()


def _results(sheet: Any, answered: Answered, wording: Wording, head: Any, looks: dict[type, Any]) -> None:
    sheet.freeze_panes(1, 1 + min(len(answered.kept), 1))
    sheet.set_row(0, 64)
    place = 0
    for title, values in _columns(answered, wording):
        sheet.set_column(place, place, 14)
        sheet.write_string(0, place, title, head)
        for row, value in enumerate(values, 1):
            match value:
                case None | "":
                    continue
                case str():
                    sheet.write_string(row, place, value)
                case date():
                    sheet.write_datetime(row, place, value, looks[date])
                case _:
                    sheet.write_number(row, place, value, looks.get(type(value)))
        place += 1


def _columns(answered: Answered, wording: Wording) -> Iterator[tuple[str, list[Any]]]:
    found = answered.outcomes
    yield wording.say(text("行")), answered.members[ROW].to_list()
    for name in answered.kept:
        yield name, answered.members[name].to_list()
    words = {status: wording.say(said) for status, said in _STATUSES.items()}
    for name, columns in answered.plan.provisions.items():
        title = Text(columns.provision.title)
        yield wording.say(title), [words[status] for status in found[f"{name}__status"].to_list()]
        for kind, said in _AMOUNTS.items():
            if kind in columns.amounts:
                fen = found[f"{name}__{kind.value}"].to_list()
                yield (
                    wording.say(Text(said.template, {"title": title})),
                    [None if one is None else one / 100 for one in fen],
                )
        if columns.deadline is not None:
            for said, part in ((_OPENS, "opens_on"), (_CLOSES, "closes_on")):
                yield wording.say(Text(said.template, {"title": title})), found[f"{name}__{part}"].to_list()


def _rejects(sheet: Any, answered: Answered, wording: Wording, head: Any) -> None:
    for place, (said, width) in enumerate(zip(_HEADS, (8, 20, 30, 50, 50), strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, wording.say(said), head)
    for row, one in enumerate(answered.rejects(), 1):
        sheet.write_number(row, 0, one.row)
        for place, value in enumerate((one.column, one.value, wording.say(one.reason), wording.say(one.hint)), 1):
            sheet.write_string(row, place, value)


def _notes(sheet: Any, answered: Answered, wording: Wording) -> None:
    book = answered.plan.book
    values = {"day": answered.plan.as_of, "version": book.version, "checked": book.verified_on}
    sheet.set_column(0, 0, 100)
    for row, note in enumerate(_NOTES):
        sheet.write_string(row, 0, wording.say(Text(note.template, values if row == 0 else {})))
