"""Actions (能做的事): which answers a person can change by doing something, as ``rules/questions.yaml`` declares them.

What is not declared here is what a person is or what has been, and nobody is ever told to change that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.conditions import Condition
from eligibility.months import month_of, month_text
from eligibility.rulebook.faults import Fault, RulebookError, did_you_mean
from eligibility.rulebook.questions import Question
from eligibility.rulebook.trees import read_tree
from eligibility.rulebook.yaml_source import Source, YamlMap, line_of


@dataclass(frozen=True, slots=True, eq=False)
class Action:
    """Something a person can do, after which the answer to ``fact`` is ``value``; ``words`` say what, in Chinese.

    It is only possible where the provision ``through`` would be met without it, and out of the question while ``unless`` holds.
    ``dated_by`` names the fact that then holds the month or day on which it was done, and ``dated_by_month`` which of the two.
    """

    fact: str
    value: bool | str
    words: str
    through: str | None
    unless: Condition | None
    dated_by: str | None
    dated_by_month: bool

    def answers(self, day: date) -> dict[str, Any]:
        """The answers once it is done on a day, as criteria read them."""
        dated = {self.dated_by: month_of(day) if self.dated_by_month else day} if self.dated_by else {}
        return {self.fact: self.value, **dated}

    def written(self, day: date) -> dict[str, Any]:
        """The same answers as they are sent to the API."""
        stamp = month_text(month_of(day)) if self.dated_by_month else day.isoformat()
        return {self.fact: self.value, **({self.dated_by: stamp} if self.dated_by else {})}


def read_actions(
    source: Source, questions: Mapping[str, Question], known: Collection[str], provisions: Collection[str]
) -> tuple[Action, ...]:
    """Every action that the file of questions declares, in its order.

    Raises RulebookError with all faults: values that are no answer, and names that nothing declares.
    """
    actions: list[Action] = []
    faults: list[Fault] = []
    for fact, entry in source.content["facts"].items():
        values: set[object] = set()
        for raw in entry.get("can_become") or ():
            own = [*_faults(source, questions[fact], raw, questions, provisions)]
            if raw["value"] in values:
                own.append(
                    source.fault(line_of(raw, "value"), f"{fact}: this value stands here twice", "keep one of the two")
                )
            values.add(raw["value"])
            unless: Condition | None = None
            try:
                unless = read_tree(source, raw["unless"], known, line_of(raw, "unless")) if "unless" in raw else None
            except RulebookError as error:
                own.extend(error.faults)
            faults.extend(own)
            if not own:
                dated_by = raw.get("dated_by")
                by_month = dated_by is not None and questions[dated_by].type == "month"
                actions.append(
                    Action(fact, raw["value"], raw["action"], raw.get("through"), unless, dated_by, by_month)
                )
    if faults:
        raise RulebookError(faults)
    return tuple(actions)


def _faults(
    source: Source, question: Question, raw: YamlMap, questions: Mapping[str, Question], provisions: Collection[str]
) -> Iterator[Fault]:
    value, through, dated_by = raw["value"], raw.get("through"), raw.get("dated_by")
    if question.type not in ("boolean", "enum"):
        cause = f"{question.fact} is of type {question.type}, so nobody can change it by doing one thing"
        yield source.fault(line_of(raw, "value"), cause, "delete can_become; only a yes/no or a choice can have it")
    elif question.type == "boolean" and not isinstance(value, bool):
        yield source.fault(
            line_of(raw, "value"), f'"{value}" is neither true nor false', "write true or false, without quotes"
        )
    elif question.type == "enum" and value not in question.choices:
        cause = f'"{value}" is no choice of {question.fact}'
        yield source.fault(line_of(raw, "value"), cause, did_you_mean(str(value), question.choices))
    if through is not None and through not in provisions:
        yield source.fault(
            line_of(raw, "through"), f'no provision is called "{through}"', did_you_mean(through, provisions)
        )
    if dated_by is not None and dated_by not in questions:
        yield source.fault(
            line_of(raw, "dated_by"), f'no fact is called "{dated_by}"', did_you_mean(dated_by, questions)
        )
    elif dated_by is not None and questions[dated_by].type not in ("month", "date"):
        cause = f'"{dated_by}" is of type {questions[dated_by].type}'
        yield source.fault(line_of(raw, "dated_by"), cause, "name a fact of type month or date")
