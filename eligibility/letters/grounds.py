"""The clauses of a letter (引用): quoted verbatim with document, number and date, those that carry the demand before the others."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.assessment import Outcome
from eligibility.outcome_rules import Force, force_of
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import Clause, Document
from eligibility.wording import Text, text

_HEADINGS = {
    Force.CLAIM: text("依据（原文照录）"),
    Force.OWED: text("依据（原文照录）"),
    Force.LEVER: text("引用的指引和文件（原文照录）"),
}
_BESIDE = text("其他有关的文件（原文照录，供参考）")
_NUMBERS = text("标准写在哪里（原文照录）")


def grounds(book: Rulebook, outcome: Outcome, *, numbers: bool) -> Iterator[tuple[Text, tuple[Clause, ...]]]:
    """Headings with their clauses: what gives the outcome its force, what is cited beside it, where its ``numbers`` stand."""
    carrying = tuple(clause for clause in outcome.clauses if force_of((clause,), outcome.provision) is outcome.force)
    found = {name for amount in outcome.reckoning.amounts for name in amount.clauses} if numbers else set()
    sources = tuple(book.clauses[name] for name in sorted(found - {clause.id for clause in outcome.clauses}))
    beside = tuple(clause for clause in outcome.clauses if clause not in carrying)
    for heading, clauses in ((_HEADINGS[outcome.force], carrying), (_BESIDE, beside), (_NUMBERS, sources)):
        if clauses:
            yield heading, clauses


def quoted(clause: Clause) -> str:
    """A clause as a letter quotes it, in Chinese whatever the reader's language: these are the law's own words."""
    reported = "官方表述（转述）：" if clause.document.kind == "reported" else ""
    return f"{reported}{named(clause.document)}{clause.number or ''}：“{clause.quote}”"


def named(document: Document) -> str:
    """A document with its number and date; what is known only from a report is no titled document."""
    marks = "“{}”" if document.kind == "reported" else "《{}》"
    brackets = [part for part in (document.number, _dated(document)) if part]
    return marks.format(document.title) + f"（{'，'.join(brackets)}）"


def _dated(document: Document) -> str:
    if document.issued:
        return "".join(f"{int(part)}{unit}" for part, unit in zip(document.issued.split("-"), "年月日", strict=False))
    since = document.in_force_from
    return f"约{since.year}年起施行" if document.approximate else f"{since.year}年{since.month}月{since.day}日起施行"


def guidance(clauses: tuple[Clause, ...]) -> Text:
    """The document that a letter names as guidance: the first one, and that there are others."""
    documents = list(dict.fromkeys(clause.document.id for clause in clauses))
    first = named(clauses[0].document)
    return text("{document}等文件", document=first) if len(documents) > 1 else text("{document}", document=first)
