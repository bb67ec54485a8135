"""What workers can see of a number (看得见的数): whether a change of a parameter shows at any place, on any day, in any amount.

Asked of the formulas themselves: each is worked out with the right and with the wrong number, for somebody of whom its conditions
hold and for somebody of whom they do not, in every combination.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Any

from eligibility.amounts import Figures, Formula, Standards, Worked
from eligibility.amounts.figures import PLACE
from eligibility.amounts.standards import Found, Gap, Standard, a_year_after
from eligibility.conditions import evaluate, names
from eligibility.places import Places
from eligibility.regions import NATIONAL
from eligibility.rulebook import Rulebook
from eligibility.rulebook.parameters import DatedValue, Parameter
from eligibility.rulebook.provisions import Provision
from eligibility.selection import Selector
from eligibility.verdict import Verdict

_DAY = timedelta(days=1)
_PAID = (100_01, 10_000_01)
"""A payment below every ceiling, and one above, in fen; a third of each is no whole number."""


def told(found: Found) -> object:
    """What a finding tells a worker, in the number and in the words beside it."""
    if isinstance(found, Standard):
        row = found.row
        of_when = (row.valid_from, row.valid_to) if found.last_known else None
        return (found.value, row.at_most, row.clause, row.tier, row.note, found.rank, of_when)
    return (type(found), found.rank, found.why) if isinstance(found, Gap) else type(found)


@dataclass(frozen=True, slots=True)
class At:
    """Where and when a number is looked for, and by which answer."""

    place: str | None
    day: date
    case: str | None

    def find(self, standards: Standards, parameter: Parameter) -> Found:
        """What a parameter holds there."""
        return standards.find(parameter, self.place, self.day, self.case if parameter.by else None)


class Sight:
    """Compares parameters as the provisions of one rule base use them."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._places = Places(book.regions)
        self._selector = Selector(book.regions)
        self._right, self._wrong = Standards(book.regions), Standards(book.regions)
        self._users: dict[str, list[tuple[Provision, Formula | None]]] = {}
        for provision in (one for one in book.provisions.values() if not one.draft_only):
            for formula in provision.amounts:
                for name in dict.fromkeys(formula.parameters):
                    self._users.setdefault(name, []).append((provision, formula))
            if provision.claim.window is not None:
                self._users.setdefault(provision.claim.window.within, []).append((provision, None))

    def uses(self, parameter: str) -> bool:
        """Whether an amount or a filing window is worked out from a parameter."""
        return parameter in self._users

    def can_show(self, right: Parameter, wrong: Parameter, row: DatedValue) -> bool:
        """Whether some worker whom a row concerns is told another amount, or none, by one of the two."""
        looked_at: set[object] = set()
        days = list(dict.fromkeys(self._days(right, row)))
        for place, day in product(dict.fromkeys(self._around(row)), days):
            at = At(place, day, row.case)
            found = told(at.find(self._right, right)), told(at.find(self._wrong, wrong))
            if found[0] == found[1]:
                continue
            for provision, formula in self._users[right.id]:
                if not any(variant.bases for variant in self._selector.candidates(provision, place, day)):
                    continue
                if formula is None:
                    return True
                numbers = (told(at.find(self._right, self._book.parameters[name])) for name in formula.parameters)
                alike = (provision.id, formula, *found, *numbers)
                if alike not in looked_at and self._comes_to_else(provision, formula, wrong, at):
                    return True
                looked_at.add(alike)
        return False

    def _comes_to_else(self, provision: Provision, formula: Formula, wrong: Parameter, at: At) -> bool:
        """Whether a formula comes to something else with a wrong number, for one kind of worker at least."""
        asked = list(dict.fromkeys(name for tree in formula.conditions for name in names(tree)))
        table = self._book.parameters
        tables = ((table, self._right), ({**table, wrong.id: wrong}, self._wrong))
        for paid, verdicts in product(_PAID, product((Verdict.TRUE, Verdict.FALSE), repeat=len(asked))):
            verdict_of = _verdicts(self._book, dict(zip(asked, verdicts, strict=True)))
            if evaluate(provision.requires, verdict_of) is Verdict.FALSE:
                continue
            answers = self._answers(paid, wrong, at)
            right, spoilt = (
                _shown(formula.work(Figures(answers, at.day, numbers, standards, verdict_of, lambda tree: ())))
                for numbers, standards in tables
            )
            if right != spoilt:
                return True
        return False

    def _answers(self, paid: int, parameter: Parameter, at: At) -> dict[str, Any]:
        """Somebody who says everything that a formula can look at."""
        questions = self._book.questions.by_fact.items()
        answers: dict[str, Any] = {name: paid for name, question in questions if question.type == "money"}
        answers |= {name: 0 for name, question in questions if question.type == "integer"}
        answers[PLACE] = at.place
        return answers if parameter.by is None else {**answers, parameter.by: at.case}

    def _around(self, row: DatedValue) -> Iterator[str | None]:
        """The places of a row, what lies directly in them, and what they lie in."""
        places = [None if code == NATIONAL else self._places.stand_in(code) for code in row.regions]
        yield from places
        regions = self._book.regions
        for place in places:
            below = regions.provinces() if place is None else regions.children(place)
            yield from (region.code for region in below)
            yield from (region.code for region in ([] if place is None else regions.ancestors(place)))

    def _days(self, parameter: Parameter, row: DatedValue) -> Iterator[date]:
        """The days on which something begins or ends, and those beside them."""
        marks = [row.valid_from]
        marks += [row.valid_to] if row.valid_to is not None else []
        marks += [a_year_after(row.valid_from)] if parameter.yearly else []
        for mark in marks:
            yield from (mark, mark - _DAY, mark + _DAY)
        for provision, formula in self._users[parameter.id]:
            yield from (basis.valid_from for basis in provision.bases)
            for name in (parameter.id,) if formula is None else formula.parameters:
                rows = self._book.parameters[name].values
                yield from (one.valid_from for one in rows if _meet(one.regions, row.regions))


def _meet(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two sets of regions could speak of one place, told by the province."""
    return NATIONAL in (*some, *others) or any(one[:2] == other[:2] for one in some for other in others)


def _verdicts(book: Rulebook, supposed: dict[str, Verdict]) -> Callable[[str], Verdict]:
    """Verdicts where some are supposed, and concepts follow from them."""

    def verdict_of(name: str) -> Verdict:
        concept = None if name in supposed else book.concepts.get(name)
        if concept is None:
            return supposed.get(name, Verdict.UNKNOWN)
        return evaluate(concept.holds, verdict_of)

    return verdict_of


def _shown(worked: Worked) -> object:
    """What an answer shows of a formula, but for how it says that something is not verified."""
    return (worked.amounts, worked.missing, bool(worked.unverified), worked.months_left)
