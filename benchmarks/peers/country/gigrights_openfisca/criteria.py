"""The tests over facts, one function for each operator of our criteria; each returns a formula of OpenFisca."""

from __future__ import annotations

import operator
from typing import Any

import numpy

from gigrights_openfisca.knowledge import Knowledge

_COMPARISONS = {">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt}


def test(known: Knowledge, criterion: dict[str, Any]) -> Any:
    """The formula of a criterion."""
    return _OPERATORS[criterion["operator"]](known, criterion)


def _age_line(known: Knowledge, given: dict[str, Any]) -> Any:
    fact, sex = "counted_age", given["sex"]
    lines = numpy.array([999, 999, 999])
    for choice in ("female", "male"):
        if given[choice] is not None:
            lines[known.numbers(sex, [choice])] = given[choice]
    lines[0] = lines[1:].max()

    def formula(person: Any, period: Any) -> Any:
        return person(fact, period) >= lines[numpy.asarray(person(sex, period))]

    return formula


def _compare(known: Knowledge, given: dict[str, Any]) -> Any:
    fact, limit, compare = given["fact"], given["value"], _COMPARISONS[given["is"]]
    if known.content["facts"][fact]["type"] == "hours" and limit is not None:
        limit *= 100

    def formula(person: Any, period: Any) -> Any:
        answer = person(fact, period)
        return numpy.zeros(person.count, dtype=bool) if limit is None else compare(answer, limit)

    return formula


def _equals(known: Knowledge, given: dict[str, Any]) -> Any:
    if isinstance(given["value"], str):
        return _one_of(known, {"fact": given["fact"], "values": [given["value"]]})
    fact, wanted = given["fact"], given["value"]

    def formula(person: Any, period: Any) -> Any:
        return person(fact, period) == wanted

    return formula


def _one_of(known: Knowledge, given: dict[str, Any]) -> Any:
    fact, among = given["fact"], known.among(given["fact"], given["values"])

    def formula(person: Any, period: Any) -> Any:
        return among[numpy.asarray(person(fact, period))]

    return formula


def _includes_any(known: Knowledge, given: dict[str, Any]) -> Any:
    names = [f"{given['fact']}__{value}" for value in given["values"]]

    def formula(person: Any, period: Any) -> Any:
        return sum(person(name, period) for name in names) > 0

    return formula


def _listed(known: Knowledge, given: dict[str, Any]) -> Any:
    platform, occupation, on = given["platform"], given["occupation"], given["on"]
    shape = (len(known.choices[platform]), len(known.choices[occupation]))
    since = numpy.full(shape, numpy.datetime64("9999-12-31"))
    for one, line, day in given["rows"]:
        place = (known.numbers(platform, [one])[0], known.numbers(occupation, [line])[0])
        since[place] = min(since[place], numpy.datetime64(day))
    today = numpy.datetime64(known.content["day"])

    def formula(person: Any, period: Any) -> Any:
        first = since[numpy.asarray(person(platform, period)), numpy.asarray(person(occupation, period))]
        return first <= (today if on is None else person(on, period))

    return formula


def _months_since(known: Knowledge, given: dict[str, Any]) -> Any:
    fact, latest = given["fact"], given["latest"]
    first = None if given["at_most"] is None else known.content["month"] - given["at_most"]

    def formula(person: Any, period: Any) -> Any:
        month = person(fact, period)
        return numpy.zeros(person.count, dtype=bool) if first is None else (first <= month) & (month <= latest)

    return formula


def _on_or_after(known: Knowledge, given: dict[str, Any]) -> Any:
    fact, day = given["fact"], numpy.datetime64(given["day"])

    def formula(person: Any, period: Any) -> Any:
        return person(fact, period) >= day

    return formula


def _same_area(known: Knowledge, given: dict[str, Any]) -> Any:
    fact, other = f"place__{given['fact']}", f"place__{given['as']}"

    def formula(person: Any, period: Any) -> Any:
        one = known.areas[person(fact, period)]
        return (one == known.areas[person(other, period)]) & (one > 0)

    return formula


def _same_year(known: Knowledge, given: dict[str, Any]) -> Any:
    fact, other, present = given["fact"], given["as"], known.content["month"]

    def formula(person: Any, period: Any) -> Any:
        month = person(fact, period)
        against = present if other is None else person(other, period)
        return (month > 0) & (month // 12 == against // 12)

    return formula


def _within(known: Knowledge, given: dict[str, Any]) -> Any:
    fact = f"place__{given['fact']}"
    inside = numpy.zeros(len(known.areas), dtype=bool)
    inside[given["inside"]] = True

    def formula(person: Any, period: Any) -> Any:
        return inside[person(fact, period)]

    return formula


_OPERATORS = {
    "age_line": _age_line,
    "compare": _compare,
    "equals": _equals,
    "includes_any": _includes_any,
    "listed": _listed,
    "months_since": _months_since,
    "on_or_after": _on_or_after,
    "one_of": _one_of,
    "same_area": _same_area,
    "same_year": _same_year,
    "within": _within,
}
