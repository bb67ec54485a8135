"""The template (模板): an .xlsx to fill in, one column a fact, with drop-downs, and a second sheet that explains every column."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from eligibility.facts import FactReader
from eligibility.months import today
from eligibility.roster.example_member import example_member
from eligibility.roster.template_columns import allowed, choices, header, number_format, shown, validation
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question
from eligibility.wording import SOURCE_LANGUAGE, Wording, text, wording

ROWS = 5_000
"""For so many members there are drop-downs and formats; more rows can be filled in all the same."""

_NOTES = (
    text("第一张表里一人一行，不要合并单元格，不要在表头上面加行。"),
    text("空着就是“不知道”，不会当成“没有”；不用的列可以删掉，列的顺序可以换。"),
    text("姓名、工号和你自己加的列原样抄回结果，不参加评估；不想写名字就只写编号。"),
    text("我们不保存这份表格，也不保存里面的任何内容。"),
)


def template(book: Rulebook, language: str = SOURCE_LANGUAGE, as_of: date | None = None) -> bytes:
    """The template in a language, as the content of an .xlsx file; ``as_of`` is the day of the example (today)."""
    words, content = wording(language), io.BytesIO()
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as file:
        file.set_properties({"title": words.say(text("新就业权益计算器：名册"))})
        sheets = _Sheets(file, book, words)
        sheets.roster()
        sheets.guide(as_of or today())
        sheets.lists()
    return content.getvalue()


class _Sheets:
    """The three sheets of the file."""

    def __init__(self, file: Any, book: Rulebook, words: Wording) -> None:
        self._file, self._book, self._words = file, book, words
        self._questions = list(book.questions.by_fact.values())
        self._beside = [words.say(text("姓名")), words.say(text("工号"))]
        self._roster = file.add_worksheet(words.say(text("名册")))
        self._guide = file.add_worksheet(words.say(text("填写说明")))
        self._lists = file.add_worksheet(words.say(text("选项")))
        self._head = file.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1", "border": 1}
        )
        self._wrapped = file.add_format({"text_wrap": True, "valign": "top", "border": 1})

    def roster(self) -> None:
        """The sheet to fill in."""
        sheet, words = self._roster, self._words
        sheet.freeze_panes(1, 1)
        sheet.set_row(0, 48)
        plain = self._file.add_format({"num_format": "@"})
        for place, name in enumerate(self._beside):
            sheet.set_column(place, place, 12, plain)
            sheet.write_string(0, place, name, self._head)
        for place, question in enumerate(self._questions, len(self._beside)):
            sheet.set_column(place, place, 16, self._file.add_format({"num_format": number_format(question)}))
            sheet.write_string(0, place, header(question, words), self._head)
            told = [words.say(part) for part in (question.label, question.hint) if part] + [allowed(question, words)]
            sheet.write_comment(0, place, "\n".join(told), {"x_scale": 2, "y_scale": 2})
            sheet.data_validation(1, place, ROWS, place, validation(question, self._source(place, question), words))

    def guide(self, as_of: date) -> None:
        """The sheet that explains every column, with an example."""
        sheet, words = self._guide, self._words
        answers = example_member(self._book, FactReader(self._book), as_of)
        for row, note in enumerate(_NOTES):
            sheet.write_string(row, 0, words.say(note))
        top = len(_NOTES) + 1
        heads = (text("列"), text("问的是什么"), text("可以填什么"), text("为什么问"), text("例子"))
        for column, (head, width) in enumerate(zip(heads, (22, 40, 60, 40, 24), strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(top, column, words.say(head), self._head)
        for row, question in enumerate(self._questions, top + 1):
            asked = "\n".join(words.say(part) for part in (question.label, question.hint) if part)
            told = (header(question, words), asked, allowed(question, words), words.say(question.why))
            for column, what in enumerate(told):
                sheet.write_string(row, column, what, self._wrapped)
            self._cell(sheet, row, len(told), question, answers.get(question.fact))
        self._example_row(top + len(self._questions) + 3, answers)

    def lists(self) -> None:
        """The hidden sheet with what drop-downs show."""
        self._lists.hide()
        for place, question in enumerate(self._questions, len(self._beside)):
            self._lists.write_column(0, place, choices(question, self._book.regions, self._words))

    def _example_row(self, top: int, answers: dict[str, Any]) -> None:
        """The example as it would stand on the first sheet."""
        self._guide.write_string(top, 0, self._words.say(text("填好的一行是这样：")))
        beside = zip(self._beside, (self._words.say(text("张三")), "0001"), strict=True)
        for column, (name, value) in enumerate(beside):
            self._guide.write_string(top + 1, column, name, self._head)
            self._guide.write_string(top + 2, column, value, self._wrapped)
        for column, question in enumerate(self._questions, len(self._beside)):
            self._guide.write_string(top + 1, column, header(question, self._words), self._head)
            self._cell(self._guide, top + 2, column, question, answers.get(question.fact))

    def _cell(self, sheet: Any, row: int, column: int, question: Question, answer: Any) -> None:
        looks = self._file.add_format(
            {"num_format": number_format(question), "text_wrap": True, "valign": "top", "align": "left", "border": 1}
        )
        if answer is None:
            sheet.write_blank(row, column, None, looks)
        else:
            sheet.write(row, column, shown(question, answer, self._book.regions, self._words), looks)

    def _source(self, place: int, question: Question) -> str | None:
        """Where the choices of a column stand."""
        height = len(choices(question, self._book.regions, self._words))
        column = xl_col_to_name(place, True)
        return f"='{self._lists.get_name()}'!{column}$1:{column}${height}" if height else None
