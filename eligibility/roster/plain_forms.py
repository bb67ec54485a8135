"""Plain forms (规整的写法): money, hours and days that are already written as the API writes them, read a whole column at a time.

Only what :class:`~eligibility.roster.cells.CellReader` reads alike is read here, and a test holds the two against each other; null
means "read it there".
"""

from __future__ import annotations

import polars as pl

from eligibility.rulebook.questions import Question

_DECIMAL = r"^(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{1,2})?$"
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_HUNDREDTHS_OF_A_MONTH = 74_400


def plainly_read(raw: pl.Series, question: Question) -> pl.Series | None:
    """The column as the table of facts stores it where cells are in plain form; None where this type has no such form."""
    match question.type:
        case "money":
            return _hundredths(raw, pl.Int64)
        case "hours":
            read = _hundredths(raw, pl.Int32)
            return read.set(read > _HUNDREDTHS_OF_A_MONTH, None)
        case "date":
            days = raw.set(~raw.str.contains(_DAY), None).str.to_date("%Y-%m-%d", strict=False)
            return days.cast(pl.Int32).set(days.dt.year() < 1, None)
        case _:
            return None


def _hundredths(raw: pl.Series, dtype: type[pl.DataType]) -> pl.Series:
    """Twelve digits at most: doubles hold them, so that rounding gives the exact number."""
    decimals = raw.set(~raw.str.contains(_DECIMAL), None).cast(pl.Float64)
    return (decimals * 100).round().cast(dtype, strict=False)
