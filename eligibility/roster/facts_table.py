"""A Parquet file that is a table of facts already (事实表): nothing to interpret, but the same limits hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import polars as pl

from eligibility.columnar.schema import Column, Kind, columns, day_number
from eligibility.problems import Problem
from eligibility.regions import Regions
from eligibility.roster.batch import dtype
from eligibility.roster.refusal import RosterError
from eligibility.rulebook import Rulebook
from eligibility.wording import text

_INTEGERS = (pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64)
_WORDS = (pl.String, pl.Categorical, pl.Enum)
_HINT = text("按事实表的格式填，或留空；表格里的写法请用另一种文件")
_MONTHS = (1900 * 12, 2200 * 12 - 1)
_MOST_FEN = 999_999_999_999


class FactsTable:
    """Reads the columns of such files."""

    def __init__(self, book: Rulebook) -> None:
        self._columns = columns(book.questions.by_fact)
        self._codes = _codes(book.regions)
        self.names = frozenset(column.name for column in self._columns)

    def is_one(self, names: Mapping[str, pl.DataType]) -> bool:
        """Whether a file is a table of facts: it has a column for a choice, such as ``hardship__disabled``.

        Nothing else tells yuan from fen.
        """
        return any(column.choice is not None and column.name in names for column in self._columns)

    def check(self, schema: Mapping[str, pl.DataType]) -> None:
        """Raises RosterError where a column has another type than the table of facts, or a list lacks some of its choices."""
        for column in self._columns:
            kind = schema.get(column.name)
            if kind is not None and not _fits(column, kind):
                wanted = dtype(column).__name__
                detail = text("“{column}”这一列的数据类型用不了：{kind}", column=column.name, kind=str(kind))
                raise RosterError(detail, text("事实表里这一列是 {kind}", kind=wanted))
        for column in self._columns:
            if column.choice is not None and column.name not in schema:
                detail = text("缺少“{column}”这一列", column=column.name)
                raise RosterError(detail, text("多选项的每个选项都要有一列"))

    def read(self, part: pl.DataFrame) -> tuple[pl.DataFrame, Iterator[tuple[Column, pl.Series, Problem]]]:
        """The facts, null where they cannot be used, and which cells those are."""
        read: dict[str, pl.Series] = {}
        wrong: list[tuple[Column, pl.Series, Problem]] = []
        for column in self._columns:
            if column.name not in part.columns:
                read[column.name] = pl.Series(column.name, [None], dtype=dtype(column)).new_from_index(0, part.height)
                continue
            raw = part[column.name]
            value = self._value(column, raw)
            bad = raw.is_not_null() & (value.is_null() | ~_within(column, value)).fill_null(True)
            if bad.any():
                problem = Problem((column.question.fact,), text("超出范围或不在可选项里"), _HINT)
                wrong.append((column, bad, problem))
            read[column.name] = value.set(bad, None).alias(column.name)
        return pl.DataFrame(read), iter([*wrong, *self._half_answered(read)])

    def _value(self, column: Column, raw: pl.Series) -> pl.Series:
        match column.question.type:
            case "region":
                numbers = raw.cast(pl.Int64, strict=False)
                return numbers.replace_strict(*self._codes, default=None, return_dtype=pl.Int32)
            case "date" if raw.dtype == pl.Date:
                return raw.cast(pl.Int32)
            case _:
                return raw.cast(dtype(column), strict=False)

    def _half_answered(self, read: Mapping[str, pl.Series]) -> Iterator[tuple[Column, pl.Series, Problem]]:
        """Lists of which only some choices are answered: that is no answer the API could take."""
        lists: dict[str, list[Column]] = {}
        for column in self._columns:
            if column.choice is not None:
                lists.setdefault(column.question.fact, []).append(column)
        for fact, members in lists.items():
            open_ones = pl.DataFrame([read[column.name].is_null() for column in members])
            half = open_ones.select(pl.any_horizontal(pl.all()) & ~pl.all_horizontal(pl.all())).to_series()
            if half.any():
                problem = Problem((fact,), text("几个选项里有的填了，有的空着"), text("全部填上，或全部留空"))
                yield members[0], half, problem


def _fits(column: Column, kind: pl.DataType) -> bool:
    match column.kind:
        case _ if kind == pl.Null:
            return True
        case Kind.BOOLEAN:
            return kind == pl.Boolean
        case Kind.WORD:
            return isinstance(kind, _WORDS) or kind == pl.String
        case _:
            others = {"date": pl.Date, "region": pl.String}
            return any(kind == one for one in _INTEGERS) or kind == others.get(column.question.type)


def _within(column: Column, value: pl.Series) -> pl.Series:
    question = column.question
    match question.type:
        case "enum":
            return value.is_in(list(question.choices))
        case "integer":
            return value.is_between(question.minimum or 0, question.maximum or 9999)
        case "money":
            return value.is_between(0, _MOST_FEN)
        case "hours":
            return value.is_between(0, 74_400)
        case "month":
            return value.is_between(*_MONTHS)
        case "date":
            return value.is_between(day_number(date.min), day_number(date.max))
        case _:
            return value.is_not_null()


def _codes(regions: Regions) -> tuple[pl.Series, pl.Series]:
    """Every code that was ever known, as a number, and the present one it means."""
    known = (*regions.codes, *regions.old_codes)
    return (
        pl.Series([int(code) for code in known], dtype=pl.Int64),
        pl.Series([int(regions.canonical(code) or code) for code in known], dtype=pl.Int32),
    )
