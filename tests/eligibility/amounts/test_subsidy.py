"""``subsidy``: the method of the place, the months, the rounding, the ceiling, and what is said of each."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.amounts import Amount, Certainty, Kind, Worked
from eligibility.amounts.amount import to_fen
from eligibility.wording import wording

SUBSIDY = """\
subsidy:
  most_local:
    - fixed_sum: {parts: [{sum: pension_sum, when: insured}, {sum: medical_sum, when: covered}]}
    - share_of_lowest:
        share: share_of_lowest
        parts: [{base: base, rate: rate, when: insured}, {base: base, rate: medical_rate, when: covered}]
    - share_of_paid: {share: share, parts: [{paid: pension_paid, when: insured}, {paid: medical_paid, when: covered}]}
  months: months
  used: subsidy_months_used
  cap: cap
"""
PAID: dict[str, Any] = {"pension_paid": 99720, "medical_paid": 45714, "subsidy_months_used": 6}


def amounts(worked: Worked) -> dict[Kind, Amount]:
    return {amount.kind: amount for amount in worked.amounts}


def said(amount: Amount) -> str:
    return wording().say(amount.working)


def test_a_share_of_what_is_paid(work: Any) -> None:
    worked = work(SUBSIDY, {**PAID, "work_region": "330106"}, insured=True, covered=False)
    found = amounts(worked)
    assert found[Kind.MONTHLY].value == 49860
    assert said(found[Kind.MONTHLY]) == "997.20 元 × 50% = 498.60 元"
    assert found[Kind.MONTHLY].certainty is Certainty.EXACT
    assert found[Kind.MONTHLY].clauses == ("H",)
    assert found[Kind.REMAINING].value == 49860 * 30
    assert said(found[Kind.REMAINING]) == "498.60 元 × 30 个月 = 14,958.00 元"
    assert found[Kind.REMAINING].clauses == ("H", "N")
    assert found[Kind.TOTAL].value == 49860 * 36
    assert worked.months_left == 30


def test_both_insurances_are_added_before_the_share_is_taken(work: Any) -> None:
    found = amounts(work(SUBSIDY, {**PAID, "work_region": "330106"}, insured=True, covered=True))
    assert said(found[Kind.MONTHLY]) == "（997.20 元 + 457.14 元） × 50% = 727.17 元"


def test_a_ceiling_is_rounded_down_and_said_to_be_one(work: Any) -> None:
    found = amounts(work(SUBSIDY, {**PAID, "work_region": "140000"}, insured=True, covered=True))
    assert found[Kind.MONTHLY].value == 145434 * 2 // 3 == 96956
    assert {amount.certainty for amount in found.values()} == {Certainty.AT_MOST}
    down = amounts(work(SUBSIDY, {**PAID, "pension_paid": 10001, "work_region": "140000"}, insured=True, covered=False))
    assert down[Kind.MONTHLY].value == 6667  # 66.6733…: nothing more is promised


def test_a_month_is_rounded_half_up_before_it_is_multiplied(work: Any) -> None:
    found = amounts(
        work(SUBSIDY, {**PAID, "pension_paid": 99721, "work_region": "330100"}, insured=True, covered=False)
    )
    assert found[Kind.MONTHLY].value == 49861
    assert found[Kind.TOTAL].value == 49861 * 36


@given(st.integers(0, 10**7))
def test_rounding_is_never_off_by_more_than_half_a_fen(fen: int) -> None:
    exact = Fraction(fen, 6)
    assert abs(to_fen(exact) - exact) <= Fraction(1, 2)
    assert 0 <= exact - to_fen(exact, ceiling=True) < 1


def test_fixed_sums_of_the_place_come_before_the_share_of_the_nation(work: Any) -> None:
    found = amounts(work(SUBSIDY, {**PAID, "work_region": "340100"}, insured=True, covered=True))
    assert found[Kind.MONTHLY].value == 45000
    assert said(found[Kind.MONTHLY]) == "350.00 元 + 100.00 元 = 450.00 元"
    only = amounts(work(SUBSIDY, {**PAID, "work_region": "340100"}, insured=True, covered=False))
    assert said(only[Kind.MONTHLY]) == "350.00 元"


def test_a_standard_that_has_ended_is_the_last_known_one(work: Any) -> None:
    found = amounts(work(SUBSIDY, {**PAID, "work_region": "610102"}, insured=True, covered=True))
    assert found[Kind.MONTHLY].certainty is Certainty.LAST_KNOWN
    assert said(found[Kind.MONTHLY]) == "300.00 元；按 2025 年的标准，之后的没有核实到"
    assert found[Kind.REMAINING].certainty is Certainty.LAST_KNOWN


def test_a_share_of_the_lowest_contribution_leaves_out_what_is_not_verified(work: Any) -> None:
    found = amounts(work(SUBSIDY, {**PAID, "work_region": "310101"}, insured=True, covered=True))
    assert found[Kind.MONTHLY].value == 74600  # 7460 × 20 % × 50 %, whatever is paid
    assert found[Kind.MONTHLY].certainty is Certainty.ESTIMATE
    assert said(found[Kind.MONTHLY]) == "7,460.00 元 × 20% × 50% = 746.00 元；“医保费率”没有核实到，这一部分没有算进去"
    alone = amounts(work(SUBSIDY, {**PAID, "work_region": "310101"}, insured=True, covered=False))
    assert alone[Kind.MONTHLY].certainty is Certainty.EXACT


def test_without_any_base_there_is_no_sum(work: Any) -> None:
    worked = work(SUBSIDY, {**PAID, "work_region": "110101"}, insured=True, covered=False)
    assert not worked.amounts
    assert [wording().say(text) for text in worked.unverified] == [
        "这里按最低缴费额的 2/3 补；最低缴费额是多少，没有核实到，请以当地公布为准"
    ]


def test_the_cap_of_a_place(work: Any) -> None:
    found = amounts(work(SUBSIDY, {**PAID, "work_region": "370202"}, insured=True, covered=False))
    assert found[Kind.MONTHLY].value == 50000
    assert said(found[Kind.MONTHLY]) == "997.20 元 × 2/3 = 664.80 元；每月最高 500.00 元"
    assert found[Kind.MONTHLY].clauses == ("N", "Q")
    below = amounts(
        work(SUBSIDY, {**PAID, "pension_paid": 60000, "work_region": "370202"}, insured=True, covered=False)
    )
    assert below[Kind.MONTHLY].value == 40000


@pytest.mark.parametrize(
    ("changed", "verdicts", "missing"),
    [
        pytest.param({"pension_paid": None}, {"insured": True, "covered": False}, ("pension_paid",), id="what is paid"),
        pytest.param(
            {"pension_paid": None, "medical_paid": None},
            {"insured": True, "covered": True},
            ("pension_paid", "medical_paid"),
            id="both at once",
        ),
        pytest.param({}, {"insured": True}, ("fact_of_covered",), id="whether medical counts"),
        pytest.param({"work_region": "330000"}, {"insured": True, "covered": False}, ("work_region",), id="the city"),
    ],
)
def test_missing_answers_are_named(
    changed: dict[str, Any], verdicts: dict[str, bool], missing: tuple[str, ...], work: Any
) -> None:
    worked = work(SUBSIDY, {**PAID, "work_region": "330106", **changed}, **verdicts)
    assert worked.missing == missing
    assert not worked.amounts


def test_months_not_told_leave_the_month_and_the_whole(work: Any) -> None:
    facts = {"work_region": "330106", "pension_paid": 99720}
    worked = work(SUBSIDY, facts, insured=True, covered=False)
    assert set(amounts(worked)) == {Kind.MONTHLY, Kind.TOTAL}
    assert worked.missing == ("subsidy_months_used",)


def test_more_months_than_there_are_leave_nothing(work: Any) -> None:
    facts = {**PAID, "work_region": "330106", "subsidy_months_used": 40}
    found = amounts(work(SUBSIDY, facts, insured=True, covered=False))
    assert found[Kind.REMAINING].value == 0


def test_a_gap_of_the_city_is_not_filled_with_the_share_of_the_nation(work: Any) -> None:
    worked = work(SUBSIDY, {**PAID, "work_region": "330203"}, insured=True, covered=True)
    assert not worked.amounts
    assert [wording().say(text) for text in worked.unverified] == ["宁波的比例没有核实到"]


def test_nothing_counts_nothing_comes(work: Any) -> None:
    assert work(SUBSIDY, {**PAID, "work_region": "330106"}, insured=False, covered=False) == Worked()


def test_a_method_for_some_people(work: Any) -> None:
    declared = """\
subsidy:
  most_local:
    - fixed_sum: {when: chosen, parts: [{sum: pension_sum}]}
    - fixed_sum: {parts: [{sum: medical_sum}]}
  months: months
  used: subsidy_months_used
"""
    facts = {**PAID, "work_region": "340000"}
    assert amounts(work(declared, facts, chosen=True))[Kind.MONTHLY].value == 35000
    assert amounts(work(declared, facts, chosen=False))[Kind.MONTHLY].value == 10000
    assert work(declared, facts).missing == ("fact_of_chosen",)
