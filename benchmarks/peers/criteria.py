"""The operators of our criteria as plain data: with everything that depends on the day already looked up."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from benchmarks.peers.places import PlaceTables
from eligibility.criteria import Circumstances, Operator
from eligibility.criteria.age_line import AgeLine
from eligibility.criteria.compare import Compare
from eligibility.criteria.equals import Equals
from eligibility.criteria.includes_any import IncludesAny
from eligibility.criteria.listed import Listed
from eligibility.criteria.months_since import MonthsSince
from eligibility.criteria.on_or_after import OnOrAfter
from eligibility.criteria.one_of import OneOf
from eligibility.criteria.same_area import SameArea
from eligibility.criteria.same_year import SameYear
from eligibility.criteria.within import Within

DescribedAs = dict[str, Any]


def described(operator: Operator, at: Circumstances, places: PlaceTables) -> DescribedAs:
    """One operator. Raises NotImplementedError for one that the peer does not know yet."""
    return {"operator": operator.key, **_arguments(operator, at, places)}


@singledispatch
def _arguments(operator: Operator, at: Circumstances, places: PlaceTables) -> DescribedAs:
    raise NotImplementedError(f"the peer has no {operator.key} yet: add it here and in the country package")


@_arguments.register
def _(operator: AgeLine, at: Circumstances, places: PlaceTables) -> DescribedAs:
    lines = {"female": at.number(operator.female), "male": at.number(operator.male)}
    moved = {sex: None if line is None else line + operator.plus for sex, line in lines.items()}
    return {"age": operator.age, "sex": operator.sex, **moved}


@_arguments.register
def _(operator: Compare, at: Circumstances, places: PlaceTables) -> DescribedAs:
    return {"fact": operator.fact, "is": operator.comparison, "value": at.number(operator.value)}


@_arguments.register
def _(operator: Equals, at: Circumstances, places: PlaceTables) -> DescribedAs:
    return {"fact": operator.fact, "value": operator.value}


@_arguments.register
def _(operator: OneOf, at: Circumstances, places: PlaceTables) -> DescribedAs:
    return {"fact": operator.fact, "values": sorted(operator.values)}


@_arguments.register
def _(operator: IncludesAny, at: Circumstances, places: PlaceTables) -> DescribedAs:
    return {"fact": operator.fact, "values": sorted(operator.values)}


@_arguments.register
def _(operator: Listed, at: Circumstances, places: PlaceTables) -> DescribedAs:
    rows = [(row.platform, row.occupation, row.since.isoformat()) for row in at.listings.rows if row.since <= at.as_of]
    return {"platform": operator.platform, "occupation": operator.occupation, "on": operator.on, "rows": rows}


@_arguments.register
def _(operator: MonthsSince, at: Circumstances, places: PlaceTables) -> DescribedAs:
    return {"fact": operator.fact, "at_most": at.number(operator.at_most), "latest": operator._latest(at)}


@_arguments.register
def _(operator: OnOrAfter, at: Circumstances, places: PlaceTables) -> DescribedAs:
    return {"fact": operator.fact, "day": operator.day.isoformat()}


@_arguments.register
def _(operator: SameArea, at: Circumstances, places: PlaceTables) -> DescribedAs:
    return {"fact": operator.fact, "as": operator.other}


@_arguments.register
def _(operator: SameYear, at: Circumstances, places: PlaceTables) -> DescribedAs:
    return {"fact": operator.fact, "as": operator.other}


@_arguments.register
def _(operator: Within, at: Circumstances, places: PlaceTables) -> DescribedAs:
    return {"fact": operator.fact, "inside": places.inside(operator.region)}
