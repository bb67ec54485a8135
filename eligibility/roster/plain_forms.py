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
    cell = pl.col("cell")
    match question.type:
        case "money":
            read = _hundredths(cell, pl.Int64)
        case "hours":
            hundredths = _hundredths(cell, pl.Int32)
            read = pl.when(hundredths <= _HUNDREDTHS_OF_A_MONTH).then(hundredths)
        case "date":
            days = pl.when(cell.str.contains(_DAY)).then(cell).str.to_date("%Y-%m-%d", strict=False)
            read = pl.when(days.dt.year() >= 1).then(days.cast(pl.Int32))
        case _:
            return None
    return pl.DataFrame({"cell": raw}).select(read).to_series()


def _hundredths(cell: pl.Expr, kind: type[pl.DataType]) -> pl.Expr:
    """Twelve digits at most: doubles hold them, so that rounding gives the exact number."""
    decimals = pl.when(cell.str.contains(_DECIMAL)).then(cell).cast(pl.Float64)
    return (decimals * 100).round().cast(kind, strict=False)
