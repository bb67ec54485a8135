"""Every synthetic worker can exist: read as a person's answers are read, and within what the questions allow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from eligibility.columnar.schema import columns, day_number, facts_of, stored
from eligibility.facts import FactReader
from eligibility.months import completed_month, month_of, month_text
from eligibility.population import Assumptions, Population
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question

from .conftest import DAY

SIXTEEN = 16 * 12


def as_typed(value: Any, question: Question) -> Any:
    """A fact as somebody would send it to the API."""
    match question.type:
        case "money":
            return str(Decimal(value) / 100)
        case "hours" | "date":
            return str(value)
        case "month":
            return month_text(value)
        case "enum_list":
            return list(value)
        case _:
            return value


@pytest.mark.parametrize(
    ("day", "sample"),
    [(DAY, 1500), (date(2028, 2, 29), 150), (date(2027, 1, 1), 150), (date(2026, 11, 30), 150)],
    ids=str,
)
def test_the_reader_of_facts_accepts_every_worker(
    book: Rulebook, assumptions: Assumptions, day: date, sample: int
) -> None:
    questions, reader = book.questions.by_fact, FactReader(book)
    for row in Population(book, assumptions, 11, day).block(3, sample).iter_rows(named=True):
        facts = facts_of(row, questions)
        sent = {fact: as_typed(value, questions[fact]) for fact, value in facts.items()}
        read = reader.read(sent, day)
        assert read == reader.complete(facts, day) and facts.items() <= read.items()
        assert stored(facts, questions) == row


def test_the_columns_are_those_of_the_table_of_facts(book: Rulebook, workers: pl.DataFrame) -> None:
    expected = columns(book.questions.by_fact)
    assert workers.columns == [column.name for column in expected]
    kinds = {pl.Boolean: "boolean", pl.Int32: "integer", pl.Int64: "long", pl.Enum: "word"}
    for column in expected:
        kind = workers.schema[column.name]
        assert kinds[type(kind) if isinstance(kind, pl.Enum) else kind] == column.kind.value, column.name  # type: ignore[index]
        if isinstance(kind, pl.Enum):
            assert kind.categories.to_list() == list(column.question.choices)


def test_every_number_is_within_the_limits_of_its_question(book: Rulebook, workers: pl.DataFrame) -> None:
    latest = {"month": month_of(DAY), "date": day_number(DAY), "hours": 74400, "region": 999999}
    for question in book.questions.by_fact.values():
        if question.type in ("boolean", "enum", "enum_list"):
            continue
        most = latest.get(question.type, question.maximum or 10**12) + (question.future_months or 0)
        least, highest = workers[question.fact].min(), workers[question.fact].max()
        assert (question.minimum or 0) <= least and highest <= most, question.fact  # type: ignore[operator]


def test_every_place_is_a_place_of_today(book: Rulebook, workers: pl.DataFrame) -> None:
    for fact in ("work_region", "hukou_region"):
        codes = [f"{code:06d}" for code in workers[fact].drop_nulls().unique()]
        assert [code for code in codes if book.regions.canonical(code) != code] == []
        assert len(codes) > 2500


def test_age_and_month_of_birth_agree_where_both_are_known(workers: pl.DataFrame) -> None:
    both = workers.select("age", "birth_month").drop_nulls()
    assert both.height > 10_000
    assert both.filter((completed_month(DAY) - pl.col("birth_month")) // 12 != pl.col("age")).height == 0
    assert both.select((completed_month(DAY) - pl.col("birth_month")) % 12).to_series().n_unique() == 12


def test_nobody_is_insured_or_certified_or_hurt_as_a_child(workers: pl.DataFrame) -> None:
    born = workers.drop_nulls("birth_month")
    adult = completed_month(DAY) - pl.col("birth_month") - SIXTEEN
    counted = ["unemployment_insurance_months", "insured_business_months", "registered_unemployed_months"]
    for fact in (*counted, "subsidy_months_used"):
        assert born.filter(pl.col(fact) > adult.clip(0)).height == 0, fact
    since = pl.col("certificate_month") - pl.col("birth_month")
    assert born.filter(since < SIXTEEN).height == 0
    since = pl.col("injury_date") - day_number(DAY) + adult.clip(0) * 30
    assert born.filter(since < 0).height == 0


def test_nobody_has_graduated_who_is_too_young(workers: pl.DataFrame) -> None:
    young = workers.filter(pl.col("age") <= 17)  # at 18 somebody may graduate next June
    assert young.height > 200
    assert young.filter(pl.col("education") == "college_or_above").height == 0
    studying = workers.filter(pl.col("graduation_month") > month_of(DAY))
    assert studying.height > 50 and studying["employed_since_graduation"].null_count() == studying.height


def test_a_list_of_answers_is_known_as_a_whole_or_not_at_all(workers: pl.DataFrame) -> None:
    listed = workers.select(pl.selectors.starts_with("hardship__"))
    open_ = listed.select(pl.sum_horizontal(pl.all().is_null())).to_series().unique().sort().to_list()
    assert open_ == [0, listed.width]


def test_even_children_of_fourteen_can_exist(
    book: Rulebook, changed: Callable[..., Path]
) -> None:  # the least age the question allows; nobody of that age can have worked for a month
    path = changed(("[[18, 19, 30], [20, 29, 400]", "[[14, 14, 999999], [20, 29, 1]"))
    young = Population(book, Assumptions.read(book, path), 1, DAY).block(0, 4000).filter(pl.col("age") == 14)
    reader, questions = FactReader(book), book.questions.by_fact
    assert young.height > 200
    for row in young.iter_rows(named=True):
        facts = reader.complete(facts_of(row, questions), DAY)
        assert facts.get("unemployment_insurance_months", 0) == 0
        assert facts.get("injury_date", DAY) == DAY
