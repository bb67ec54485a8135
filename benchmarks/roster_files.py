"""Rosters in which every column is filled in: as CSV, and as the template that ``gigrights roster template`` writes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from benchmarks.workers import SEED
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question

_DIFFERENT = 20_000
"""So many members differ; more are drawn from them, with names of their own."""

_LEFT_OUT = {"birth_month", "arrangement", "receives_unemployment_benefit"}
"""Facts whose answers would contradict others drawn without looking."""


def write_csv(path: Path, book: Rulebook, rows: int) -> int:
    """Write a roster as text; how many columns it has."""
    rng, questions = random.Random(SEED), _questions(book)
    members = [",".join(cells) for cells in _members(questions, min(rows, _DIFFERENT), rng)]
    with path.open("w", encoding="utf-8") as file:
        file.write("姓名,工号," + ",".join(question.name for question in questions) + "\n")
        file.writelines(f"张三{number},{number:08d},{rng.choice(members)}\n" for number in range(rows))
    return len(questions) + 2


def fill_in(template: Path, path: Path, book: Rulebook, rows: int) -> int:
    """Fill in the template as somebody would who types: numbers as numbers, days as days; how many columns are filled in."""
    file = load_workbook(template)
    sheet = file.worksheets[0]
    every = list(book.questions.by_fact.values())
    questions = _questions(book)
    # the first two columns of the template are the name and the number
    places = [every.index(question) + 3 for question in questions]
    for number, cells in enumerate(_members(questions, rows, random.Random(SEED))):
        row = number + 2
        sheet.cell(row, 1, f"张三{number}")
        sheet.cell(row, 2, f"{number:08d}")
        for place, question, cell in zip(places, questions, cells, strict=True):
            if cell:
                sheet.cell(row, place, _typed(question, cell))
    file.save(path)
    return len(questions) + 2


def _questions(book: Rulebook) -> list[Question]:
    return [question for fact, question in book.questions.by_fact.items() if fact not in _LEFT_OUT]


def _members(questions: list[Question], count: int, rng: random.Random) -> Iterator[list[str]]:
    facts = [question.fact for question in questions]
    hurt, day = facts.index("injured_on_order"), facts.index("injury_date")
    for _ in range(count):
        cells = [_cell(question, rng) for question in questions]
        cells[day] = "" if cells[hurt] == "否" else cells[day]
        yield cells


def _cell(question: Question, rng: random.Random) -> str:
    match question.type:
        case "region":
            return rng.choice(["杭州", "330100", "浙江省杭州市西湖区", "南京", "320100", "上海"])
        case "enum":
            return rng.choice(list(question.choices.values()))
        case "enum_list":
            return rng.choice(["无", "低保、退役军人", "持残疾人证", ""])
        case "boolean":
            return rng.choice(["是", "否", ""])
        case "money":
            return f"{rng.randint(0, 900_000) / 100:.2f}"
        case "hours":
            return f"{rng.randint(0, 3000) / 10:.1f}"
        case "month":
            return f"{rng.randint(2000, 2025)}-{rng.randint(1, 12):02d}"
        case "date":
            return f"{rng.randint(2000, 2025)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
        case _:
            return str(rng.randint(question.minimum or 0, question.maximum or 99))


def _typed(question: Question, cell: str) -> Any:
    match question.type:
        case "money" | "hours":
            return float(cell)
        case "integer":
            return int(cell)
        case "month":
            return date.fromisoformat(f"{cell}-01")
        case "date":
            return date.fromisoformat(cell)
        case _:
            return cell
