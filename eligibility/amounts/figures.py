"""What a formula may look at: the answers, the verdicts on criteria, and the numbers that hold at the place and day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.amounts.standards import Found, Gap, Standard, Standards, TooWide
from eligibility.conditions import Condition, evaluate
from eligibility.rulebook.parameters import Parameter
from eligibility.verdict import Verdict
from eligibility.wording import Text, text

PLACE = "work_region"
NOT_KNOWN = text("没有核实到本市的标准，请以当地公布为准")


class Unworkable(Exception):
    """An amount cannot be worked out: ``missing`` answers are wanted, or our source lacks what ``unverified`` says."""

    def __init__(self, missing: Iterable[str] = (), unverified: Iterable[Text] = ()) -> None:
        super().__init__()
        self.missing = tuple(dict.fromkeys(missing))
        self.unverified = tuple(unverified)


@dataclass(frozen=True, slots=True)
class Figures:
    """One worker's answers on one day; ``waits_for`` names the answers for which an open condition waits."""

    facts: Mapping[str, Any]
    day: date
    parameters: Mapping[str, Parameter]
    standards: Standards
    verdict_of: Callable[[str], Verdict]
    waits_for: Callable[[Condition], tuple[str, ...]]

    def holds(self, condition: Condition) -> Verdict:
        """The verdict on a condition."""
        return evaluate(condition, self.verdict_of)

    def find(self, name: str) -> Found:
        """What a parameter holds for this worker. Raises Unworkable where the answer that chooses its row is missing."""
        parameter = self.parameters[name]
        case = None
        if parameter.by is not None:
            case = self.facts.get(parameter.by)
            if case is None:
                raise Unworkable(missing=[parameter.by])
        return self.standards.find(parameter, self.facts.get(PLACE), self.day, case)

    def number(self, name: str) -> Standard:
        """The number that a parameter has for this worker. Raises Unworkable where there is none."""
        found = self.find(name)
        if isinstance(found, TooWide):
            raise Unworkable(missing=[PLACE])
        if isinstance(found, Gap):
            raise Unworkable(unverified=[Text(found.why)])
        if found is None:
            raise Unworkable(unverified=[NOT_KNOWN])
        return found

    def answer(self, fact: str) -> Any:
        """An answer. Raises Unworkable where it is missing."""
        if self.facts.get(fact) is None:
            raise Unworkable(missing=[fact])
        return self.facts[fact]

    def title(self, name: str) -> Text:
        """The title of a parameter."""
        return Text(self.parameters[name].title)
