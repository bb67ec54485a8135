"""What explains an outcome and follows from verdicts alone (定论), whoever they are of, wherever and whenever; hence remembered.

Like the conclusions of durable-rules it is named by the verdicts that it can depend on: ``docs/decisions/0012-memo.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from eligibility.candidacy import Candidacy
from eligibility.compiler import unbarred, verified
from eligibility.conditions import Condition, evaluate, names
from eligibility.grounds import grounds, read_by_grounds, unique
from eligibility.memo import Memo
from eligibility.outcome_rules import Status
from eligibility.reasons import Reasoner, Role
from eligibility.remarks import read_by_remarks, remarks
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import Clause
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Variant
from eligibility.verdict import Spelling, Verdict, spelling
from eligibility.wording import Text, text

REMEMBERED = 16_384
"""How many of each kind are remembered, of all provisions together: some tens of MiB."""

Decisive = list[tuple[str, bool]]
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Settled:
    """What follows from verdicts alone, whoever they are of, wherever and whenever."""

    carrying: tuple[Clause, ...]
    cited: tuple[Clause, ...]
    decided: list[Decisive]
    roles: tuple[tuple[str, Role], ...]
    in_use: bool
    displaces: tuple[str, ...]
    unverified: tuple[str, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """The names that decide at each place still possible, in which roles; and what a draft would come to."""

    decided: list[Decisive]
    roles: tuple[tuple[str, Role], ...]
    draft: Text | None


class Kind(Generic[Found]):
    """One kind of finding, remembered by the case and by the verdicts on the names that it can depend on."""

    def __init__(
        self, reads: Callable[[Candidacy], Iterable[str]], find: Callable[[Candidacy, Reasoner], Found], remembered: int
    ) -> None:
        self.reads, self.find = reads, find
        self._spelled: dict[tuple[str, ...], Spelling] = {}
        self._memo: Memo[Hashable, Found] = Memo(remembered)

    def of(self, chosen: tuple[str, ...], case: Candidacy, worker: Reasoner) -> Found:
        """What is found about a case, whose candidates have these names; worked out or remembered."""
        spell = self._spelled.get(chosen)
        if spell is None:
            spell = self._spelled[chosen] = spelling(tuple(dict.fromkeys(self.reads(case))))
        question = chosen, *case.statuses, spell(worker.letters)
        found = self._memo.get(question)
        if found is None:
            found = self.find(case, worker)
            self._memo.keep({question: found})
        return found


class Settler:
    """Settles outcomes of one rule base.

    Each kind of finding is remembered apart: few names count for the clauses and fewer for the remarks, so that nearly all of
    those are remembered where the reasons, for which every name of a condition counts, are new.
    """

    def __init__(self, book: Rulebook, remembered: int = REMEMBERED) -> None:
        self._book = book
        self._trees: dict[tuple[str, bool], Condition] = {}
        self._grounds = Kind(read_by_grounds, grounds, remembered)
        self._remarks = Kind(read_by_remarks, remarks, remembered)
        self._decided = Kind(self._read_by_conditions, self._decide, remembered)
        self.kinds: tuple[Kind[Any], ...] = self._grounds, self._remarks, self._decided

    def settle(self, case: Candidacy, worker: Reasoner) -> Settled:
        """What is settled about a case, worked out or remembered."""
        chosen = tuple([variant.whole for variant in case.candidates])
        ground = self._grounds.of(chosen, case, worker)
        beside = self._remarks.of(chosen, case, worker)
        decided = self._decided.of(chosen, case, worker)
        return Settled(
            carrying=ground.carrying,
            cited=unique((*ground.cited, *beside.barring)) if beside.barring else ground.cited,
            decided=decided.decided,
            roles=decided.roles,
            in_use=beside.in_use,
            displaces=ground.displaces,
            unverified=ground.unverified,
            notes=beside.notes if decided.draft is None else (decided.draft, *beside.notes),
        )

    def _decide(self, case: Candidacy, worker: Reasoner) -> Decided:
        trees = [self._tree(case.provision, variant, case.status) for variant in case.open_or_counted()]
        decided = worker.decisive(trees)
        would = evaluate(trees[0], worker.verdict_of) if trees else Verdict.UNKNOWN
        return Decided(decided, worker.roles(decided), _DRAFT[would] if case.provision.draft_only else None)

    def _read_by_conditions(self, case: Candidacy) -> Iterator[str]:
        """The names in the whole conditions, and those behind the concepts among them."""
        whole = [unbarred(case.provision, variant.bases) for variant in case.candidates]
        for name in dict.fromkeys(name for tree in whole for name in names(tree)):
            yield name
            if name in self._book.concepts:
                yield from self._book.concepts[name].conclusion.reads()

    def _tree(self, provision: Provision, variant: Variant, status: Status) -> Condition:
        key = variant.key, status is Status.ELIGIBLE
        tree = self._trees.get(key)
        if tree is None:
            bases = verified(variant) if status is Status.ELIGIBLE else variant.bases
            tree = self._trees[key] = unbarred(provision, bases)
        return tree


_DRAFT = {
    Verdict.TRUE: text("这只是征求意见稿里的说法，没有生效。假如照草案执行，你会符合。"),
    Verdict.FALSE: text("这只是征求意见稿里的说法，没有生效。就算照草案执行，你也不符合。"),
    Verdict.UNKNOWN: text("这只是征求意见稿里的说法，没有生效。"),
}
