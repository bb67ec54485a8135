"""Rosters as Parquet: with the columns of a spreadsheet, or with those of the table of facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

import polars as pl

from eligibility.roster.batch import ROW
from eligibility.roster.limits import Limits
from eligibility.roster.refusal import RosterError
from eligibility.roster.source import Source, column_names
from eligibility.wording import text

_ROWS = 32_768
"""So many rows are read and checked at a time: three times as many take a third to two thirds more memory, and a little less time."""
NUMBER = "\0number"
_MEND = text("重新导出一次；每一列只放文字、数字、是否或日期")
T = TypeVar("T")


class ParquetFile:
    """A file whose schema is known and fits; read a slice at a time."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        """Raises RosterError where it is broken, has too many rows or columns, or columns of lists and structures."""
        name = getattr(file, "name", None)
        # polars reads what it needs of a file that has a name, and all of one that has none
        path = Path(name) if isinstance(name, str) and Path(name).is_file() else file
        self._scan = _tried(lambda: pl.scan_parquet(path, glob=False))
        self.schema = dict(_tried(self._scan.collect_schema))
        self.rows: int = _tried(lambda: self._scan.select(pl.len()).collect().item())
        if self.rows > limits.rows:
            raise RosterError(text("行太多：最多 {most} 行", most=limits.rows), text("分成几个文件再用"))
        if len(self.schema) > limits.columns:
            raise RosterError(text("列太多：最多 {most} 列", most=limits.columns), text("删掉用不到的列"))
        for name, kind in self.schema.items():
            if kind.is_nested() or kind in (pl.Binary, pl.Object, pl.Duration):
                detail = text("“{column}”这一列的数据类型用不了：{kind}", column=name[:40], kind=str(kind)[:60])
                raise RosterError(detail, _MEND)

    def slices(self) -> Iterator[pl.DataFrame]:
        """The rows as they are stored, behind their numbers (``NUMBER``), which begin with 1: no row of such a file is a header."""
        for start in range(0, self.rows, _ROWS):
            part = _tried(partial(self._slice, start))
            yield part.insert_column(0, pl.int_range(start + 1, start + 1 + part.height, eager=True).alias(NUMBER))

    def _slice(self, start: int) -> pl.DataFrame:
        return self._scan.slice(start, _ROWS).collect()

    def as_text(self) -> Source:
        """The file as a spreadsheet would show it."""
        names = column_names(len(self.schema))

        def frames() -> Iterator[pl.DataFrame]:
            for part in self.slices():
                part.columns = [ROW, *names]
                yield part.select(
                    ROW, *(_text(name, kind) for name, kind in zip(names, self.schema.values(), strict=True))
                )

        return Source(tuple(self.schema), frames())


def _text(name: str, kind: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if isinstance(kind, pl.Datetime):
        return column.dt.strftime("%Y-%m-%d %H:%M:%S")
    if kind == pl.Float32 or kind == pl.Float64:
        whole = column.is_finite() & (column == column.round()) & (column.abs() < 1e15)
        return (
            pl.when(whole).then(column.cast(pl.Int64, strict=False).cast(pl.String)).otherwise(column.cast(pl.String))
        )
    return column.cast(pl.String)


def _tried(read: Callable[[], T]) -> T:
    """What polars reads; a broken file makes it raise all kinds of errors, or panic."""
    try:
        return read()
    except (Exception, pl.exceptions.PanicException) as error:
        raise RosterError(text("Parquet 文件读不出来，可能没有传完整"), _MEND) from error
