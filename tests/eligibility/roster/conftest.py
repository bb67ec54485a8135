"""A roster read to its end, and members generated in the many ways in which people write answers."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
import pytest

from eligibility.cli import roster_answer, roster_compare
from eligibility.columnar import Plan, Wanted
from eligibility.months import month_text
from eligibility.roster import COMMAND_LINE, Limits, Reject, answers, read
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question
from eligibility.wording import Text, wording

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Whole:
    """All batches of a file together."""

    frame: pl.DataFrame
    rejects: list[Reject]
    warnings: list[Text]
    rows: int
    blank: int
    kept: tuple[str, ...]

    def said(self) -> list[tuple[int, str | None, str]]:
        """Row, fact and reason of every reject."""
        return [(it.row, it.fact, wording().say(it.reason)) for it in self.rejects]


Reading = Callable[..., Whole]
Plans = dict[tuple[date, Wanted], Plan]


@pytest.fixture(scope="session")
def plans() -> Plans:
    """The plans made so far, one for each day."""
    return {}


@pytest.fixture(scope="module", autouse=True)
def commands_share_what_takes_seconds(book: Rulebook, plans: Plans) -> Iterator[None]:
    """One rule base and one plan a day for all commands of a test run, as for all rosters of one process: neither ever changes."""

    def made(of: Rulebook, as_of: date, wanted: Wanted) -> Plan:
        assert of is book
        if (as_of, wanted) not in plans:
            plans[as_of, wanted] = Plan(of, as_of, wanted)
        return plans[as_of, wanted]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answers, "Plan", made)
        for command in (roster_answer, roster_compare):
            patch.setattr(command, "load", lambda: book)
        yield


@pytest.fixture(scope="session")
def reading(book: Rulebook) -> Reading:
    """Reads a file given as text or bytes; holds the law that every row is accepted or rejected."""

    def run(content: str | bytes, name: str = "名册.csv", limits: Limits = COMMAND_LINE) -> Whole:
        data = content.encode() if isinstance(content, str) else content
        batches = list(read(io.BytesIO(data), name, book, TODAY, limits))
        for batch in batches:
            assert batch.rows == batch.frame.height + batch.rejected_rows
            assert not set(batch.frame["row"]) & set(batch.rejected["row"])
        return Whole(
            pl.concat([batch.frame for batch in batches]),
            [reject for batch in batches for reject in batch.rejects()],
            [warning for batch in batches for warning in batch.warnings],
            sum(batch.rows for batch in batches),
            sum(batch.blank for batch in batches),
            batches[0].kept,
        )

    return run


@pytest.fixture(scope="session")
def written(book: Rulebook) -> Callable[[Question, random.Random, bool], tuple[str, Any]]:
    """Writes an answer to a question, right or wrong: the cell, and what would be sent to the API; None for "not known"."""

    def cell(question: Question, rng: random.Random, wrong: bool) -> tuple[str, Any]:
        if wrong:
            return rng.choice(_WRONG[question.type])
        if rng.random() < 0.1:
            return rng.choice(["", "  ", "不知道", "－", "不详"]), None
        match question.type:
            case "boolean":
                answer = rng.random() < 0.5
                return rng.choice(["是", "√", "Y", "TRUE", "1"] if answer else ["否", "×", "n", "False", "0"]), answer
            case "enum":
                value = rng.choice(list(question.choices))
                return rng.choice([value, question.choices[value], *question.also.get(value, ())]), value
            case "enum_list":
                values = rng.sample(list(question.choices), rng.randint(0, 3))
                labels = [rng.choice([question.choices[value], value]) for value in values]
                return rng.choice("、,;").join(labels) if values else rng.choice(["无", "没有"]), values
            case "integer":
                number = rng.randint((question.minimum or 0) - 1, min(question.maximum or 99, 60) + 1)
                return rng.choice([f"{number}", f"{number}.0", f" {number}{question.unit}"]), number
            case "money":
                fen = rng.randint(0, 10_000_000)
                texts = [f"{fen / 100:.2f}", f"{fen / 100:,.2f}", f"￥{fen / 100:.2f}", f"{fen / 100:.2f}元"]
                return rng.choice(texts), f"{fen / 100:.2f}"
            case "hours":
                tenths = rng.randint(0, 7600)
                return rng.choice([f"{tenths / 10}", f"{tenths / 10}小时"]), f"{tenths / 10}"
            case "month":
                index = rng.randint(1950 * 12, 2028 * 12)
                year, month = divmod(index, 12)
                texts = [month_text(index), f"{year}年{month + 1}月", f"{year}/{month + 1}", f"{year}{month + 1:02d}"]
                return rng.choice(texts), month_text(index)
            case "date":
                day = date.fromordinal(rng.randint(date(2020, 1, 1).toordinal(), date(2027, 1, 1).toordinal()))
                return rng.choice([day.isoformat(), f"{day.year}年{day.month}月{day.day}日"]), day.isoformat()
            case _:
                code, name = rng.choice([("330100", "杭州"), ("330106", "浙江省杭州市西湖区"), ("110103", "110103")])
                return rng.choice([code, name]), code

    return cell


_WRONG: dict[str, list[tuple[str, Any]]] = {
    "boolean": [("也许", "也许"), ("2", 2)],
    "enum": [("乱写", "乱写"), ("是的是的", "是的是的")],
    "enum_list": [("乱写", ["乱写"]), ("无、乱写", ["乱写"])],
    "integer": [("很多", "很多"), ("3.5", 3.5), ("-1", -1), ("99999", 99999)],
    "money": [("很多", "很多"), ("1.234", "1.234"), ("-5", "-5"), ("12345678901", "12345678901"), ("1e3", "1e3")],
    "hours": [("745", "745"), ("1.234", "1.234"), ("全天", "全天")],
    "month": [("2025-13", "2025-13"), ("1899-01", "1899-01"), ("去年", "去年"), ("2025.1", "2025.1")],
    "date": [("2025-02-30", "2025-02-30"), ("2025年13月1日", "2025-13-01"), ("昨天", "昨天")],
    "region": [("999999", "999999"), ("鼓楼区", "鼓楼区"), ("火星", "火星")],
}
