"""The rejected cells beside a result (退回的格子): a CSV of its own, which is only there if anything was rejected."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from eligibility.roster.batch import Reject
from eligibility.roster.csv_text import harmless_text
from eligibility.roster.labels import REJECTED
from eligibility.wording import Wording


def rejects_path(result: Path) -> Path:
    """Where the rejected cells of a result stand."""
    return result.with_name(result.name + ".rejects.csv")


class RejectsFile:
    """Takes rejects as they come; the file gets its name when the result is complete, and is removed if it fails."""

    def __init__(self, result: Path, words: Wording) -> None:
        self.path = rejects_path(result)
        self._unfinished = self.path.with_name(self.path.name + ".unfinished")
        self._words = words
        self._file: Any = None
        self._rows: Any = None

    def add(self, rejects: Iterable[Reject]) -> None:
        """Write some of them."""
        say = self._words.say
        for reject in rejects:
            if self._file is None:
                self._file = self._unfinished.open("w", encoding="utf-8-sig", newline="")
                self._rows = csv.writer(self._file)
                self._rows.writerow([say(head) for head, _ in REJECTED])
            told = (reject.column, reject.value, say(reject.reason), say(reject.hint))
            self._rows.writerow([reject.row, *map(harmless_text, told)])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
        if kind is None:
            # that of an earlier result would be taken for this one's
            self.path.unlink(missing_ok=True)
            if self._file is not None:
                self._unfinished.replace(self.path)
        with suppress(FileNotFoundError):
            self._unfinished.unlink()
