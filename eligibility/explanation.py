"""Why an outcome is what it is: the clauses that carry it, the criteria that decided, the answers that are missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eligibility.candidacy import Candidacy
from eligibility.outcome_rules import Status
from eligibility.reasons import Reason, Reasoner
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import NATION, Clause
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Variant
from eligibility.settlement import Settler
from eligibility.verdict import Verdict
from eligibility.wording import Text

_PLACES = 20_000


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything about an outcome besides its status. ``carrying`` are the clauses that give it its force."""

    carrying: tuple[Clause, ...]
    clauses: tuple[Clause, ...]
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    in_use: bool
    displaces: tuple[str, ...]
    unverified: tuple[str, ...]
    notes: tuple[Text, ...]


class Explainer:
    """Explains outcomes of one rule base."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._settler = Settler(book)
        self._inside: dict[tuple[str | None, str], bool] = {}

    def explain(
        self,
        provision: Provision,
        candidates: Sequence[Variant],
        statuses: Sequence[Status],
        status: Status,
        worker: Reasoner,
    ) -> Explanation:
        """Explain the outcome of a provision over its candidate variants."""
        settled = self._settler.settle(Candidacy(provision, candidates, statuses, status), worker)
        missing: tuple[str, ...] = ()
        if status is Status.NEEDS_INFORMATION:
            missing = worker.missing(settled.decided)
            if _place_matters(statuses, settled.decided, worker):
                missing = ("work_region", *(fact for fact in missing if fact != "work_region"))
        place, as_of = worker.facts.get("work_region"), worker.as_of
        clauses = tuple([clause for clause in settled.cited if clause.valid(as_of) and self._holds_at(clause, place)])
        here = {clause.id for clause in clauses}
        return Explanation(
            carrying=tuple([clause for clause in settled.carrying if clause.id in here]) or settled.carrying,
            clauses=clauses,
            reasons=worker.reasons(settled.roles),
            missing=missing,
            in_use=settled.in_use,
            displaces=settled.displaces,
            unverified=settled.unverified,
            notes=settled.notes,
        )

    def _holds_at(self, clause: Clause, place: str | None) -> bool:
        """Whether a clause holds wherever in a place; places and regions are few, so that this is asked once for each pair."""
        region = clause.document.region
        asked = place, region
        found = self._inside.get(asked)
        if found is None:
            if len(self._inside) >= _PLACES:
                self._inside.clear()
            found = region == NATION or self._book.regions.within(place, region) is Verdict.TRUE
            self._inside[asked] = found
        return found


def _place_matters(statuses: Sequence[Status], decided: list[list[tuple[str, bool]]], worker: Reasoner) -> bool:
    """Whether a closer answer about the place could decide: the places still possible differ in what they come to.

    ``decided`` are the decisive names at each of the places that are still open.
    """
    return len(set(statuses)) > 1 or len({worker.missing([at_one]) for at_one in decided}) > 1
