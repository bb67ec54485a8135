"""Kleene completeness (完备性): no worker is asked on although every further answer leads to the same end.

Kleene's logic looks at a tree part by part, so it leaves ``any: [a, {not: a}]`` open while ``a`` is unknown. Such a tree
gives nobody a wrong answer, but asks for answers that change nothing. We look for partial answers that leave a provision open while all
ways to complete them agree: z3 proposes partial answers, a second search completes them differently, and what made the
difference rules out everything that could be completed in that way, until there is either nothing left or a counter-example.

It is enough to look at each variant by itself. Where a place is still so wide that several are possible, they are open together
only if one of them is open, which then can end differently, or if they differ, which a narrower place then decides.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import z3

from eligibility.outcome_rules import Status
from eligibility.proof.decision import Decided
from eligibility.proof.reading import Reading
from eligibility.proof.seen import Seen
from eligibility.proof.solving import satisfiable, solver

ENDS = (Status.ELIGIBLE, Status.NOT_ELIGIBLE, Status.NOT_VERIFIED)


@dataclass(frozen=True, slots=True)
class Stuck:
    """Answers that leave a provision open, and the one status that all further answers lead to; None: still open."""

    answers: dict[str, Any]
    status: Status | None


def stuck(reading: Reading, decided: Decided, given: Collection[str] = ()) -> Stuck | None:
    """A counter-example, as few answers as suffice; None where there is none, at least once some facts are given."""
    known, seen = [answered for fact, answered in reading.answers.answered.items() if fact in given], Seen(reading)
    return next((found for status in (None, *ENDS) if (found := _stuck_at(seen, decided, status, known))), None)


def _stuck_at(seen: Seen, decided: Decided, status: Status | None, known: Sequence[Any]) -> Stuck | None:
    reading = seen.reading
    answers, is_open = reading.answers, decided.status(Status.NEEDS_INFORMATION)
    if status is None:
        proposals = solver(*reading.possible(), reading.complete(), is_open)
        found = satisfiable(proposals)
        return Stuck(answers.plain(answers.read(proposals.model())), None) if found else None
    proposals = solver(*reading.possible(), *known, is_open)
    other_ends = solver(*reading.possible(), reading.complete(), z3.Not(decided.status(status)))
    reasons = [solver(*reading.possible(), z3.Not(reason)) for reason in decided.not_status(status)]
    while satisfiable(proposals):
        partial = answers.read(proposals.model())
        whole = {fact: seen.whole(fact, value) for fact, value in partial.items()}
        blocking, model = _against(other_ends, whole)
        if blocking is not None:
            few = {fact: value for fact, value in partial.items() if fact in blocking}
            return Stuck(answers.plain(few if _open(reading, is_open, few) else partial), status)
        complete = answers.read(model)
        parts = {name: part for fact, value in complete.items() for name, part in seen.parts(fact, value).items()}
        cores = (_against(refuted, parts)[0] for refuted in reasons)
        proposals.add(_differs(seen, complete, next((core for core in cores if core is not None), set(parts))))
    return None


def _open(reading: Reading, is_open: Any, values: Mapping[str, Any]) -> bool:
    answers = reading.answers
    exactly = [known if fact in values else z3.Not(known) for fact, known in answers.answered.items()]
    return satisfiable(solver(is_open, *exactly, *(answers.same(fact, value) for fact, value in values.items())))


def _against(search: Any, assumed: Mapping[str, Any]) -> tuple[set[str] | None, Any]:
    """Those of the assumptions that leave a search without result; or else the result."""
    search.push()
    for name, formula in assumed.items():
        search.assert_and_track(formula, f"!{name}")
    try:
        if satisfiable(search):
            return None, search.model()
        core = {str(label).strip("|") for label in search.unsat_core()}
        return {name for name in assumed if f"!{name}" in core}, None
    finally:
        search.pop()


def _differs(seen: Seen, complete: Mapping[str, Any], decisive: set[str]) -> Any:
    """Partial answers that cannot be completed like this: they differ in a part that made the difference, or in one that could
    contradict another."""
    answers, ways = seen.reading.answers, []
    for fact, answered in answers.answered.items():
        knotted = fact in seen.reading.knotted
        if fact not in complete:
            ways += [answered] * knotted
            continue
        names = seen.parts(fact, complete[fact])
        same = tuple(name for name in names if knotted or name in decisive)
        if same and answers.questions[fact].type == "region":
            ways.append(seen.elsewhere(fact, complete[fact], same))
        else:
            ways += [seen.other(fact, complete[fact], name) for name in same]
    return z3.Or(ways)
