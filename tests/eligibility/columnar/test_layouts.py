"""Outcomes in bits say what they say in words."""

from __future__ import annotations

from datetime import date

import polars as pl
from many_workers import table, workers

from eligibility.assessment import Calculator
from eligibility.columnar import Layout, Plan, Wanted, run
from eligibility.comparison.population import accepted
from eligibility.rulebook.scenarios import read_scenarios

DAY = date(2026, 11, 23)
STATUSES = ("eligible", "needs_information", "not_verified", "not_eligible")


def test_bits_and_words_say_the_same(kleene: Calculator) -> None:
    plan = Plan(kleene.book, DAY, Wanted(amounts=False, deadlines=False, drafts=True))
    facts = table(kleene, workers(kleene, DAY, 1_500, seed=7))
    words, bits = (run(facts, plan, layout) for layout in (Layout.WORDS, Layout.BITS))
    seen = set()
    for name in plan.provisions:
        told = words[f"{name}__status"].fill_null("not_eligible")  # it does not concern the place
        for status in STATUSES[:3]:
            bit = bits.get_column(f"{name}__{status}", default=pl.repeat(False, len(told), eager=True))
            assert bit.null_count() == 0 and bit.eq(told == status).all(), (name, status)
        seen |= set(told)
    assert seen == set(STATUSES)


def test_what_differs_between_the_two_is_the_status_and_which_brings_most(kleene: Calculator) -> None:
    plan = Plan(kleene.book, DAY, Wanted(drafts=True))
    facts = table(kleene, workers(kleene, DAY, 50, seed=8))
    words, bits = (run(facts, plan, layout) for layout in (Layout.WORDS, Layout.BITS))
    rest = [name for name in words.columns if name.split("__")[1] not in ("status", "recommended")]
    assert [name for name in bits.columns if name.split("__")[1] not in (*STATUSES, "recommended")] == rest
    assert bits.select(rest).equals(words.select(rest))


def test_bits_and_words_recommend_the_same(kleene: Calculator) -> None:
    cases = {case.id: case.situation for case in read_scenarios(kleene.book.root)}
    both = cases["xian_graduate_with_disability_recommended"]
    people = [both, {**both, "subsidy_months_used": None}, {**both, "hardship": []}, {}]
    told = [{fact: answer for fact, answer in one.items() if answer is not None} for one in people]
    facts = table(kleene, [accepted(one, kleene.reader, DAY)[1] for one in told])
    plan = Plan(kleene.book, DAY, Wanted(deadlines=False))
    words, bits = (run(facts, plan, layout) for layout in (Layout.WORDS, Layout.BITS))
    assert words["insurance_subsidy__recommended"].to_list() == ["difficulty_insurance_subsidy", None, None, None]
    assert bits["difficulty_insurance_subsidy__recommended"].to_list() == [True, False, False, False]
    assert bits["graduate_insurance_subsidy__recommended"].to_list() == [False] * 4


def test_every_amount_is_a_whole_number_also_where_a_day_knows_none(kleene: Calculator) -> None:
    plan = Plan(kleene.book, DAY, Wanted(deadlines=False))
    outcomes = run(table(kleene, workers(kleene, DAY, 5, seed=9)), plan, Layout.BITS)
    kinds = [(f"{name}__{kind.value}", pl.Int64) for name, it in plan.provisions.items() for kind in it.amounts]
    assert [(name, outcomes.schema[name]) for name, _ in kinds] == kinds
