"""Remarks beside an outcome (提示): which bars are met, whether a worker has it already, and the notes that apply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eligibility.candidacy import Candidacy
from eligibility.conditions import evaluate, names
from eligibility.outcome_rules import Status
from eligibility.reasons import Reasoner, VerdictOf
from eligibility.rulebook.documents import Clause
from eligibility.rulebook.provisions import Bar, Provision
from eligibility.verdict import Verdict
from eligibility.wording import Text, text


@dataclass(frozen=True, slots=True)
class Remarks:
    """The clauses of the bars that are met, whether it is in use already, and the notes."""

    barring: tuple[Clause, ...]
    in_use: bool
    notes: tuple[Text, ...]


def remarks(case: Candidacy, worker: Reasoner) -> Remarks:
    """The remarks beside an outcome, by the verdicts on what they ask."""
    provision, verdict_of = case.provision, worker.verdict_of
    bars_met = [bar for bar in provision.bars if evaluate(bar.when, verdict_of) is Verdict.TRUE]
    return Remarks(
        barring=tuple([clause for bar in bars_met for clause in bar.clauses]),
        in_use=provision.in_use is not None and evaluate(provision.in_use, verdict_of) is Verdict.TRUE,
        notes=tuple(_notes(provision, case.status, bars_met, verdict_of)),
    )


def read_by_remarks(case: Candidacy) -> Iterator[str]:
    """The names whose verdicts remarks depend on."""
    provision = case.provision
    trees = [provision.in_use, provision.fulfilled]
    trees += [part.when for parts in (provision.bars, provision.notes) for part in parts]
    for tree in trees:
        if tree is not None:
            yield from names(tree)


def _notes(provision: Provision, status: Status, bars_met: Sequence[Bar], verdict_of: VerdictOf) -> Iterator[Text]:
    if provision.fulfilled is not None and evaluate(provision.fulfilled, verdict_of) is Verdict.TRUE:
        yield text("已履行：对方已经做到了这一项")
    for bar in bars_met:
        yield Text(bar.text)
    for note in provision.notes:
        if (not note.statuses or status.value in note.statuses) and evaluate(note.when, verdict_of) is Verdict.TRUE:
            yield Text(note.text)
