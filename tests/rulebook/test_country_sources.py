"""Every number of the country can be read in the sentence that it names, and that sentence is of its time."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

import pytest

from eligibility.rulebook import Rulebook, load
from eligibility.rulebook.parameters import DatedValue, Parameter

OURS = re.compile(r"(pension|medical|difficulty|graduate|injury_fee|skill_upgrade|training_subsidy)_")


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load()


def _numbers(book: Rulebook) -> list[tuple[Parameter, DatedValue, int | Fraction]]:
    ours = [parameter for name, parameter in book.parameters.items() if OURS.match(name)]
    return [(parameter, row, row.value) for parameter in ours for row in parameter.values if row.value is not None]


def test_every_number_can_be_read_in_its_sentence(book: Rulebook) -> None:
    unread = [
        (parameter.id, row.clause, value)
        for parameter, row, value in _numbers(book)
        if not row.note and not _read(parameter.unit, value, book.clauses[row.clause].quote)
    ]
    assert unread == []


def test_few_numbers_need_a_note_to_be_read(book: Rulebook) -> None:
    silent = {
        row.clause
        for parameter, row, value in _numbers(book)
        if not _read(parameter.unit, value, book.clauses[row.clause].quote)
    }
    assert silent == {
        "FLEXRATE-110000",
        "FLEXRATE-360000",
        "SUB-110000-G",
        "SUB-340000-D",
        "SUB-610100-D",
        "SUB-610100-G",
    }


def test_every_number_rests_on_a_sentence_of_its_time(book: Rulebook) -> None:
    numbers = _numbers(book)
    assert len(numbers) > 150
    early = [row for _, row, _ in numbers if row.valid_from < book.clauses[row.clause].in_force_from]
    assert early == []


def _read(unit: str, value: int | Fraction, quote: str) -> bool:
    text = unicodedata.normalize("NFKC", quote)
    return any(re.search(rf"(?<![\d.]){re.escape(form)}(?![\d.]*\d)", text) for form in _forms(unit, value))


def _forms(unit: str, value: int | Fraction) -> tuple[str, ...]:
    """How a sentence may write a number."""
    if isinstance(value, Fraction):
        fraction = f"{value.numerator}/{value.denominator}"
        return (fraction, f"{float(value * 100):g}%", *(["三分之二"] if fraction == "2/3" else []))
    if unit == "个月":
        return (f"{value}个月", f"{value // 12}年")
    return (f"{value / 100:.2f}".rstrip("0").rstrip("."),)
