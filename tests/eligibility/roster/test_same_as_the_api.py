"""A roster accepts exactly the members that the API accepts, holds the same facts for them, and points at the same ones if not."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from eligibility.columnar.schema import columns_of, stored
from eligibility.facts import FactReader
from eligibility.problems import Problem, SituationError
from eligibility.roster.cells import CellReader
from eligibility.roster.place_names import PlaceNames
from eligibility.roster.plain_forms import plainly_read
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Question

TODAY = date(2026, 11, 23)
Written = Callable[[Question, random.Random, bool], tuple[str, Any]]


def _pointed_at(reader: FactReader, situation: dict[str, Any], messages: set[str]) -> set[str]:
    """The facts that the API complains of, also after what it complains of first is gone."""
    try:
        reader.read(situation, TODAY)
    except SituationError as error:
        first = {str(problem.path[0]) for problem in error.problems}
    else:
        return set()
    rest = {fact: value for fact, value in situation.items() if fact not in first}
    try:
        reader.read(rest, TODAY)
    except SituationError as error:
        first |= {str(it.path[0]) for it in error.problems if it.detail.template not in messages}
    return first


@pytest.fixture(scope="module")
def reader(book: Rulebook) -> FactReader:
    return FactReader(book)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_roster_decides_as_the_api_does(
    seed: int, book: Rulebook, reader: FactReader, written: Written, reading: Callable[..., Any]
) -> None:
    rng = random.Random(seed)
    questions = list(book.questions.by_fact.values())
    file, situations = io.StringIO(), []
    rows = csv.writer(file)
    rows.writerow(["姓名", *(rng.choice([it.fact, it.name, it.label, *it.headers]) for it in questions)])
    for number in range(400):
        cells = [written(it, rng, rng.random() < 0.01) if rng.random() < 0.4 else ("", None) for it in questions]
        rows.writerow([f"第{number}人", *(cell for cell, _ in cells)])
        situations.append(
            {it.fact: value for it, (_, value) in zip(questions, cells, strict=True) if value is not None}
        )
    read = reading(file.getvalue())
    accepted = {row["row"]: row for row in read.frame.iter_rows(named=True)}
    pointed: dict[int, set[str | None]] = {}
    for reject in read.rejects:
        pointed.setdefault(reject.row, set()).add(reject.fact)
    messages = {entry.message for entry in book.questions.contradictions}
    for row, situation in enumerate(situations, 2):
        assert pointed.get(row, set()) == _pointed_at(reader, situation, messages), situation
        if row in accepted:
            expected = stored(reader.read(situation, TODAY), book.questions.by_fact)
            assert {name: accepted[row][name] for name in expected} == expected
    assert read.rows == 400 and 50 < len(accepted) < 350


@pytest.mark.parametrize("fact", ["monthly_income", "monthly_hours", "injury_date"])
def test_reading_a_whole_column_is_reading_its_cells(fact: str, book: Rulebook, reader: FactReader) -> None:
    question = book.questions.by_fact[fact]
    rng = random.Random(7)
    texts = [
        "0",
        "00",
        "0.1",
        ".5",
        "5.",
        "01",
        "9999999999.99",
        "10000000000",
        "744",
        "744.00",
        "744.01",
        "0.07",
        "1e3",
    ]
    texts += ["0001-01-01", "0000-01-01", "9999-12-31", "2024-02-29", "2025-02-29", "2025-6-3", "٣", "１２"]
    texts += [f"{rng.randint(0, 10**12) / 100:.{rng.randint(0, 3)}f}" for _ in range(2000)]
    texts += [f"{rng.randint(0, 80_000) / 100:.{rng.randint(0, 3)}f}" for _ in range(1000)]
    texts += [f"{rng.randint(1, 2100):04d}-{rng.randint(0, 13):02d}-{rng.randint(0, 32):02d}" for _ in range(2000)]
    quick = plainly_read(pl.Series(texts), question)
    assert quick is not None and quick.is_not_null().sum() > 500
    slow = _one_by_one(texts, question, book, reader)
    assert [
        value for value in zip(texts, quick, slow, strict=True) if value[1] is not None and value[1] != value[2]
    ] == []


def _one_by_one(texts: list[str], question: Question, book: Rulebook, reader: FactReader) -> list[Any]:
    cells = CellReader(question, reader.schema().fields[question.fact], lambda: PlaceNames(book.regions))
    (column,) = columns_of(question)
    values = [cells.read(text) for text in texts]
    known = [None if isinstance(value, Problem) else {question.fact: value} for value in values]
    return [facts and stored(facts, {question.fact: question})[column.name] for facts in known]
