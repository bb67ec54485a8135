"""Clauses as the contract shows them (条款的样子). On one day and in one language they are the same for everybody."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from eligibility.drafts import compared
from eligibility.memo import Memo
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import Clause
from eligibility.wording import Wording

_REMEMBERED = 5_000


class ClauseWords:
    """Shows clauses of one rule base; each is put together once for a day and a language, and then remembered."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._plain: Memo[tuple[str, date], dict[str, Any]] = Memo(_REMEMBERED)
        self._shown: dict[tuple[str, date, Wording, bool], dict[str, Any]] = {}

    def of(self, clause: Clause, day: date, wording: Wording, include_drafts: bool) -> dict[str, Any]:
        """A clause, with what drafts say beside it."""
        asked = clause.id, day, wording, include_drafts
        shown = self._shown.get(asked)
        if shown is None:
            if len(self._shown) >= _REMEMBERED:
                self._shown.clear()
            shown = self.plain(clause, day) | compared(self._book, clause, wording, include_drafts)
            self._shown[asked] = shown
        return deepcopy(shown) if shown["became"] or shown["drafts"] else shown.copy()

    def plain(self, clause: Clause, day: date) -> dict[str, Any]:
        """A clause alone."""
        asked = clause.id, day
        shown = self._plain.get(asked)
        if shown is None:
            shown = present_clause(self._book, clause, day)
            self._plain.keep({asked: shown})
        return shown.copy()


def present_clause(book: Rulebook, clause: Clause, as_of: date) -> dict[str, Any]:
    """A clause; quotes, titles and numbers stay Chinese in every language, because they are the law's own words."""
    document = clause.document
    return {
        "id": clause.id,
        "document": document.id,
        "document_title": document.title,
        "document_number": document.number,
        "document_kind": document.kind,
        "issuer": document.issuer,
        "number": clause.number,
        "quote": clause.quote,
        "issued": document.issued,
        "in_force_from": clause.in_force_from.isoformat(),
        "approximate": document.approximate,
        "standing": clause.standing(as_of, book.superseded).value,
    }
