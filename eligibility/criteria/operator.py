"""What every operator of a criterion is: a typed test over facts, with its own words beside it.

The set is closed and small on purpose. Each operator compares facts with literals that are fixed once ``as_of`` is known, so
that the same declaration can be read for one worker and for a column of millions.
"""

from __future__ import annotations

import abc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from eligibility.regions import Regions
from eligibility.rulebook.faults import RulebookError, did_you_mean
from eligibility.rulebook.parameters import Parameter
from eligibility.rulebook.platforms import Listings
from eligibility.rulebook.questions import Question
from eligibility.rulebook.yaml_source import Source, YamlMap, line_of
from eligibility.verdict import Verdict
from eligibility.wording import Text

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an operator may look at besides the facts: the day, and the tables of the rule base."""

    as_of: date
    regions: Regions
    parameters: Mapping[str, Parameter]
    listings: Listings

    def number(self, value: int | str) -> int | None:
        """A literal as it is, or the value of a parameter on the day; None where none is known."""
        return value if isinstance(value, int) else self.parameters[value].at(self.as_of)

    def numbers(self, value: int | str) -> tuple[int, ...]:
        """A literal as it is, or every value that a parameter ever takes."""
        return (value,) if isinstance(value, int) else self.parameters[value].whole_numbers()

    def moves(self, value: int | str) -> tuple[date, ...]:
        """The days on which a parameter takes a new value."""
        return () if isinstance(value, int) else tuple(dated.valid_from for dated in self.parameters[value].values)


class Operator(abc.ABC):
    """A typed test over facts."""

    __slots__ = ()
    key: ClassVar[str]

    @classmethod
    @abc.abstractmethod
    def read(cls, given: Given) -> Operator:
        """Build the operator from its declaration. Raises RulebookError where that is wrong."""

    @property
    @abc.abstractmethod
    def facts(self) -> tuple[str, ...]:
        """The facts it reads."""

    @abc.abstractmethod
    def test(self, facts: Facts, at: Circumstances) -> Verdict:
        """True, false, or unknown where an answer is missing that could matter."""

    def detail(self, facts: Facts, at: Circumstances) -> Text | None:
        """What the reader should know beyond the criterion's title and their own answer."""
        return None

    def turning_days(self, facts: Facts, at: Circumstances) -> tuple[date, ...]:
        """The days, past or future, on which its verdict changes while the answers stay the same."""
        return ()


@dataclass(frozen=True, slots=True)
class Given:
    """The declaration of one operator, read with checks that end in a remedy."""

    source: Source
    criterion: str
    raw: YamlMap
    questions: Mapping[str, Question]
    parameters: Mapping[str, Parameter]
    regions: Regions

    def refuse(self, key: str, cause: str, remedy: str) -> RulebookError:
        """The error for one key of the declaration."""
        return RulebookError(
            [self.source.fault(line_of(self.raw, key, self.raw.line), f"{self.criterion}: {cause}", remedy)]
        )

    def only(self, *keys: str) -> None:
        """Refuse unknown and missing keys."""
        for key in self.raw:
            if key not in keys:
                raise self.refuse(key, f'unknown key "{key}"', did_you_mean(key, keys))
        for key in keys:
            if key not in self.raw:
                raise self.refuse(key, f'"{key}" is missing', f"add {key}: …")

    def fact(self, key: str, *types: str) -> Question:
        """The question behind a fact, which must have one of the types."""
        name = self.raw[key]
        if name not in self.questions:
            raise self.refuse(key, f'no fact is called "{name}"', did_you_mean(name, self.questions))
        question = self.questions[name]
        if question.type not in types:
            remedy = "use a fact of type " + " or ".join(types) + ", or another operator"
            raise self.refuse(key, f'"{name}" is of type {question.type}', remedy)
        return question

    def choices(self, key: str, question: Question) -> frozenset[str]:
        """A list of values of an enum."""
        values: Iterable[Any] = self.raw[key] if isinstance(self.raw[key], list) else [self.raw[key]]
        for value in values:
            if value not in question.choices:
                raise self.refuse(
                    key, f'"{value}" is no choice of {question.fact}', did_you_mean(value, question.choices)
                )
        return frozenset(values)

    def number(self, key: str) -> int | str:
        """A whole number, or the name of a parameter."""
        value = self.raw[key]
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise self.refuse(
                key, f"{value!r} is neither a whole number nor a parameter", "write a number, or a parameter's name"
            )
        if isinstance(value, str) and value not in self.parameters:
            raise self.refuse(key, f'no parameter is called "{value}"', did_you_mean(value, self.parameters))
        if isinstance(value, str) and not self.parameters[value].nationwide:
            cause = f'"{value}" differs by place or person, so nothing can be compared with it here'
            raise self.refuse(key, cause, "use a parameter that has one whole number for everybody")
        return value
