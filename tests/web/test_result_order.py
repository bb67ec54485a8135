"""What stands first on a result: the headline, claims by deadline and amount, and each paper once."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from eligibility.assessment import Calculator
from eligibility.wording import Month, wording
from web.pages.figures import last_day, worth
from web.pages.groups import grouped
from web.pages.headline import Headline, headline
from web.pages.papers import papers

RIDER: dict[str, Any] = {
    "work_region": "330100",
    "occupation": "food_delivery",
    "platform": "meituan",
    "arrangement": "managed",
    "flexible_registration": True,
    "hukou_region": "330100",
    "pension": "flexible",
    "medical": "flexible",
    "pension_paid": "997.20",
    "medical_paid": "457",
    "subsidy_months_used": 0,
    "receives_unemployment_benefit": False,
    "education": "college_or_above",
    "graduation_month": "2025-06",
    "training_completed": True,
    "certificate_level": "four",
    "certificate_month": "2025-12",
    "rural_labourer": True,
}
Show = Callable[..., Any]


def outcome(provision: str, **changes: Any) -> dict[str, Any]:
    """An outcome that can be claimed, with what matters to its place on the page."""
    plain = {
        "provision": provision,
        "family": "subsidies",
        "status": "eligible",
        "force": "claim",
        "standing": "in_force",
        "already_in_use": False,
        "closes_on": None,
        "opens_on": None,
        "amount": None,
        "amounts": [],
        "what_would_change_it": [],
        "claim": {"file_until": None},
    }
    return {**plain, **changes}


def money(value: str, kind: str = "monthly") -> list[dict[str, Any]]:
    """The amounts of an outcome that has one."""
    return [{"kind": kind, "value": value, "unit": "CNY"}]


def order(*outcomes: dict[str, Any]) -> list[str]:
    """The provisions in the order of the page."""
    return [one["provision"] for group in grouped(outcomes, ["injury", "subsidies"]) for one in group.outcomes]


def test_claims_come_by_deadline_then_by_amount_then_by_family() -> None:
    assert order(
        outcome("nothing_known"),
        outcome("of_the_first_family", family="injury"),
        outcome("small", amounts=money("100.00")),
        outcome("large", amounts=money("20000.00", "total")),
        outcome("late", closes_on="2027-06-30"),
        outcome("to_be_filed", closes_on="2028-01-01", claim={"file_until": "2026-12-31"}),
        outcome("late_and_large", closes_on="2027-06-30", amounts=money("9.00")),
    ) == ["to_be_filed", "late_and_large", "late", "large", "small", "of_the_first_family", "nothing_known"]


def test_what_a_sum_is_paid_as_does_not_make_it_large() -> None:
    limits = [*money("5059.80", "contribution_highest"), *money("120000.00", "standard")]
    assert worth(outcome("a", amounts=limits)) == 0
    assert worth(outcome("b", amounts=[*limits, *money("0.25", "one_off")])) == Decimal("0.25")


def test_the_last_day_is_the_first_of_the_ends() -> None:
    assert last_day(outcome("a")) is None
    assert last_day(outcome("a", closes_on="2027-01-01", claim={"file_until": "2026-12-01"})) == "2026-12-01"


def test_what_opens_first_comes_first_and_steps_come_last() -> None:
    change = [{"facts": {"union_member": True}, "text": "", "from": None}]
    no = {"status": "not_eligible"}
    assert order(
        outcome("never", **no),
        outcome("after_a_step", **no, what_would_change_it=change),
        outcome("late", **no, opens_on="2028-01-01"),
        outcome("soon", **no, opens_on="2027-01-01"),
    ) == ["soon", "late", "after_a_step", "never"]


def told(*outcomes: dict[str, Any]) -> Headline:
    """The headline over some outcomes."""
    return headline(grouped(outcomes, ["injury", "subsidies"]))


def test_the_headline_says_what_is_nearest() -> None:
    no: dict[str, Any] = {"status": "not_eligible"}
    opening = [outcome(day, **no, opens_on=day) for day in ("2027-03-31", "2027-02-01", "2027-02-28")]
    owed, lever = outcome("owed", force="owed"), outcome("lever", force="lever", **no, opens_on="2026-12-01")
    step = outcome("step", **no, what_would_change_it=[{"facts": {"a": 1}, "text": "", "from": None}])
    question = outcome("open", status="needs_information")
    assert told(outcome("a"), outcome("b"), owed, *opening) == Headline("claim", 2)
    assert told(owed, step, question, lever, *opening) == Headline("opens", 2, Month(2027 * 12 + 1))
    assert told(owed, step, question, lever) == Headline("owed", 1)
    assert told(step, question, lever) == Headline("steps", 1)
    assert told(question, lever) == Headline("open")
    assert told(lever) == Headline("none")


def test_the_page_says_so(show: Show) -> None:
    ahead = {**RIDER, "graduation_month": "2027-06", "union_member": True, "training_completed": False}
    page = show(ahead)
    assert page.heading == "目前没有可申请的，最早 2027年6月 可以申请 1 项"
    assert page.title.startswith(page.heading)
    assert page.text.count("平台或单位还应当为你做到") == 1


def test_in_english_too(show: Show) -> None:
    ahead = {**RIDER, "graduation_month": "2027-06", "union_member": True, "training_completed": False}
    assert show(ahead, language="en").heading == "Nothing to apply for now; 1 entitlement opens in June 2027"


def test_each_paper_is_on_the_list_once_with_what_it_is_for(calculator: Calculator) -> None:
    book = calculator.book
    graduate, training, union = (
        book.provisions[name] for name in ("graduate_insurance_subsidy", "training_subsidy", "union_membership")
    )
    found = {one.text: one.titles for one in papers([graduate, training], wording())}
    both = (graduate.title, training.title)
    assert found == {
        "身份证或社会保障卡": both,
        "毕业证书": both[:1],
        "缴费凭证": both[:1],
        "证书": both[1:],
        "身份证明（如失业登记）": both[1:],
    }
    found = {one.text: one.titles for one in papers([graduate, training, union], wording())}
    assert found["身份证"] == (*both, union.title), "the identity card does where either card would"
    assert "身份证或社会保障卡" not in found


def test_the_list_stands_after_the_claims(show: Show) -> None:
    claim = show(RIDER).section("claim")
    assert claim.index("要带的材料，合在一起") > claim.rindex("<article ")
    listed = claim.split("要带的材料，合在一起")[1]
    assert listed.count("<li>身份证 ") == 1 and "职业培训补贴；高校毕业生灵活就业社保补贴；加入工会" in listed
    assert "要带的材料" not in show({"work_region": "310000"}).html
