"""A rule base with a fault that no form shows is refused with the answers that show it. The shipped one is proved by rules check."""

from __future__ import annotations

import pytest

from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import Fault
from eligibility.selection import Selector

from .conftest import Broken

pytest.importorskip("z3")
from eligibility.proof.coincidence import coinciding, empty_choices
from eligibility.proof.concepts import idle_contradictions, torn_concepts
from eligibility.proof.prove import prove, prove_provision

UNION = "provisions/union_membership.yaml"
SAFETY = "provisions/safety_training.yaml"
INJURY = "provisions/work_injury_insurance.yaml"


def proved(book: Rulebook, provision: str) -> list[Fault]:
    return list(prove_provision(book, Selector(book.regions), book.provisions[provision]))


def only(faults: list[Fault]) -> str:
    (fault,) = faults
    return str(fault)


@pytest.mark.parametrize("provision", ["union_membership", "work_injury_insurance", "minimum_wage", "training_subsidy"])
def test_the_shipped_provisions_are_proved(book: Rulebook, provision: str) -> None:
    assert proved(book, provision) == []


def test_a_provision_that_everybody_gets(broken: Broken) -> None:
    book = broken((SAFETY, "requires: is_platform_worker\nfulfilled: had_safety_training\n", ""))
    causes = [fault.cause for fault in proved(book, "safety_training")]
    assert [cause for cause in causes if "it is never no" in cause]
    assert [cause for cause in causes if "it is never open" in cause]


def test_a_provision_that_nobody_gets(broken: Broken) -> None:
    book = broken(
        (SAFETY, "requires: is_platform_worker", "requires: {all: [is_platform_worker, {not: is_platform_worker}]}")
    )
    faults = proved(book, "safety_training")
    assert any("it is never yes" in fault.cause for fault in faults)
    assert any('nobody can meet the basis "national"' in fault.cause for fault in faults)
    assert any("never stands in the way" in fault.cause and fault.line > 1 for fault in faults)


def test_a_tree_that_asks_in_vain(broken: Broken) -> None:
    both = "when: {any: [{all: [is_platform_worker, is_courier]}, {all: [is_platform_worker, {not: is_courier}]}]}"
    assert proved(broken((UNION, "when: is_platform_worker", both)), "union_membership") == [], (
        "one answer settles both"
    )
    vain = "when: {any: [{all: [is_platform_worker, had_safety_training]}, {all: [is_platform_worker, {not: had_safety_training}]}]}"
    fault = only(proved(broken((UNION, both, vain)), "union_membership"))
    assert "rules/provisions/union_membership.yaml:" in fault
    assert "is open for {" in fault and "occupation: " in fault and "safety_training" not in fault
    assert "whatever is answered further leads to a yes" in fault


def test_lines_of_one_number_that_ask_in_vain(broken: Broken) -> None:
    vain = "when: {all: [is_platform_worker, {any: [registered_unemployed, {not: registered_unemployed_6_months}]}]}"
    fault = only(proved(broken((UNION, "when: is_platform_worker", vain)), "union_membership"))
    assert "leads to a yes" in fault and "registered_unemployed_months" not in fault


def test_what_may_be_asked_in_vain_can_be_declared(broken: Broken) -> None:
    vain = "when: {any: [delivers_food, {all: [had_safety_training, is_courier]}, {all: [{not: had_safety_training}, is_courier]}]}"
    book = broken((UNION, "when: is_platform_worker", vain))
    assert "leads to a yes" in only(proved(book, "union_membership"))
    book = broken((UNION, "pays: false", "pays: false\nasks_on: {safety_training: 试一试}"))
    assert proved(book, "union_membership") == []


def test_a_declaration_that_is_not_needed(broken: Broken) -> None:
    book = broken((UNION, "pays: false", "pays: false\nasks_on: {occupation: 试一试}"))
    assert "nothing is asked in vain here any more" in only(proved(book, "union_membership"))


def test_a_complete_answer_that_stays_open(broken: Broken) -> None:
    gap = "  holds: {any: [pension_paid_as_flexible_worker, medical_paid_as_flexible_worker]}\n"
    book = broken(
        ("concepts.yaml", gap, gap + "  fails: {all: [pension_paid_by_employer, medical_paid_by_employer]}\n")
    )
    faults = proved(book, "graduate_insurance_subsidy")
    assert any("no question is left to ask" in fault.cause for fault in faults)


def test_two_provisions_that_coincide(broken: Broken, book: Rulebook) -> None:
    twin = (book.root / SAFETY).read_text("utf-8").replace("id: safety_training", "id: safety_training_again")
    twice = broken(("provisions/safety_training_again.yaml", "", twin))
    fault = only(list(coinciding(twice, Selector(twice.regions))))
    assert "rules/provisions/safety_training_again.yaml:" in fault
    assert 'comes to the same as "safety_training"' in fault


def test_a_choice_that_nobody_has(broken: Broken) -> None:
    book = broken(
        (UNION, "pays: false", "pays: false\none_of: training"),
        (UNION, "in_use: is_union_member", "requires: {not: is_platform_worker}"),
        (SAFETY, "pays: false", "pays: false\none_of: training"),
    )
    assert 'nobody can ever have two of the group "training"' in only(list(empty_choices(book, Selector(book.regions))))


def test_a_concept_that_holds_and_fails(broken: Broken) -> None:
    book = broken(("concepts.yaml", "  fails: says_not_injured_on_an_order", "  fails: injury_day_given"))
    fault = only(list(torn_concepts(book)))
    assert '"hurt_on_an_order" both holds and fails with {injury_date: ' in fault
    assert "rules/concepts.yaml:" in fault
    assert [str(one) for one in prove(book)] == [fault], "what builds on concepts is not looked at"


def test_answers_that_are_refused_may_tear_a_concept(book: Rulebook, broken: Broken) -> None:
    assert list(torn_concepts(book)) == []
    text = (book.root / "questions.yaml").read_text("utf-8")
    refusal = text[text.index("  - id: hurt_on_no_order") :]
    torn = broken(("questions.yaml", refusal, ""))
    assert '"hurt_on_an_order" both holds and fails' in only(list(torn_concepts(torn)))


def test_a_contradiction_that_cannot_come_about(book: Rulebook, broken: Broken) -> None:
    assert list(idle_contradictions(book)) == []
    idle = broken(("questions.yaml", "[says_not_injured_on_an_order, injury_day_given]", "[is_courier, delivers_food]"))
    assert 'the contradiction "hurt_on_no_order"' in only(list(idle_contradictions(idle)))


def test_a_draft_is_never_a_right(book: Rulebook) -> None:
    assert book.provisions["training_subsidy_without_ties_draft"].draft_only
    assert proved(book, "training_subsidy_without_ties_draft") == []
