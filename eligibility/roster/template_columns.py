"""Columns of the template (表格的列): header, drop-down, format, and what a cell says when somebody steps on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from eligibility.regions import Regions
from eligibility.rulebook.questions import Question
from eligibility.wording import Text, Wording, text

_MOST_MONEY = 9_999_999_999.99
_MESSAGE = 250  # characters that a spreadsheet program shows at most beside a cell
_TITLE = 32


def header(question: Question, words: Wording) -> str:
    """The name of the fact, with its unit where it has one; a file with it is read back."""
    name = words.say(question.name)
    opening, closing = ("（", "）") if words.locale.startswith("zh") else (" (", ")")
    return f"{name}{opening}{words.say(question.unit)}{closing}" if question.unit else name


def choices(question: Question, regions: Regions, words: Wording) -> list[str]:
    """What a cell can be chosen from: labels, yes and no, or provinces and cities; empty where it has to be typed."""
    match question.type:
        case "enum":
            return [words.say(label) for label in question.choices.values()]
        case "boolean":
            return [words.say(text("是")), words.say(text("否"))]
        case "region":
            wide = [(province, *regions.children(province.code)) for province in regions.provinces()]
            return [
                regions.full_name(unit.code)
                for units in wide
                for unit in units
                if unit.level != "county" or unit.parent == units[0].code
            ]
        case _:
            return []


def number_format(question: Question) -> str:
    """How a spreadsheet program shows the cells; "@" is text."""
    formats = {"money": "#,##0.00", "hours": "0.0#", "month": "yyyy-mm", "date": "yyyy-mm-dd", "integer": "0"}
    return formats.get(question.type, "@")


def validation(question: Question, source: str | None, words: Wording) -> dict[str, Any]:
    """The options of XlsxWriter's data validation; ``source`` is where the choices stand on the sheet of lists."""
    limits: dict[str, Any]
    match question.type:
        case "integer":
            limits = _between("integer", question.minimum or 0, question.maximum or 9999)
        case "money":
            limits = _between("decimal", 0, _MOST_MONEY)
        case "hours":
            limits = _between("decimal", 0, 744)
        case "month" | "date":
            limits = _between("date", date(1900, 1, 1), date(2199, 12, 31))
        case _ if source:
            # a place may also be a district that is not in the list, and anybody may know a word that the rule files list
            limits = {"validate": "list", "source": source, "error_type": "information"}
        case _:
            limits = {"validate": "any"}
    return {
        **limits,
        "ignore_blank": True,
        "input_title": words.say(question.name)[:_TITLE],
        "input_message": "\n".join((words.say(question.label), allowed(question, words)))[:_MESSAGE],
        "error_title": words.say(question.name)[:_TITLE],
        "error_message": allowed(question, words)[:_MESSAGE],
    }


def allowed(question: Question, words: Wording) -> str:
    """What can be filled in, in a sentence."""
    match question.type:
        case "boolean":
            said = text("填“是”或“否”")
        case "enum":
            said = text("选一个：{values}", values=[Text(label) for label in question.choices.values()])
        case "enum_list":
            labels = [Text(label) for label in question.choices.values()]
            said = text("可以填几个，中间加顿号；都没有就填“无”：{values}", values=labels)
        case "integer":
            said = text(
                "填 {minimum} 到 {maximum} 之间的整数", minimum=question.minimum or 0, maximum=question.maximum or 0
            )
        case "money":
            said = text("填每月多少元，最多两位小数，不能为负，例如 3200.50；没有就填 0")
        case "hours":
            said = text("填每月多少小时，最多 744，最多两位小数，例如 176.5")
        case "month":
            said = text("写成 2025-06 或 2025年6月")
        case "date":
            said = text("写成 2025-06-03 或 2025年6月3日，且确有这一天")
        case _:
            said = text("从列表里选省市，或写区县的全名、六位行政区划代码")
    return words.say(said)


def shown(question: Question, answer: Any, regions: Regions, words: Wording) -> Any:
    """An answer of the API as a cell of the template holds it; a date for a month too."""
    match question.type:
        case "boolean":
            return words.say(text("是") if answer else text("否"))
        case "enum":
            return words.say(question.choices[answer])
        case "enum_list":
            said = [words.say(question.choices[value]) for value in answer]
            return "、".join(said) if said else words.say(text("无"))
        case "money" | "hours":
            return float(answer)
        case "month":
            return date.fromisoformat(f"{answer}-01")
        case "date":
            return date.fromisoformat(answer)
        case "region":
            return regions.full_name(answer)
        case _:
            return answer


def _between(kind: str, least: Any, most: Any) -> dict[str, Any]:
    return {"validate": kind, "criteria": "between", "minimum": least, "maximum": most}
