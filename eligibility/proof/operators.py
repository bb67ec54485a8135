"""Every operator of criteria as formulas: the same reading as ``eligibility/criteria/``, written a second time for z3.

Tests hold the two against each other. An operator that has no reading here is an error, never silently skipped.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import singledispatch

import z3

from eligibility.criteria import Circumstances, Operator
from eligibility.criteria.age_line import AgeLine
from eligibility.criteria.compare import COMPARISONS, Compare
from eligibility.criteria.equals import Equals
from eligibility.criteria.includes_any import IncludesAny
from eligibility.criteria.listed import Listed
from eligibility.criteria.months_since import MonthsSince
from eligibility.criteria.on_or_after import OnOrAfter
from eligibility.criteria.one_of import OneOf
from eligibility.criteria.same_area import SameArea
from eligibility.criteria.same_year import SameYear
from eligibility.criteria.within import Within
from eligibility.months import completed_month, month_of
from eligibility.proof.answers import Answers
from eligibility.proof.verdict_terms import UNKNOWN, Terms, decided
from eligibility.verdict import Verdict


@singledispatch
def translate(operator: Operator, answers: Answers, at: Circumstances) -> Terms:
    """The formulas of an operator over a worker's answers."""
    raise NotImplementedError(f"the proofs cannot read the operator {operator.key} yet: add it to {__name__}")


@translate.register
def _(operator: AgeLine, answers: Answers, at: Circumstances) -> Terms:
    sex = answers.value[operator.sex]
    is_woman = answers.look(operator.sex, sex == answers.position(operator.sex, "female"))
    woman, man = (_over(operator, answers, line) for line in map(at.number, (operator.female, operator.male)))
    sex_known = answers.answered[operator.sex]
    as_woman, as_man = z3.Or(z3.Not(sex_known), is_woman), z3.Or(z3.Not(sex_known), z3.Not(is_woman))
    return Terms(
        z3.And(z3.Implies(as_woman, woman.holds), z3.Implies(as_man, man.holds)),
        z3.And(z3.Implies(as_woman, woman.fails), z3.Implies(as_man, man.fails)),
    )


def _over(operator: AgeLine, answers: Answers, line: int | None) -> Terms:
    if line is None:
        return UNKNOWN
    test = answers.look(operator.age, answers.value[operator.age] >= line + operator.plus)
    return decided(answers.answered[operator.age], test)


@translate.register
def _(operator: Compare, answers: Answers, at: Circumstances) -> Terms:
    limit = at.number(operator.value)
    if limit is None:
        return UNKNOWN
    test = COMPARISONS[operator.comparison](answers.value[operator.fact], limit)
    return decided(answers.answered[operator.fact], answers.look(operator.fact, test))


@translate.register
def _(operator: Equals, answers: Answers, at: Circumstances) -> Terms:
    value = operator.value if isinstance(operator.value, bool) else answers.position(operator.fact, operator.value)
    test = answers.look(operator.fact, answers.value[operator.fact] == value)
    return decided(answers.answered[operator.fact], test)


@translate.register
def _(operator: OneOf, answers: Answers, at: Circumstances) -> Terms:
    value = answers.value[operator.fact]
    test = z3.Or([value == answers.position(operator.fact, choice) for choice in sorted(operator.values)])
    return decided(answers.answered[operator.fact], answers.look(operator.fact, test))


@translate.register
def _(operator: IncludesAny, answers: Answers, at: Circumstances) -> Terms:
    test = z3.Or([answers.value[operator.fact][choice] for choice in sorted(operator.values)])
    return decided(answers.answered[operator.fact], answers.look(operator.fact, test))


@translate.register
def _(operator: MonthsSince, answers: Answers, at: Circumstances) -> Terms:
    limit = at.number(operator.at_most)
    if limit is None:
        return UNKNOWN
    month = answers.value[operator.fact]
    latest = completed_month(at.as_of) if operator.may_lie_ahead else month_of(at.as_of)
    test = z3.And(month_of(at.as_of) - limit <= month, month <= latest)
    return decided(answers.answered[operator.fact], answers.look(operator.fact, test))


@translate.register
def _(operator: SameYear, answers: Answers, at: Circumstances) -> Terms:
    year = answers.look(operator.fact, answers.value[operator.fact] / 12)
    if operator.other is None:
        return decided(answers.answered[operator.fact], year == at.as_of.year)
    both = z3.And(answers.answered[operator.fact], answers.answered[operator.other])
    return decided(both, year == answers.look(operator.other, answers.value[operator.other] / 12))


@translate.register
def _(operator: OnOrAfter, answers: Answers, at: Circumstances) -> Terms:
    answered = answers.answered[operator.fact]
    test = answers.look(operator.fact, answers.value[operator.fact] >= operator.day.toordinal())
    found = decided(answered, test)
    if at.as_of < operator.day:  # the fact never lies after the day asked about
        return Terms(found.holds, z3.Or(found.fails, z3.Not(answered)))
    return found


@translate.register
def _(operator: Within, answers: Answers, at: Circumstances) -> Terms:
    place = answers.look(operator.fact, answers.value[operator.fact])
    return _tabulated(lambda wanted: [
        z3.And(answers.answered[operator.fact], place == index)
        for index, code in enumerate(answers.places)
        if at.regions.within(code, operator.region) is wanted
    ])  # fmt: skip


@translate.register
def _(operator: SameArea, answers: Answers, at: Circumstances) -> Terms:
    one = answers.look(operator.fact, answers.value[operator.fact])
    other = answers.look(operator.other, answers.value[operator.other])
    both = z3.And(answers.answered[operator.fact], answers.answered[operator.other])

    def cases(wanted: Verdict) -> list[z3.BoolRef]:
        """Places that go with the same others are taken together: one formula for each pair would be thousands."""
        firsts: dict[tuple[int, ...], list[int]] = {}
        for first, here in enumerate(answers.places):
            seconds = tuple(
                second
                for second, there in enumerate(answers.places)
                if operator.test({operator.fact: here, operator.other: there}, at) is wanted
            )
            firsts.setdefault(seconds, []).append(first)
        return [
            z3.And(both, z3.Or([one == place for place in group]), z3.Or([other == place for place in seconds]))
            for seconds, group in firsts.items()
        ]

    return _tabulated(cases)


@translate.register
def _(operator: Listed, answers: Answers, at: Circumstances) -> Terms:
    today = _pairs(operator, answers, at.listings.pairs(at.as_of))
    if operator.on is None:
        return today
    day, known = answers.value[operator.on], answers.answered[operator.on]
    starts = sorted({row.since for row in at.listings.rows})
    spans = [(start, following) for start, following in zip([date.min, *starts], [*starts, None], strict=True)]
    holds, fails = [], []
    for start, following in spans:
        since = answers.look(operator.on, day >= start.toordinal())
        before = [] if following is None else [z3.Not(answers.look(operator.on, day >= following.toordinal()))]
        then = _pairs(operator, answers, at.listings.pairs(start))
        holds.append(z3.And(known, since, *before, then.holds))
        fails.append(z3.And(known, since, *before, then.fails))
    certainly_not = today.fails
    return Terms(z3.And(z3.Not(certainly_not), z3.Or(holds)), z3.Or(certainly_not, z3.Or(fails)))


def _pairs(operator: Listed, answers: Answers, pairs: frozenset[tuple[str, str]]) -> Terms:
    """Whether the pair of platform and work is among some; not so already where the half that is known occurs in none."""
    platform_known, work_known = answers.answered[operator.platform], answers.answered[operator.occupation]
    possible = z3.Or([
        z3.And(
            z3.Or(z3.Not(platform_known), _is(answers, operator.platform, one)),
            z3.Or(z3.Not(work_known), _is(answers, operator.occupation, other)),
        )
        for one, other in sorted(pairs)
    ])  # fmt: skip
    return Terms(z3.And(platform_known, work_known, possible), z3.Not(possible))


def _is(answers: Answers, fact: str, choice: str) -> z3.BoolRef:
    return answers.look(fact, answers.value[fact] == answers.position(fact, choice))


def _tabulated(cases: Callable[[Verdict], list[z3.BoolRef]]) -> Terms:
    return Terms(z3.Or(cases(Verdict.TRUE)), z3.Or(cases(Verdict.FALSE)))
