"""Parquet: with the columns of a spreadsheet, or a table of facts with the same limits; what is broken is refused."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from eligibility.columnar.schema import columns, day_number
from eligibility.roster import COMMAND_LINE, RosterError
from eligibility.roster.batch import dtype
from eligibility.rulebook import Rulebook
from eligibility.wording import wording

Reading = Callable[..., Any]


def _parquet(frame: pl.DataFrame) -> bytes:
    content = io.BytesIO()
    frame.write_parquet(content)
    return content.getvalue()


def _table(book: Rulebook, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """A table of facts."""
    kinds = {column.name: dtype(column) for column in columns(book.questions.by_fact)}
    return pl.DataFrame([{name: row.get(name) for name in kinds} for row in rows], schema=kinds)


def test_columns_as_in_a_spreadsheet(reading: Reading) -> None:
    frame = pl.DataFrame(
        {
            "姓名": ["张三", "李四"],
            "户籍": [330100, 330200],
            "月收入": [997.2, 3000.0],
            "每月养老保险费": [Decimal("1.20"), None],
            "工会会员": [True, None],
            "毕业时间": [date(2025, 6, 1), None],
            "受伤日期": [datetime(2026, 1, 2, 3, 4), None],
            "工种": pl.Series(["骑手", "快递"], dtype=pl.Categorical),
            "全空": [None, None],
        }
    )
    read = reading(_parquet(frame), "a.parquet")
    columns = ["row", "姓名", "hukou_region", "monthly_income", "pension_paid", "union_member", "graduation_month"]
    assert (read.rejects, read.frame.select(*columns, "injury_date", "occupation").rows()) == (
        [],
        [
            (1, "张三", 330100, 99_720, 120, True, 24305, 20455, "food_delivery"),
            (2, "李四", 330200, 300_000, None, None, None, None, "courier"),
        ],
    )


def test_a_float_of_32_bits_is_what_it_was_written_as(reading: Reading) -> None:
    frame = pl.DataFrame({"月收入": pl.Series([997.2], dtype=pl.Float32)})
    assert reading(_parquet(frame), "a.parquet").frame["monthly_income"].to_list() == [99_720]


def test_a_table_of_facts_is_read_as_it_is(book: Rulebook, reading: Reading, written: Any) -> None:
    rng, questions = random.Random(5), list(book.questions.by_fact.values())
    cells = [[written(it, rng, False)[0] if rng.random() < 0.3 else "" for it in questions] for _ in range(300)]
    lines = [",".join(f'"{cell}"' for cell in row) for row in cells]
    read = reading(",".join(it.fact for it in questions) + "\n" + "\n".join(lines))
    facts = read.frame.drop("row")
    assert 30 < facts.height < 300
    again = reading(_parquet(read.frame.with_columns(name=pl.lit("甲"))), "a.parquet")
    assert again.frame.select(facts.columns).equals(facts)
    assert (again.rejects, again.kept) == ([], ("row (2)", "name"))


def test_days_and_codes_of_a_table_of_facts_may_be_written_as_such(book: Rulebook, reading: Reading) -> None:
    table = _table(book, [{}]).with_columns(injury_date=pl.lit(date(2026, 1, 2)), work_region=pl.lit("110103"))
    read = reading(_parquet(table), "a.parquet")
    assert read.frame.select("injury_date", "work_region").rows() == [(day_number(date(2026, 1, 2)), 110101)]


@pytest.mark.parametrize(
    ("answers", "fact"),
    [
        ({"age": 13}, "age"),
        ({"age": 101}, "age"),
        ({"monthly_income": -1}, "monthly_income"),
        ({"monthly_income": 10**12}, "monthly_income"),
        ({"monthly_hours": 74_401}, "monthly_hours"),
        ({"graduation_month": 1899 * 12}, "graduation_month"),
        ({"graduation_month": 2031 * 12}, "graduation_month"),
        ({"injury_date": day_number(date(2026, 11, 24))}, "injury_date"),
        ({"work_region": 999_999}, "work_region"),
        ({"occupation": "astronaut"}, "occupation"),
        ({"hardship__disabled": True}, "hardship"),
        ({"birth_month": 1980 * 12, "age": 20}, "age"),
        ({"injured_on_order": False, "injury_date": 20_000}, "injury_date"),
    ],
)
def test_the_limits_hold_for_a_table_of_facts(
    answers: dict[str, Any], fact: str, book: Rulebook, reading: Reading
) -> None:
    read = reading(_parquet(_table(book, [answers, {}])), "a.parquet")
    assert [(it.row, it.fact) for it in read.rejects] == [(1, fact)]
    assert read.frame["row"].to_list() == [2]


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"age": pl.lit("46")}, "数据类型"),
        ({"monthly_income": pl.lit(3200.5)}, "数据类型"),
        ({"note": pl.lit([1])}, "数据类型"),
        ({"note": pl.struct(pl.lit(1).alias("a"))}, "数据类型"),
        ({"note": pl.lit(b"x")}, "数据类型"),
    ],
)
def test_other_types_are_refused(change: dict[str, pl.Expr], detail: str, book: Rulebook, reading: Reading) -> None:
    with pytest.raises(RosterError) as refused:
        reading(_parquet(_table(book, [{}]).with_columns(**change)), "a.parquet")
    assert detail in wording().say(refused.value.detail)


def test_a_choice_without_its_column_is_refused(book: Rulebook, reading: Reading) -> None:
    with pytest.raises(RosterError, match="缺少"):
        reading(_parquet(_table(book, [{}]).drop("hardship__veteran")), "a.parquet")


SOUND = _parquet(pl.DataFrame({"户籍": ["杭州"] * 1000, "姓名": [str(number) for number in range(1000)]}))


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (SOUND[:-100], "读不出来"),
        (SOUND[: len(SOUND) // 2], "读不出来"),
        (b"PAR1" + b"\xff" * 200 + SOUND[204:], "读不出来"),
        (b"PAR1", "读不出来"),
        (b"a,b\n", "读不出来"),
        (_parquet(pl.DataFrame({"a": [1]})), "没有认出"),
        (_parquet(pl.DataFrame({"户籍": []}, schema={"户籍": pl.String})), "只有表头"),
    ],
)
def test_broken_files_are_refused(content: bytes, detail: str, reading: Reading) -> None:
    with pytest.raises(RosterError) as refused:
        reading(content, "a.parquet")
    assert detail in wording().say(refused.value.detail)


def test_rows_are_counted_before_they_are_read(reading: Reading) -> None:
    many = _parquet(pl.DataFrame({"年龄": pl.repeat(46, 3_000_000, eager=True)}))
    with pytest.raises(RosterError, match="行太多"):
        reading(many, "a.parquet", replace(COMMAND_LINE, rows=1000))
    assert reading(many, "a.parquet").rows == 3_000_000
