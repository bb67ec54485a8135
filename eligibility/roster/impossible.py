"""What cannot be (不可能的回答): days to come, and ages that do not fit.

Column by column, what :meth:`~eligibility.facts.FactReader.complete` checks of one worker.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from eligibility.columnar.schema import day_number
from eligibility.months import completed_month, last_day, month_of
from eligibility.problems import Problem
from eligibility.roster.rejections import Rejections
from eligibility.rulebook import Rulebook
from eligibility.wording import Month, Text, text


def refuse_late_days(facts: pl.DataFrame, book: Rulebook, as_of: date, rejections: Rejections) -> None:
    """Reject months and days that lie too far ahead."""
    for question in book.questions.by_fact.values():
        if question.type == "date":
            latest, limit = day_number(as_of), text("最晚是{day}", day=as_of)
        elif question.type == "month":
            latest = month_of(as_of) + (question.future_months or 0)
            limit = text("最晚是{month}", month=Month(latest))
        else:
            continue
        late = Problem((question.fact,), text("{name}太晚了", name=Text(question.name)), limit)
        rejections.strike(question.fact, (facts[question.fact] > latest).fill_null(False), late, question.fact)


def with_ages(facts: pl.DataFrame, book: Rulebook, as_of: date, rejections: Rejections) -> pl.DataFrame:
    """The facts with the age that the month of birth says; rejects births out of range, and ages that contradict them."""
    born = facts["birth_month"]
    latest = (month_of(as_of) - born) // 12
    counted = ((completed_month(as_of) - born) // 12).clip(lower_bound=0)
    limits = book.questions.by_fact["age"]
    within = (counted >= (limits.minimum or 0)) & (counted <= (limits.maximum or 999))
    for month in born.filter((~within).fill_null(False)).unique().to_list():
        age = max(0, (completed_month(as_of) - month) // 12)
        hint = text("按{day}出生计算是 {age} 周岁，请检查年份", day=last_day(month), age=age)
        problem = Problem(("birth_month",), text("出生年月不在合理范围内"), hint)
        rejections.strike("birth_month", (born == month).fill_null(False), problem, "birth_month")
    age = facts["age"]
    apart = (within & (age != counted) & (age != latest)).fill_null(False)
    for years in counted.filter(apart).unique().to_list():
        hint = text("按出生年月算是 {age} 周岁；两项只留一项，或改成一致", age=years)
        problem = Problem(("age",), text("年龄和出生年月对不上"), hint)
        rejections.strike("age", apart & (counted == years).fill_null(False), problem, "age")
    return facts.with_columns(counted.zip_with(born.is_not_null(), age).cast(pl.Int32).alias("age"))
