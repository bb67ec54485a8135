"""Criteria and concepts (判断标准与概念) as the rule files declare them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eligibility.conditions import Condition
from eligibility.criteria import OPERATORS, Given, Operator
from eligibility.program import Conclusion
from eligibility.regions import Regions
from eligibility.rulebook.faults import Fault, RulebookError, did_you_mean
from eligibility.rulebook.parameters import Parameter
from eligibility.rulebook.questions import Question
from eligibility.rulebook.trees import read_tree
from eligibility.rulebook.yaml_source import Source


@dataclass(frozen=True, slots=True)
class Criterion:
    """A named test over facts; ``title`` says in plain words what must be so."""

    id: str
    title: str
    operator: Operator


@dataclass(frozen=True, slots=True)
class Concept:
    """A conclusion that other rules read; ``because`` is the reasoning shown while ``because_when`` holds, ``clauses`` what
    the concept rests on."""

    id: str
    title: str
    because: str | None
    because_when: Condition | None
    clauses: tuple[str, ...]
    holds: Condition
    fails: Condition | None

    @property
    def conclusion(self) -> Conclusion:
        """How it is drawn, and what it reads for that."""
        return Conclusion(self.id, self.holds, self.fails)


def read_criteria(
    source: Source, questions: Mapping[str, Question], parameters: Mapping[str, Parameter], regions: Regions
) -> dict[str, Criterion]:
    """Build the criteria of one file. Raises RulebookError with every fault found."""
    raw: Any = source.content
    criteria: dict[str, Criterion] = {}
    faults: list[Fault] = []
    for name, entry in raw.items():
        line = raw.lines[name]
        keys = [key for key in entry if key != "title"]
        if len(keys) != 1 or keys[0] not in OPERATORS:
            cause = f"{name}: a criterion has a title and exactly one operator, not {', '.join(keys) or 'none'}"
            faults.append(source.fault(line, cause, did_you_mean(keys[0] if keys else "", OPERATORS)))
            continue
        arguments = entry[keys[0]]
        if not isinstance(arguments, dict):
            faults.append(
                source.fault(line, f"{name}: {keys[0]} takes keys and values", f"write {keys[0]}: {{fact: …}}")
            )
            continue
        try:
            operator = OPERATORS[keys[0]].read(Given(source, name, entry[keys[0]], questions, parameters, regions))
            criteria[name] = Criterion(name, entry["title"], operator)
        except RulebookError as error:
            faults.extend(error.faults)
    if faults:
        raise RulebookError(faults)
    return criteria


def read_concepts(source: Source, criteria: Mapping[str, Criterion]) -> dict[str, Concept]:
    """Build the concepts; they read criteria only, never each other."""
    raw: Any = source.content
    concepts: dict[str, Concept] = {}
    for name, entry in raw.items():
        line = raw.lines[name]
        if name in criteria:
            raise RulebookError(
                [source.fault(line, f'"{name}" is already a criterion', "give the concept a name of its own")]
            )

        def tree(key: str, entry: Any = entry) -> Condition | None:
            return None if entry.get(key) is None else read_tree(source, entry[key], criteria, entry.lines[key])

        concepts[name] = Concept(
            id=name,
            title=entry["title"],
            because=entry.get("because"),
            because_when=tree("because_when"),
            clauses=tuple(entry.get("clauses") or ()),
            holds=read_tree(source, entry["holds"], criteria, entry.lines["holds"]),
            fails=tree("fails"),
        )
    return concepts
