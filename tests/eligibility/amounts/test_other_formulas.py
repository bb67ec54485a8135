"""``contribution``, ``shortfall`` and ``stated``."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from eligibility.amounts import Certainty, Kind, Worked, in_words
from eligibility.rulebook.faults import RulebookError
from eligibility.wording import wording

CONTRIBUTION = (
    "contribution: {lowest: base, highest: highest_base, rate: rate, fee: cap, paid: pension_paid, account: account}"
)
HOURLY = "shortfall: {when: chosen, standard: wage, hours: monthly_hours, income: monthly_income}"
MONTHLY = "shortfall: {standard: monthly_wage, income: monthly_income}"


def told(worked: Worked) -> dict[str, tuple[str, str, str]]:
    """Value, certainty and arithmetic by kind."""
    return {
        amount.kind.value: (amount.written, amount.certainty.value, wording().say(amount.working))
        for amount in worked.amounts
    }


def test_a_contribution_from_the_lowest_base_to_the_highest(work: Any) -> None:
    assert told(work(CONTRIBUTION, {"work_region": "310000"})) == {
        "contribution_lowest": ("1492.00", "exact", "7,460.00 元 × 20% = 1,492.00 元"),
        "contribution_highest": ("7460.40", "exact", "37,302.00 元 × 20% = 7,460.40 元"),
    }


def test_what_the_own_payment_stands_for(work: Any) -> None:
    found = told(work(CONTRIBUTION, {"work_region": "330100", "pension_paid": 99720}))
    assert found["contribution_lowest"][1] == Certainty.LAST_KNOWN.value
    assert found["contribution_own"] == (
        "997.20",
        "estimate",
        "997.20 元 ÷ 20% = 4,986.00 元（你的缴费基数）；其中 398.88 元（基数的 8%）记入个人账户",
    )


def test_a_published_fee_comes_before_base_and_rate(work: Any) -> None:
    assert told(work(CONTRIBUTION, {"work_region": "370202"})) == {
        "contribution_lowest": ("500.00", "exact", "500.00 元")
    }


def test_a_place_without_a_base(work: Any) -> None:
    worked = work(CONTRIBUTION, {"work_region": "140100"})
    assert not worked.amounts
    assert [wording().say(text) for text in worked.unverified] == ["没有核实到本市的标准，请以当地公布为准"]


def test_an_hourly_shortfall(work: Any) -> None:
    facts = {"work_region": "330106", "monthly_hours": Decimal("200.5"), "monthly_income": 450000}
    found = told(work(HOURLY, facts, chosen=True))
    assert found["standard"] == ("25.00", "exact", "25.00 元；第一档")
    assert found["shortfall"] == (
        "512.50",
        "estimate",
        "25.00 元 × 200.5 小时 = 5,012.50 元；减去收入 4,500.00 元，差 512.50 元；第一档",
    )


@pytest.mark.parametrize(("income", "short"), [(501249, "0.01"), (501250, "0.00"), (501251, "0.00")])
def test_no_shortfall_proves_nothing(income: int, short: str, work: Any) -> None:
    facts = {"work_region": "330106", "monthly_hours": Decimal("200.5"), "monthly_income": income}
    value, _, words = told(work(HOURLY, facts, chosen=True))["shortfall"]
    assert value == short
    assert ("这不等于证明单位做对了" in words) is (short == "0.00")


def test_a_monthly_shortfall(work: Any) -> None:
    found = told(work(MONTHLY, {"work_region": "330100", "monthly_income": 200000}))
    assert found["shortfall"] == ("660.00", "estimate", "2,660.00 元；减去收入 2,000.00 元，差 660.00 元")


def test_a_wage_that_is_overdue_says_its_year(work: Any) -> None:
    facts = {"work_region": "340100", "monthly_hours": Decimal(100), "monthly_income": 0}
    value, certainty, words = told(work(HOURLY, facts, chosen=True))["shortfall"]
    assert (value, certainty) == ("1800.00", "last_known")
    assert words.endswith("按 2021年3月至2023年2月的标准，之后的没有核实到")


def test_the_note_of_a_place_is_said(work: Any) -> None:
    facts = {"work_region": "320100", "monthly_hours": Decimal(100), "monthly_income": 0}
    assert told(work(HOURLY, facts, chosen=True))["shortfall"][2].endswith("含个人缴纳的社会保险费")


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"work_region": "330106"}, ("monthly_hours", "monthly_income")),
        ({"work_region": "330106", "monthly_hours": Decimal(1)}, ("monthly_income",)),
        ({"work_region": "330000"}, ("work_region",)),
        ({}, ("work_region",)),
    ],
)
def test_what_a_shortfall_waits_for(facts: dict[str, Any], missing: tuple[str, ...], work: Any) -> None:
    assert work(HOURLY, facts, chosen=True).missing == missing


def test_a_shortfall_only_for_whom_it_is_meant(work: Any) -> None:
    assert work(HOURLY, {"work_region": "330106"}, chosen=False) == Worked()
    assert work(HOURLY, {"work_region": "330106"}).missing == ("fact_of_chosen",)


def test_a_sum_by_level(work: Any) -> None:
    declared = "stated: {kind: one_off, value: by_level}"
    assert told(work(declared, {"certificate_level": "four"})) == {
        "one_off": ("1500.00", "exact", "技能补贴：1,500.00 元")
    }
    assert work(declared, {}).missing == ("certificate_level",)
    assert [wording().say(text) for text in work(declared, {"certificate_level": "one"}).unverified] == [
        "没有核实到本市的标准，请以当地公布为准"
    ]


def test_a_share_is_stated_in_per_cent(work: Any) -> None:
    (amount,) = work(
        "stated: {kind: standard, value: share, when: chosen}", {"work_region": "330100"}, chosen=True
    ).amounts
    assert (amount.kind, amount.written, amount.unit_code) == (Kind.STANDARD, "50", "percent")
    assert wording().say(in_words(amount)) == "补贴比例：50%"


@pytest.mark.parametrize(
    ("declared", "says"),
    [
        ("stated: {kind: monthly, value: wages}", 'no parameter is called "wages" → did you mean "wage"?'),
        ("stated: {kind: gift, value: wage}", 'no kind is called "gift"'),
        ("shortfall: {standard: wage, income: monthly_income}", '"wage" is in 元/小时 → use a parameter in 元/月'),
        ("shortfall: {standard: monthly_wage, income: age}", '"age" is of type integer → use a fact of type money'),
        ("shortfall: {standard: monthly_wage, income: incom}", 'no fact is called "incom"'),
        ("shortfall: {standard: monthly_wage}", '"income" is missing → add income: …'),
        ("stated: {kind: standard, value: wage, when: choosen}", 'criterion or concept is called "choosen"'),
        (
            "subsidy: {most_local: [{fixed_sums: {}}], months: months, used: subsidy_months_used}",
            'not fixed_sums → did you mean "fixed_sum"?',
        ),
        ("subsidy: {most_local: [], months: wage, used: subsidy_months_used}", '"wage" is in 元/小时'),
        ("contribution: {lowest: base, rate: rate, extra: 1}", 'unknown key "extra"'),
    ],
)
def test_a_wrong_declaration_is_refused_with_a_remedy(declared: str, says: str, work: Any) -> None:
    with pytest.raises(RulebookError) as caught:
        work(declared, {})
    assert says in " ".join(str(caught.value).split()).replace(" → ", " → ")


def test_an_amount_in_words(work: Any) -> None:
    facts = {"work_region": "140100", "pension_paid": 90000, "subsidy_months_used": 0}
    method = "share_of_paid: {share: share, parts: [{paid: pension_paid}]}"
    share = f"subsidy: {{most_local: [{{{method}}}], months: months, used: subsidy_months_used}}"
    monthly = work(share, facts).amounts[0]
    assert wording().say(in_words(monthly)) == "每月最多 600.00 元"
    assert wording("en").say(in_words(monthly)) == "at most CN¥600.00 a month"
    monthly = work(share, {**facts, "work_region": "330100"}).amounts[0]
    assert wording().say(in_words(monthly)) == "每月 450.00 元"
