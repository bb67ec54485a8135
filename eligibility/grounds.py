"""Legal grounds of an outcome (依据): the clauses that carry it, those beside them, what they displace, what is not verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eligibility.candidacy import Candidacy
from eligibility.conditions import evaluate, names
from eligibility.outcome_rules import Status
from eligibility.reasons import Reasoner, VerdictOf
from eligibility.rulebook.documents import Clause
from eligibility.rulebook.provisions import Basis
from eligibility.selection import Variant
from eligibility.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Grounds:
    """The clauses that carry an outcome, all that are cited, what they displace, and what of them is not verified."""

    carrying: tuple[Clause, ...]
    cited: tuple[Clause, ...]
    displaces: tuple[str, ...]
    unverified: tuple[str, ...]


def grounds(case: Candidacy, worker: Reasoner) -> Grounds:
    """The grounds of an outcome, by the verdicts on the conditions of its bases."""
    counted = case.counted()
    speaking = [basis for variant in counted for basis in _carrying(variant, case.status, worker.verdict_of)]
    carrying = unique(clause for basis in speaking for clause in basis.clauses)
    return Grounds(
        carrying=carrying,
        cited=unique([*carrying, *(clause for basis in speaking for clause in basis.also)]),
        displaces=_displaced(counted[0]),
        unverified=_unverified(counted, case.status, worker.verdict_of),
    )


def read_by_grounds(case: Candidacy) -> Iterator[str]:
    """The names whose verdicts grounds depend on."""
    for variant in case.candidates:
        for basis in variant.bases:
            yield from names(basis.when)


def unique(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Clauses in their order, each once."""
    return tuple({clause.id: clause for clause in clauses}.values())


def _carrying(variant: Variant, status: Status, verdict_of: VerdictOf) -> list[Basis]:
    """The bases that speak for the outcome: those met where it is a yes, those not ruled out where it is open."""
    verdicts = [(basis, evaluate(basis.when, verdict_of)) for basis in variant.bases]
    if status is Status.ELIGIBLE:
        met = [basis for basis, found in verdicts if found is Verdict.TRUE and basis.unverified is None]
    elif status is Status.NOT_VERIFIED:
        met = [basis for basis, found in verdicts if found is Verdict.TRUE]
    elif status is Status.NEEDS_INFORMATION:
        met = [basis for basis, found in verdicts if found is not Verdict.FALSE]
    else:
        met = []
    return met or list(variant.bases)


def _displaced(variant: Variant) -> tuple[str, ...]:
    """The clauses of the general rule that the local one displaces; one it fills in is cited beside it instead."""
    kept = {clause.id for basis in variant.bases for clause in basis.clauses}
    carriers = dict.fromkeys(basis.clauses[0].id for basis in variant.displaced)
    return tuple(carrier for carrier in carriers if carrier not in kept)


def _unverified(counted: Sequence[Variant], status: Status, verdict_of: VerdictOf) -> tuple[str, ...]:
    if status is not Status.NOT_VERIFIED:
        return ()
    return tuple(
        dict.fromkeys(
            basis.unverified
            for variant in counted
            for basis in variant.bases
            if basis.unverified is not None and evaluate(basis.when, verdict_of) is Verdict.TRUE
        )
    )
