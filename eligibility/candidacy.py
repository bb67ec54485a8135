"""A provision over the variants that are still possible (候选): what each comes to, and what the whole comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eligibility.outcome_rules import Status
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Variant


@dataclass(frozen=True, slots=True)
class Candidacy:
    """A provision over its candidate variants, and the status of each."""

    provision: Provision
    candidates: Sequence[Variant]
    statuses: Sequence[Status]
    status: Status

    def counted(self) -> list[Variant]:
        """The variants that come to what the whole comes to; all, where none does."""
        return self._of(self.status) or list(self.candidates)

    def open_or_counted(self) -> list[Variant]:
        """Those that are still open, if any is."""
        return self._of(Status.NEEDS_INFORMATION) or self.counted()

    def _of(self, status: Status) -> list[Variant]:
        return [variant for variant, own in zip(self.candidates, self.statuses, strict=True) if own is status]
