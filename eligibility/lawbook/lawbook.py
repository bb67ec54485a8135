"""One rule base with what is worked out from it once: citations, worked cases, and a search index for each language."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from threading import Lock

from eligibility.amounts.standards import Standards
from eligibility.lawbook.citations import Citations
from eligibility.lawbook.coverage import Coverage
from eligibility.lawbook.examples import Examples
from eligibility.lawbook.index import Index
from eligibility.rulebook import Rulebook
from eligibility.selection import Selector
from eligibility.wording import Wording


class Lawbook:
    """A rule base to read in. Nothing is worked out, and no scenario read, before it is first asked for."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.selector = Selector(book.regions)
        self.standards = Standards(book.regions)
        self._indexes: dict[str, Index] = {}
        self._coverage: Coverage | None = None
        self._lock = Lock()

    @cached_property
    def citations(self) -> Citations:
        """Who cites which clause."""
        return Citations(self.book)

    @cached_property
    def examples(self) -> Examples:
        """The worked cases of the rule base, by provision."""
        with self._lock:
            return Examples(self.book)

    def index(self, wording: Wording) -> Index:
        """The search index for readers of one language."""
        with self._lock:
            if wording.language not in self._indexes:
                self._indexes[wording.language] = Index(self.book, wording)
            return self._indexes[wording.language]

    def coverage(self, day: date) -> Coverage:
        """What is known where, on a day; the last day asked about is remembered."""
        held = self._coverage
        if held is None or held.day != day:
            held = self._coverage = Coverage(self.book, day)
        return held
