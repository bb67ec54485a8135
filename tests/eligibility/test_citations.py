"""Citations: no outcome cites what is not law there and then, nothing is cited twice, no yes stands without a clause."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.assessment import Calculator
from eligibility.months import first_day
from eligibility.outcome_rules import Force, Status
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import ClauseForce, Standing
from eligibility.verdict import Verdict

DAYS = st.one_of(
    st.sampled_from([date(2026, 11, 23), date(2025, 12, 31), date(2024, 7, 31), date(2022, 7, 1)]),
    st.dates(date(2021, 7, 16), date(2031, 12, 31)),
)


@settings(max_examples=200)
@given(data=st.data(), day=DAYS, drafts=st.booleans())
def test_only_what_is_in_force_there_and_then_is_cited(
    data: st.DataObject, day: date, drafts: bool, situations: Any, kleene: Calculator, book: Rulebook
) -> None:
    read = kleene.reader.read(data.draw(situations), date(2026, 11, 23))
    facts = {name: value for name, value in read.items() if not isinstance(value, date) or value <= day}
    place = facts.get("work_region")
    for outcome in kleene.assess(facts, day, include_drafts=drafts).outcomes:
        named = [clause.id for clause in outcome.clauses]
        assert len(set(named)) == len(named), outcome.provision.id
        for clause in outcome.clauses:
            assert clause.in_force_from <= day <= (clause.in_force_to or date.max), clause.id
            region = clause.document.region
            assert region == "000000" or book.regions.within(place, region) is Verdict.TRUE, clause.id
            assert clause.document.draft == (outcome.standing is Standing.DRAFT), clause.id
        assert not set(outcome.displaces) & set(named), outcome.provision.id
        _what_is_given_rests_on_a_clause(outcome)


def _what_is_given_rests_on_a_clause(outcome: Any) -> None:
    forces = {clause.force for clause in outcome.clauses}
    if outcome.status is Status.ELIGIBLE:
        assert outcome.clauses, outcome.provision.id
        if outcome.force is Force.CLAIM:
            assert forces & {ClauseForce.RIGHT, ClauseForce.SUBSIDY, ClauseForce.PILOT}, outcome.provision.id
        if outcome.force is Force.OWED:
            assert ClauseForce.DUTY in forces, outcome.provision.id
    assert (outcome.unverified != ()) == (outcome.status is Status.NOT_VERIFIED), outcome.provision.id


@settings(max_examples=100)
@given(data=st.data())
def test_every_reason_names_a_criterion_and_facts_of_the_rule_base(
    data: st.DataObject, situations: Any, kleene: Calculator, book: Rulebook
) -> None:
    day = date(2026, 11, 23)
    for outcome in kleene.assess(kleene.reader.read(data.draw(situations), day), day).outcomes:
        named = [reason.criterion for reason in outcome.reasons]
        assert len(set(named)) == len(named), outcome.provision.id
        for reason in outcome.reasons:
            assert reason.criterion in book.criteria or reason.criterion in book.concepts
            assert set(reason.facts) <= set(book.questions.by_fact)
        if outcome.status is Status.NEEDS_INFORMATION and set(outcome.missing) != {"work_region"}:
            assert Verdict.UNKNOWN in {reason.verdict for reason in outcome.reasons}, outcome.provision.id


def test_every_document_says_what_it_is_and_where_it_was_read(book: Rulebook) -> None:
    for document in book.documents.values():
        assert document.kind in {"final", "draft", "reported"}, document.id
        assert document.source["kind"] in {"official", "reprint", "statute_text", "reported"}, document.id
        assert document.issued is None or first_day(document.issued) <= document.verified_on, document.id


def test_no_basis_of_a_right_rests_on_a_draft(book: Rulebook) -> None:
    for provision in book.provisions.values():
        for basis in provision.bases:
            cited = {clause.document.draft for clause in basis.clauses}
            assert cited == {provision.draft_only}, f"{provision.id}.{basis.id} mixes drafts and law"
