"""What every formula is: a way to an amount, declared in a provision, over named parameters and answers.

The set is closed and small, as that of the criteria's operators. A formula is read with checks that end in a remedy.
"""

from __future__ import annotations

import abc
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import ClassVar

from eligibility.amounts.amount import Amount
from eligibility.amounts.figures import Figures, Unworkable
from eligibility.conditions import ALWAYS, Condition
from eligibility.rulebook.faults import RulebookError, did_you_mean
from eligibility.rulebook.parameters import Parameter
from eligibility.rulebook.questions import Question
from eligibility.rulebook.trees import read_tree
from eligibility.rulebook.yaml_source import Source, YamlMap, line_of
from eligibility.wording import Text


@dataclass(frozen=True, slots=True)
class Worked:
    """What a formula comes to: amounts, or the answers still missing for them, or what our source does not tell."""

    amounts: tuple[Amount, ...] = ()
    missing: tuple[str, ...] = ()
    unverified: tuple[Text, ...] = ()
    months_left: int | None = None


class Formula(abc.ABC):
    """A way to amounts."""

    __slots__ = ()
    key: ClassVar[str]

    @classmethod
    @abc.abstractmethod
    def read(cls, given: Given) -> Formula:
        """Build the formula from its declaration. Raises RulebookError where that is wrong."""

    @property
    @abc.abstractmethod
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that it looks at."""

    @property
    @abc.abstractmethod
    def parameters(self) -> tuple[str, ...]:
        """The parameters that it uses."""

    def work(self, at: Figures) -> Worked:
        """Work the amounts out, or say what that waits for."""
        try:
            return self.worked(at)
        except Unworkable as error:
            return Worked(missing=error.missing, unverified=error.unverified)

    @abc.abstractmethod
    def worked(self, at: Figures) -> Worked:
        """Work the amounts out. Raises Unworkable."""


@dataclass(frozen=True, slots=True)
class Given:
    """The declaration of one formula, or of a part of it."""

    source: Source
    name: str
    raw: YamlMap
    questions: Mapping[str, Question]
    table: Mapping[str, Parameter]
    known: Collection[str]

    def refuse(self, key: str, cause: str, remedy: str) -> RulebookError:
        """The error for one key of the declaration."""
        line = line_of(self.raw, key, self.raw.line)
        return RulebookError([self.source.fault(line, f"{self.name}: {cause}", remedy)])

    def part(self, raw: YamlMap) -> Given:
        """A declaration inside this one."""
        return Given(self.source, self.name, raw, self.questions, self.table, self.known)

    def only(self, needed: Collection[str], optional: Collection[str] = ()) -> None:
        """Refuse unknown and missing keys."""
        for key in self.raw:
            if key not in (*needed, *optional):
                raise self.refuse(key, f'unknown key "{key}"', did_you_mean(key, (*needed, *optional)))
        for key in needed:
            if key not in self.raw:
                raise self.refuse(key, f'"{key}" is missing', f"add {key}: …")

    def parameter(self, key: str, *units: str) -> str:
        """The name of a parameter that has one of the units."""
        name = self.raw[key]
        if name not in self.table:
            raise self.refuse(key, f'no parameter is called "{name}"', did_you_mean(name, self.table))
        if units and self.table[name].unit not in units:
            cause = f'"{name}" is in {self.table[name].unit}'
            raise self.refuse(key, cause, f"use a parameter in {' or '.join(units)}")
        return str(name)

    def parameter_or_none(self, key: str, *units: str) -> str | None:
        """The same for a key that may be left out."""
        return self.parameter(key, *units) if key in self.raw else None

    def fact(self, key: str, *types: str) -> str:
        """The name of a fact that has one of the types."""
        name = self.raw[key]
        if name not in self.questions:
            raise self.refuse(key, f'no fact is called "{name}"', did_you_mean(name, self.questions))
        if self.questions[name].type not in types:
            cause = f'"{name}" is of type {self.questions[name].type}'
            raise self.refuse(key, cause, f"use a fact of type {' or '.join(types)}")
        return str(name)

    def fact_or_none(self, key: str, *types: str) -> str | None:
        """The same for a key that may be left out."""
        return self.fact(key, *types) if key in self.raw else None

    def condition(self, key: str) -> Condition:
        """A condition; without one it always holds."""
        if key not in self.raw:
            return ALWAYS
        return read_tree(self.source, self.raw[key], self.known, self.raw.lines[key])
