"""What a provision can come to (可达性): every variant can be yes, no and open for somebody, and every basis and bar matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from eligibility.compiler import conditions, verified
from eligibility.conditions import All
from eligibility.outcome_rules import Status
from eligibility.proof.decision import Decided
from eligibility.proof.reading import Reading
from eligibility.proof.solving import possible
from eligibility.proof.whereabouts import bases_at, named
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import Fault
from eligibility.rulebook.provisions import Provision
from eligibility.rulebook.whereabouts import fault_in
from eligibility.selection import Variant

_WORDS = {
    Status.ELIGIBLE: "yes",
    Status.NOT_ELIGIBLE: "no",
    Status.NEEDS_INFORMATION: "open",
    Status.NOT_VERIFIED: '"not verified"',
}


def wanted(variant: Variant) -> set[Status]:
    """The statuses that a variant is there for."""
    found = {Status.NOT_ELIGIBLE, Status.NEEDS_INFORMATION}
    found |= {Status.ELIGIBLE} if verified(variant) else set()
    return found if len(verified(variant)) == len(variant.bases) else found | {Status.NOT_VERIFIED}


class Reach:
    """Gathers, over the days, what somebody can come to."""

    def __init__(self, book: Rulebook, provision: Provision) -> None:
        self._book, self._provision = book, provision
        self._variants: dict[str, Variant] = {}
        self._seen: dict[str, set[Status]] = defaultdict(set)
        self._met: set[str] = set()
        self._barred: set[int] = set()

    def look(self, reading: Reading, variant: Variant, decided: Decided) -> None:
        """Take a variant on one more day into account."""
        self._variants.setdefault(variant.key, variant)
        seen = self._seen[variant.key]
        seen |= {status for status in set(Status) - seen if possible(reading, decided.status(status))}
        for basis in variant.bases:
            met = All((self._provision.requires, basis.when))
            if basis.id not in self._met and possible(reading, reading.terms(met).holds):
                self._met.add(basis.id)
        granted = reading.terms(conditions(self._provision, variant.bases)).holds
        for index, bar in enumerate(self._provision.against):
            if index not in self._barred and possible(reading, granted, reading.terms(bar).holds):
                self._barred.add(index)

    def faults(self) -> Iterator[Fault]:
        """What nobody can come to on any day."""
        if self._provision.draft_only:
            if any(Status.ELIGIBLE in seen for seen in self._seen.values()):
                yield self._fault(["bases"], "a draft makes somebody eligible", "a draft is never a right")
            return
        for key, variant in self._variants.items():
            for status in sorted(wanted(variant) - self._seen[key], key=lambda one: one.value):
                cause = f'with "{named(variant)}" it is never {_WORDS[status]}, whatever the worker answers'
                yield self._fault(bases_at(self._provision, variant), cause, _REMEDIES[status])
        ids = [basis.id for basis in self._provision.bases]
        for name in ids:
            if name not in self._met:
                remedy = "its conditions exclude each other, or no day is left on which it applies: mend or delete it"
                yield self._fault(["bases", ids.index(name)], f'nobody can meet the basis "{name}"', remedy)
        for index in range(len(self._provision.against)):
            if index not in self._barred:
                at: list[str | int] = ["bars", index] if index < len(self._provision.bars) else ["fulfilled"]
                yield self._fault(
                    at, "this never stands in the way of anybody who would be eligible", "mend or delete it"
                )

    def _fault(self, path: list[str | int], cause: str, remedy: str) -> Fault:
        return fault_in(self._book, self._provision, path, cause, remedy)


_REMEDIES = {
    Status.ELIGIBLE: "two of its conditions exclude each other: look for an all that should be any, or a wrong not",
    Status.NOT_ELIGIBLE: "a condition that everybody meets decides nothing: look for an any that should be all, or a wrong not",
    Status.NEEDS_INFORMATION: "no question matters to it: give it a condition",
    Status.NOT_VERIFIED: "what is unverified is decided by another basis anyway: delete the basis, or mend its condition",
}
