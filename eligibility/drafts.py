"""Drafts beside what was adopted (草案对照): what became of a draft's sentence, and which drafts a sentence in force came from."""

from __future__ import annotations

from typing import Any

from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import Clause
from eligibility.rulebook.fates import Change
from eligibility.wording import Text, Wording, text

CHANGES = {
    Change.KEPT: text("正式文件保留了这一句"),
    Change.WIDENED: text("正式文件放宽了这一句"),
    Change.NARROWED: text("正式文件收窄了这一句"),
    Change.MIXED: text("正式文件对这一句有增有减"),
    Change.DROPPED: text("正式文件没有写进这一句"),
}


def compared(book: Rulebook, clause: Clause, wording: Wording, include_drafts: bool) -> dict[str, Any]:
    """Both sides of the comparison, as keys to add to a clause that is shown: ``became`` and ``drafts``."""
    return {"became": became(book, clause, wording), "drafts": drafts(book, clause, wording) if include_drafts else []}


def became(book: Rulebook, clause: Clause, wording: Wording) -> dict[str, Any] | None:
    """What became of a draft's sentence; None for what is no draft, and for drafts whose final text is not known."""
    fate, final = clause.became, clause.document.compared_with
    if fate is None or final is None:
        return None
    return {
        "what": fate.what.value,
        "text": wording.say(CHANGES[fate.what]),
        "document": final,
        "document_title": book.documents[final].title,
        "by": [_sentence(book.clauses[name]) for name in fate.by],
        "instead": [_sentence(book.clauses[name]) for name in fate.instead],
        "note": wording.say(Text(fate.note)),
    }


def drafts(book: Rulebook, clause: Clause, wording: Wording) -> list[dict[str, Any]]:
    """The sentences of drafts that became this one, or that it stands without, each with what became of it."""
    return [
        {
            **_sentence(draft),
            "document": draft.document.id,
            "document_title": draft.document.title,
            "issued": draft.document.issued,
            "became": became(book, draft, wording),
        }
        for draft in book.drafts_beside.get(clause.id, ())
    ]


def _sentence(clause: Clause) -> dict[str, Any]:
    return {"id": clause.id, "number": clause.number, "quote": clause.quote}
