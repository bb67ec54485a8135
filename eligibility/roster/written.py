"""Members of a file that people wrote (表格里的人): columns are read cell by cell, rows without anything are nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import polars as pl

from eligibility.facts import FactReader
from eligibility.problems import Problem
from eligibility.roster.batch import ROW, Batch
from eligibility.roster.cells import CellReader
from eligibility.roster.column import ColumnReader
from eligibility.roster.headers import Heading
from eligibility.roster.limits import Limits
from eligibility.roster.members import Members
from eligibility.roster.place_names import PlaceNames
from eligibility.roster.rejections import Rejections
from eligibility.roster.source import EXTRA
from eligibility.rulebook.questions import Question
from eligibility.wording import text

_ROWS = 100_000
_SUMS = ("合计", "总计", "小计", "总数", "total", "Total", "TOTAL")


class WrittenMembers:
    """Reads the members of one file."""

    def __init__(
        self,
        heading: Heading,
        questions: Mapping[str, Question],
        reader: FactReader,
        members: Members,
        places: Callable[[], PlaceNames],
        limits: Limits,
    ) -> None:
        self._heading, self._questions, self._members, self._limits = heading, questions, members, limits
        fields = reader.schema().fields
        self._columns = {
            fact: ColumnReader(questions[fact], CellReader(questions[fact], fields[fact], places))
            for fact in heading.facts
        }
        self._warnings = list(heading.warnings)
        self._named = [str(place) for place in (*heading.kept.values(), *heading.facts.values())]
        self._unnamed = set(heading.unnamed)
        self._blank = 0

    def batches(self, frames: Iterator[pl.DataFrame]) -> Iterator[Batch]:
        """Batches of the file, from frames of text."""
        for whole in frames:
            for start in range(0, whole.height, _ROWS):
                frame, blank = self._members_of(whole.slice(start, _ROWS))
                if frame.height:
                    yield self._batch(frame, blank)

    def _members_of(self, frame: pl.DataFrame) -> tuple[pl.DataFrame, int]:
        """Rows with anything in them, without blanks around cells; how many empty rows came before the last of them."""
        texts = [name for name in frame.columns if name not in (ROW, EXTRA)]
        frame = frame.with_columns(pl.col(texts).str.strip_chars())
        frame = frame.with_columns(pl.when(pl.col(texts).str.len_bytes() > 0).then(pl.col(texts)))
        something = frame.select(pl.any_horizontal(pl.col(self._named).is_not_null())).to_series()
        if EXTRA in frame.columns:
            something = something | frame[EXTRA]
        members = frame.filter(something)
        if not members.height:
            self._blank += frame.height
            return members, 0
        last = int(something.arg_true()[-1])
        blank, self._blank = self._blank + last + 1 - members.height, frame.height - last - 1
        return members, blank

    def _batch(self, frame: pl.DataFrame, blank: int) -> Batch:
        heading, rows = self._heading, frame[ROW]
        rejections = Rejections(rows, lambda name: self._shown(frame, name))
        self._warn_of_unnamed(frame)
        frame = self._without_long_cells(frame, rejections)
        if EXTRA in frame.columns:
            problem = Problem((), text("这一行的格子比表头多"), text("格子里的逗号会把一格分成两格：给这一格加上引号"))
            rejections.strike(heading.written[-1], frame[EXTRA], problem, None)
        for name, place in heading.kept.items():
            problem = Problem((), text("这一行像是合计，不是一个人"), text("删掉合计的行"))
            rejections.strike(name, frame[str(place)].is_in(_SUMS).fill_null(False), problem, None)
        read: dict[str, pl.Series] = {}
        for fact, place in heading.facts.items():
            columns, wrong = self._columns[fact].read(frame[str(place)], rejections.problems)
            read |= {column.name: column for column in columns}
            rejections.add(fact, wrong, fact)
        kept = [frame[str(place)].alias(name) for name, place in heading.kept.items()]
        warnings, self._warnings = tuple(self._warnings), []
        return self._members.batch(rows, kept, read, rejections, blank, warnings)

    def _shown(self, frame: pl.DataFrame, name: str) -> tuple[str, pl.Series]:
        """The header of a fact or an echoed column as written, and its cells; a fact without a column goes by its name."""
        place = self._heading.facts.get(name, self._heading.kept.get(name))
        if place is None:
            header = self._questions[name].name if name in self._questions else name
            return header, pl.repeat("", frame.height, dtype=pl.String, eager=True)
        return self._heading.written[place], frame[str(place)]

    def _without_long_cells(self, frame: pl.DataFrame, rejections: Rejections) -> pl.DataFrame:
        heading, most = self._heading, self._limits.cell
        for name, place in (*heading.kept.items(), *heading.facts.items()):
            cells = frame[str(place)]
            if (cells.str.len_bytes().max() or 0) <= most:  # type: ignore[operator]
                continue
            long = (cells.str.len_chars() > most).fill_null(False)
            detail = text("这一格太长：最多 {most} 个字", most=most)
            problem = Problem((), detail, text("只写答案，说明放在别的地方"))
            rejections.strike(name, long, problem, name if name in heading.facts else None)
            frame = frame.with_columns(cells.set(long, None).alias(str(place)))
        return frame

    def _warn_of_unnamed(self, frame: pl.DataFrame) -> None:
        """Columns without a header are left out; where they hold something, that is told once."""
        for place in sorted(self._unnamed):
            if frame[str(place)].is_not_null().any():
                self._unnamed.discard(place)
                self._warnings.append(text("第 {column} 列没有表头，没有读", column=place + 1))
