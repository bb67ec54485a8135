"""The generator (生成器): block by block, a table of synthetic workers who can all exist.

A block has its own stream of random numbers, made from the seed and its number. Blocks can therefore be drawn in any order and in
parallel; the first rows of a large population are those of a small one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import polars as pl

from eligibility.columnar.schema import listed
from eligibility.population.assumptions import Assumptions
from eligibility.population.columns import Columns
from eligibility.population.entries import AGE, BIRTH, EDUCATION, GRADUATION, HUKOU, TOO_YOUNG, WORK, answers
from eligibility.population.lives import Lives
from eligibility.population.places import Places
from eligibility.population.possible import refuse_contradictions
from eligibility.population.tables import BITS, NOT_ASKED, SIZE, WITHHELD, Array, number_table, pick, word_table
from eligibility.rulebook import Rulebook

BLOCK = 1 << 17
"""Rows that are drawn together. Another number makes other workers."""
GENERATOR = 1
"""Counts up when the same seed and assumptions make other workers than before."""

_WORDS = frozenset({"enum", "boolean"})
_SCALES = {"money": 100, "hours": 100}
_MORE = {
    WORK: ("place",),
    HUKOU: ("province", "place"),
    AGE: ("unknown",),
    BIRTH: ("month",),
    GRADUATION: ("unknown",),
}
"""Facts that take further draws. Who leaves these numbers open has them all the same: others follow from them."""


class Population:
    """All the workers that one seed stands for, as of a day.

    Raises RulebookError where the assumptions allow workers who contradict themselves.
    """

    def __init__(self, book: Rulebook, assumptions: Assumptions, seed: int, as_of: date) -> None:
        refuse_contradictions(assumptions, book, as_of)
        self.seed, self.as_of, self.assumptions, self.rulebook = seed, as_of, assumptions, book.version
        self._questions = book.questions.by_fact
        self._facts = assumptions.facts
        self._places = Places(book.regions, assumptions.provinces, assumptions.levels)
        self._lives = Lives(as_of)
        self._too_young = answers(self._questions[EDUCATION]).index(TOO_YOUNG)
        self._columns = Columns(self._questions)
        self._tables = {fact: self._table(fact) for fact in self._facts if fact != BIRTH}
        self._draws = [name for fact in self._questions for name in self._draws_of(fact)]

    @property
    def schema(self) -> pl.Schema:
        """The columns and their types."""
        return self._columns.schema

    def block(self, number: int, rows: int = BLOCK) -> pl.DataFrame:
        """The first ``rows`` workers of a block."""
        stream = np.random.SFC64(np.random.SeedSequence(self.seed, spawn_key=(number,)))
        raw = stream.random_raw(len(self._draws) * BLOCK // 4).astype("<u8", copy=False).view("<u2") >> (16 - BITS)
        draws = dict(zip(self._draws, raw.reshape(len(self._draws), BLOCK)[:, :rows], strict=True))
        found: dict[str, Array] = {}
        for fact in self._facts:
            if fact != BIRTH:
                self._draw(fact, draws, found)
        self._place(draws, found)
        self._live(draws, found)
        return self._columns.frame(found)

    def _draws_of(self, fact: str) -> list[str]:
        question = self._questions[fact]
        more = question.choices if question.type == "enum_list" else _MORE.get(fact, ())
        return [fact, *(f"{fact}.{part}" for part in more)]

    def _table(self, fact: str) -> Array:
        question, assumption = self._questions[fact], self._facts[fact]
        if question.type == "enum_list":
            return np.concatenate([word_table([draw], ("no", "yes"), 0) for draw in self._shares(fact)])
        if question.type in _WORDS or fact == HUKOU:
            return word_table(assumption.cases, answers(question), assumption.unknown)
        unknown = 0 if fact in (AGE, GRADUATION) else assumption.unknown
        return number_table(assumption.cases, unknown, _SCALES.get(question.type, 1))

    def _shares(self, fact: str) -> list[int]:
        (draw,) = self._facts[fact].cases
        assert isinstance(draw, dict)
        return [draw.get(choice, 0) for choice in self._questions[fact].choices]

    def _draw(self, fact: str, draws: dict[str, Array], found: dict[str, Array]) -> None:
        table, given = self._tables[fact], self._facts[fact].given
        if self._questions[fact].type == "enum_list":
            withheld = self._left_open(fact, draws[fact])
            for number, choice in enumerate(self._questions[fact].choices):
                codes = pick(table[number * SIZE : (number + 1) * SIZE], draws[f"{fact}.{choice}"])
                found[listed(fact, choice)] = np.where(withheld, np.uint8(NOT_ASKED), codes)
        else:
            case = None if given is None else found[given] & np.uint8(~WITHHELD & 0xFF)
            found[fact] = pick(table, draws[fact], case)

    def _place(self, draws: dict[str, Array], found: dict[str, Array]) -> None:
        work = self._places.work(draws[WORK], draws[f"{WORK}.place"])
        found[WORK] = work[1]
        found[HUKOU] = self._places.hukou(found[HUKOU], draws[f"{HUKOU}.province"], draws[f"{HUKOU}.place"], work)

    def _live(self, draws: dict[str, Array], found: dict[str, Array]) -> None:
        birth = self._lives.birth(found[AGE], draws[f"{BIRTH}.month"])
        adult = self._lives.adult_months(birth)
        bounded: dict[str, Callable[[Array, Array], Array]] = {
            "integer": np.minimum,
            "month": self._lives.month_ago,
            "date": self._lives.day_ago,
        }
        for fact in self._facts:
            if fact not in (AGE, BIRTH, GRADUATION) and (bound := bounded.get(self._questions[fact].type)):
                found[fact] = bound(found[fact], adult)
        self._lives.graduate(found, birth, self._too_young)
        found[BIRTH] = np.where(self._left_open(BIRTH, draws[BIRTH]), np.int32(-1), birth)
        for fact in (AGE, GRADUATION):
            withheld = self._left_open(fact, draws[f"{fact}.unknown"])
            found[fact] = np.where(withheld, np.int32(-1), found[fact])

    def _left_open(self, fact: str, draw: Array) -> Array:
        return draw < SIZE * self._facts[fact].unknown // 1000
