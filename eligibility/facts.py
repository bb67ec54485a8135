"""Facts (事实): what the worker said, typed and checked once, by one schema built from ``rules/questions.yaml``."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import date
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, pre_load

from eligibility import fact_fields
from eligibility.conditions import evaluate
from eligibility.criteria import Circumstances, Facts
from eligibility.kleene import conclude
from eligibility.months import completed_month, last_day, month_of
from eligibility.problems import Problem, SituationError
from eligibility.rulebook import Rulebook
from eligibility.rulebook.questions import Contradiction, Question
from eligibility.verdict import Verdict
from eligibility.wording import Month, Text, text


def situation_schema(book: Rulebook) -> type[Schema]:
    """The marshmallow schema of a situation: one strict field for each fact, unknown names refused."""
    declared = {fact: _field(book, question) for fact, question in book.questions.by_fact.items()}

    class Situation(Schema):
        class Meta:
            unknown = RAISE

        @pre_load
        def refuse_unknown_facts(self, data: Any, **_: Any) -> Any:
            if not isinstance(data, dict):
                hint = text("请写成 {example}", example='{"work_region": …}')
                raise ValidationError([Problem((), text("情况必须是一个对象"), hint)])
            problems = {name: [_unknown_fact(name, declared)] for name in data if name not in declared}
            if problems:
                raise ValidationError(problems)
            return data

    return type("Situation", (Situation,), dict(declared))


def _unknown_fact(name: object, declared: Mapping[str, object]) -> Problem:
    near = difflib.get_close_matches(str(name), declared, n=1)
    hint = text("是不是想填 {value}？", value=near[0]) if near else text("所有可填的项目见 GET /api/v1/questions")
    return Problem((), text("没有“{name}”这一项", name=str(name)[:40]), hint)


def _field(book: Rulebook, question: Question) -> fields.Field[Any]:
    described: dict[str, Any] = {
        "allow_none": True,
        "required": False,
        "metadata": {"description": question.label + (f"（{question.unit}）" if question.unit else "")},
    }
    match question.type:
        case "boolean":
            return fact_fields.YesNo(**described)
        case "integer":
            return fact_fields.WholeNumber(question.minimum or 0, question.maximum or 9999, **described)
        case "money":
            return fact_fields.Money("997.20", **described)
        case "hours":
            return fact_fields.Hours("176.5", **described)
        case "month":
            return fact_fields.MonthText(**described)
        case "date":
            return fact_fields.Day(**described)
        case "enum":
            return fact_fields.Choice(question, **described)
        case "enum_list":
            return fact_fields.Choices(question, **described)
        case "region":
            return fact_fields.Place(book.regions, **described)
        case other:
            raise ValueError(f"no field for a fact of type {other}")


def flatten(messages: Any, path: tuple[str | int, ...] = ()) -> list[Problem]:
    """Turn marshmallow's nested messages into problems, each with its path."""
    if isinstance(messages, dict):
        found: list[Problem] = []
        for key, inner in messages.items():
            found += flatten(inner, path if key == "_schema" else (*path, key))
        return found
    if isinstance(messages, list):
        return [problem for message in messages for problem in flatten(message, path)]
    if isinstance(messages, Problem):
        return [messages.under(*path)]
    return [Problem(path, text("这里填得不对"))]


class FactReader:
    """Reads situations for one rule base."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self.schema = situation_schema(book)
        self._loader = self.schema()

    def read(self, raw: object, as_of: date) -> Facts:
        """Check a situation as it came in and return the facts that are known.

        Raises SituationError with every problem found.
        """
        try:
            loaded: dict[str, Any] = self._loader.load(raw)  # type: ignore[arg-type]
        except ValidationError as error:
            raise SituationError(flatten(error.messages)) from error
        return self.complete(loaded, as_of)

    def complete(self, loaded: Mapping[str, Any], as_of: date) -> Facts:
        """Derive what follows from the answers and refuse what cannot be: future dates, contradictions."""
        facts = {name: value for name, value in loaded.items() if value is not None}
        problems = [*self._dates(facts, as_of), *self._age(facts, as_of)]
        if not problems:
            problems = self._contradictions(facts, as_of)
        if problems:
            raise SituationError(problems)
        return facts

    def _dates(self, facts: Mapping[str, Any], as_of: date) -> list[Problem]:
        problems: list[Problem] = []
        for question in self._book.questions.by_fact.values():
            value = facts.get(question.fact)
            if value is None or question.type not in ("month", "date"):
                continue
            latest = month_of(as_of) + (question.future_months or 0)
            late = value > as_of if isinstance(value, date) else value > latest
            if late:
                limit = (
                    text("最晚是{day}", day=as_of)
                    if isinstance(value, date)
                    else text("最晚是{month}", month=Month(latest))
                )
                problems.append(Problem((question.fact,), text("{name}太晚了", name=Text(question.name)), limit))
        return problems

    def _age(self, facts: dict[str, Any], as_of: date) -> list[Problem]:
        """The birth month overrides the age; the two must not contradict each other."""
        birth = facts.get("birth_month")
        if birth is None:
            return []
        latest = (month_of(as_of) - birth) // 12
        counted = max(0, (completed_month(as_of) - birth) // 12)
        limits = self._book.questions.by_fact["age"]
        if not (limits.minimum or 0) <= counted <= (limits.maximum or 999):
            hint = text("按{day}出生计算是 {age} 周岁，请检查年份", day=last_day(birth), age=counted)
            return [Problem(("birth_month",), text("出生年月不在合理范围内"), hint)]
        if "age" in facts and facts["age"] not in (counted, latest):
            hint = text("按出生年月算是 {age} 周岁；两项只留一项，或改成一致", age=counted)
            return [Problem(("age",), text("年龄和出生年月对不上"), hint)]
        facts["age"] = counted
        return []

    def _contradictions(self, facts: Facts, as_of: date) -> list[Problem]:
        at = self._book.circumstances(as_of)
        return [
            Problem((entry.fact,), Text(entry.message), text("请改正其中一项，或把不确定的那项留空"))
            for entry in self._book.questions.contradictions
            if self.contradicts(entry, facts, at)
        ]

    def contradicts(self, entry: Contradiction, facts: Facts, at: Circumstances) -> bool:
        """Whether facts are what a contradiction says no worker's can be."""

        def verdict_of(name: str) -> Verdict:
            if name in self._book.concepts:
                drawn = self._book.concepts[name].conclusion
                return conclude(drawn, {inner: verdict_of(inner) for inner in drawn.reads()})
            return self._book.criteria[name].operator.test(facts, at)

        return evaluate(self._book.contradictions[entry.id], verdict_of) is Verdict.TRUE


def criteria_verdicts(book: Rulebook, facts: Facts, at: Circumstances) -> dict[str, Verdict]:
    """Every criterion of the rule base, tested on the facts."""
    return {name: criterion.operator.test(facts, at) for name, criterion in book.criteria.items()}
