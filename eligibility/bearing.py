"""Which questions can still matter (还有没有用): what an answer could yet change, given the answers so far.

A provision that is decided stays decided, whatever else is answered; so a question that no open provision waits for, and that no
amount or remark of one that stands could use, changes nothing any more. Where in doubt a question counts as useful. Remarks under
a no, and the day from which it might become a yes, are not worth a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from eligibility.assessment import Assessment, Outcome
from eligibility.outcome_rules import Status
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Note

_AGE, _BIRTH = "age", "birth_month"


def moot_facts(book: Rulebook, assessment: Assessment) -> frozenset[str]:
    """The facts without an answer whose answer could change no status of an assessment, and no amount or remark of what is not a no.

    A birth month tells the age, and from when to when an age is met: it matters as long as the age does, known or not.
    """
    useful = {fact for outcome in assessment.outcomes for fact in _useful(book, outcome)}
    if _AGE in useful or (_AGE in assessment.facts and _BIRTH not in assessment.facts):
        useful.add(_BIRTH)
    return frozenset(fact for fact in book.questions.by_fact if fact not in useful and fact not in assessment.facts)


def _useful(book: Rulebook, outcome: Outcome) -> Iterator[str]:
    provision = outcome.provision
    if outcome.status is Status.NOT_ELIGIBLE:
        return
    yield from outcome.missing
    yield from outcome.reckoning.missing
    notes = (note.when for note in provision.notes if _speaks(note, outcome.status))
    yield from facts_read(book, (provision.in_use, *notes, *provision.amounts))
    if provision.claim.window is not None:
        yield provision.claim.window.after


def _speaks(note: Note, status: Status) -> bool:
    """Whether a note may yet be made; which status an open outcome will have is not known."""
    return not note.statuses or status.value in note.statuses or status is Status.NEEDS_INFORMATION


def facts_read(book: Rulebook, parts: Iterable[object]) -> Iterator[str]:
    """The facts that conditions and formulas read: by name, through criteria and concepts, or to choose a parameter's row."""
    for name in (name for part in parts for name in _strings(part)):
        if name in book.questions.by_fact:
            yield name
        elif name in book.criteria:
            yield from book.criteria[name].operator.facts
        elif name in book.concepts:
            inner = book.concepts[name].conclusion.reads()
            yield from (fact for one in inner for fact in book.criteria[one].operator.facts)
        elif name in book.parameters and (by := book.parameters[name].by) is not None:
            yield by


def _strings(part: object) -> Iterator[str]:
    """Every text in a declaration, however deep."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list | frozenset):
        for inner in part:
            yield from _strings(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _strings(getattr(part, field.name))
