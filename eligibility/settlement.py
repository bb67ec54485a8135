"""What explains an outcome and follows from verdicts alone (定论), whoever they are of, wherever and whenever; hence remembered.

Like the conclusions of durable-rules it is named by the verdicts that it can depend on: ``docs/decisions/0012-memo.md``.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from eligibility.compiler import unbarred, verified
from eligibility.conditions import Condition, evaluate, names
from eligibility.memo import Memo
from eligibility.outcome_rules import Status
from eligibility.reasons import Reasoner, Role, VerdictOf
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import Clause
from eligibility.rulebook.provisions import Bar, Basis, Provision
from eligibility.selection import Variant
from eligibility.verdict import Verdict
from eligibility.wording import Text, text

REMEMBERED = 16_384
"""How many are remembered, of all provisions together: some tens of MiB."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What follows from verdicts alone, whoever they are of, wherever and whenever."""

    carrying: tuple[Clause, ...]
    cited: tuple[Clause, ...]
    decided: list[list[tuple[str, bool]]]
    roles: tuple[tuple[str, Role], ...]
    in_use: bool
    displaces: tuple[str, ...]
    unverified: tuple[str, ...]
    notes: tuple[Text, ...]


class Settler:
    """Settles outcomes of one rule base."""

    def __init__(self, book: Rulebook, remembered: int = REMEMBERED) -> None:
        self._book = book
        self._trees: dict[tuple[str, bool], Condition] = {}
        self._reads: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._memo: Memo[Hashable, Settled] = Memo(remembered)

    def settle(
        self,
        provision: Provision,
        candidates: Sequence[Variant],
        statuses: Sequence[Status],
        status: Status,
        worker: Reasoner,
    ) -> Settled:
        """What is settled about a provision over its candidate variants, worked out or remembered."""
        chosen = tuple([variant.whole for variant in candidates])
        reads = self._reads.get(chosen)
        if reads is None:
            reads = self._reads[chosen] = tuple(_read(self._book, provision, candidates))
        question = chosen, *statuses, worker.letters(reads)
        settled = self._memo.recall((question,)).get(question)
        if settled is None:
            settled = self._settle(provision, candidates, statuses, status, worker)
            self._memo.keep({question: settled})
        return settled

    def _settle(
        self,
        provision: Provision,
        candidates: Sequence[Variant],
        statuses: Sequence[Status],
        status: Status,
        worker: Reasoner,
    ) -> Settled:
        verdict_of = worker.verdict_of
        counted = [variant for variant, own in zip(candidates, statuses, strict=True) if own is status] or list(
            candidates
        )
        open_ones = [v for v, own in zip(candidates, statuses, strict=True) if own is Status.NEEDS_INFORMATION]
        speaking = [basis for variant in counted for basis in self._carrying(variant, status, verdict_of)]
        carrying = _unique(clause for basis in speaking for clause in basis.clauses)
        beside = [clause for basis in speaking for clause in basis.also]
        bars_met = [bar for bar in provision.bars if evaluate(bar.when, verdict_of) is Verdict.TRUE]
        trees = [self._tree(provision, variant, status) for variant in (open_ones or counted)]
        decided = worker.decisive(trees)
        return Settled(
            carrying=carrying,
            cited=_unique([*carrying, *beside, *(clause for bar in bars_met for clause in bar.clauses)]),
            decided=decided,
            roles=worker.roles(decided),
            in_use=provision.in_use is not None and evaluate(provision.in_use, verdict_of) is Verdict.TRUE,
            displaces=self._displaced(counted[0]),
            unverified=self._unverified(counted, status, verdict_of),
            notes=tuple(self._notes(provision, status, bars_met, trees, verdict_of)),
        )

    def _carrying(self, variant: Variant, status: Status, verdict_of: VerdictOf) -> list[Basis]:
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

    def _tree(self, provision: Provision, variant: Variant, status: Status) -> Condition:
        key = variant.key, status is Status.ELIGIBLE
        tree = self._trees.get(key)
        if tree is None:
            bases = verified(variant) if status is Status.ELIGIBLE else variant.bases
            tree = self._trees[key] = unbarred(provision, bases)
        return tree

    def _displaced(self, variant: Variant) -> tuple[str, ...]:
        """The clauses of the general rule that the local one displaces; one it fills in is cited beside it instead."""
        kept = {clause.id for basis in variant.bases for clause in basis.clauses}
        carriers = dict.fromkeys(basis.clauses[0].id for basis in variant.displaced)
        return tuple(carrier for carrier in carriers if carrier not in kept)

    def _unverified(self, counted: Sequence[Variant], status: Status, verdict_of: VerdictOf) -> tuple[str, ...]:
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

    def _notes(
        self,
        provision: Provision,
        status: Status,
        bars_met: Sequence[Bar],
        trees: Sequence[Condition],
        verdict_of: VerdictOf,
    ) -> Iterator[Text]:
        if provision.draft_only:
            would = evaluate(trees[0], verdict_of) if trees else Verdict.UNKNOWN
            yield _DRAFT[would]
        if provision.fulfilled is not None and evaluate(provision.fulfilled, verdict_of) is Verdict.TRUE:
            yield text("已履行：对方已经做到了这一项")
        for bar in bars_met:
            yield Text(bar.text)
        for note in provision.notes:
            if (not note.statuses or status.value in note.statuses) and evaluate(note.when, verdict_of) is Verdict.TRUE:
                yield Text(note.text)


_DRAFT = {
    Verdict.TRUE: text("这只是征求意见稿里的说法，没有生效。假如照草案执行，你会符合。"),
    Verdict.FALSE: text("这只是征求意见稿里的说法，没有生效。就算照草案执行，你也不符合。"),
    Verdict.UNKNOWN: text("这只是征求意见稿里的说法，没有生效。"),
}


def _read(book: Rulebook, provision: Provision, candidates: Sequence[Variant]) -> Iterator[str]:
    """The names whose verdicts an explanation can depend on, those behind concepts too; each once."""
    trees = [provision.requires, provision.in_use, provision.fulfilled]
    trees += [part.when for parts in (provision.bars, provision.notes) for part in parts]
    trees += [basis.when for variant in candidates for basis in variant.bases]
    found = dict.fromkeys(name for tree in trees if tree is not None for name in names(tree))
    behind = [book.concepts[name].conclusion for name in found if name in book.concepts]
    yield from dict.fromkeys([*found, *(name for drawn in behind for name in drawn.reads())])


def _unique(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    return tuple({clause.id: clause for clause in clauses}.values())
