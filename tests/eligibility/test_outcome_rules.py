"""From conclusions to a status, and from clauses to a force: the tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eligibility.compiler import due, granted, perhaps
from eligibility.conditions import Named
from eligibility.outcome_rules import Force, Status, combined, force_of, status_of
from eligibility.rulebook import Rulebook
from eligibility.rulebook.documents import ClauseForce, Standing
from eligibility.rulebook.provisions import Bar, Provision
from eligibility.selection import Variant
from eligibility.verdict import Verdict

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
ELIGIBLE, NOT_ELIGIBLE = Status.ELIGIBLE, Status.NOT_ELIGIBLE
OPEN, NOT_VERIFIED = Status.NEEDS_INFORMATION, Status.NOT_VERIFIED


@pytest.fixture
def provision(book: Rulebook) -> Provision:
    """A provision that nothing bars, in force."""
    return replace(book.provisions["labour_relation_criteria"], bars=(), fulfilled=None)


def variant(provision: Provision, *, unverified: bool = False) -> Variant:
    sure = replace(provision.bases[0], id="sure", unverified=None)
    unsure = replace(provision.bases[0], id="unsure", unverified="没有核实到")
    return Variant(provision.id, (sure, unsure) if unverified else (sure,), ())


@pytest.mark.parametrize(("found", "status"), [(TRUE, ELIGIBLE), (FALSE, NOT_ELIGIBLE), (UNKNOWN, OPEN)])
@pytest.mark.parametrize("barred", [False, True])
def test_a_verified_variant_is_what_its_conclusion_is(
    found: Verdict, status: Status, barred: bool, provision: Provision
) -> None:
    rule = replace(provision, bars=(Bar(Named("barred"), "不行", ()),)) if barred else provision
    name = granted(variant(rule))
    known = {due(name): found, name: TRUE} if barred else {name: found}  # what is granted may still be barred
    assert status_of(rule, variant(rule), known) is status
    assert status_of(rule, variant(rule), {}) is OPEN


@pytest.mark.parametrize(
    ("surely", "possibly", "status"),
    [
        (TRUE, TRUE, ELIGIBLE),
        (FALSE, TRUE, NOT_VERIFIED),
        (UNKNOWN, TRUE, NOT_VERIFIED),  # no answer that is left could make it a no
        (FALSE, FALSE, NOT_ELIGIBLE),
        (FALSE, UNKNOWN, OPEN),
        (UNKNOWN, UNKNOWN, OPEN),
    ],
)
def test_an_unverified_basis_never_makes_it_a_yes(
    surely: Verdict, possibly: Verdict, status: Status, provision: Provision
) -> None:
    unsure = variant(provision, unverified=True)
    assert status_of(provision, unsure, {granted(unsure): surely, perhaps(unsure): possibly}) is status


def test_without_a_basis_there_is_nothing_to_get(provision: Provision) -> None:
    assert status_of(provision, Variant(provision.id, (), provision.bases), {}) is NOT_ELIGIBLE


def test_a_draft_is_never_a_yes(book: Rulebook) -> None:
    draft = next(provision for provision in book.provisions.values() if provision.draft_only)
    whole = Variant(draft.id, draft.bases, ())
    assert status_of(draft, whole, {granted(whole): TRUE}) is NOT_ELIGIBLE


def test_places_that_agree_have_one_status_and_others_need_the_place() -> None:
    for status in Status:
        assert combined([status, status]) is status
    assert combined([ELIGIBLE, NOT_ELIGIBLE]) is combined([NOT_VERIFIED, ELIGIBLE]) is OPEN


@pytest.mark.parametrize(
    ("forces", "pays", "expected"),
    [
        ("right duty encouragement", False, Force.CLAIM),
        ("subsidy", True, Force.CLAIM),
        ("pilot", True, Force.CLAIM),
        ("pilot", False, Force.LEVER),
        ("pilot duty", False, Force.OWED),
        ("duty commitment", True, Force.OWED),
        ("commitment encouragement", True, Force.LEVER),
        ("", True, Force.LEVER),
    ],
)
def test_the_strongest_clause_gives_the_force_and_a_draft_none(
    forces: str, pays: bool, expected: Force, book: Rulebook, provision: Provision
) -> None:
    law = next(clause for clause in book.clauses.values() if not clause.document.draft)
    clauses = [replace(law, force=ClauseForce(force)) for force in forces.split()]
    assert force_of(clauses, replace(provision, pays=pays)) is expected
    drafts = [replace(each, document=replace(each.document, kind="draft")) for each in clauses]
    assert force_of(drafts, replace(provision, pays=pays)) is Force.LEVER


def test_the_standing_of_a_clause_is_reckoned_from_its_dates(book: Rulebook) -> None:
    some = next(clause for clause in book.clauses.values() if not clause.document.draft)
    clause = replace(some, in_force_from=date(2025, 7, 1), in_force_to=date(2025, 12, 31))
    name = clause.document.id
    for day, superseded, standing in (
        (date(2025, 7, 1), frozenset({name}), Standing.IN_FORCE),
        (date(2025, 12, 31), frozenset[str](), Standing.IN_FORCE),
        (date(2026, 1, 1), frozenset[str](), Standing.EXPIRED),
        (date(2026, 1, 1), frozenset({name}), Standing.SUPERSEDED),
    ):
        assert clause.standing(day, superseded) is standing
    draft = replace(clause, document=replace(clause.document, kind="draft"))
    assert {draft.standing(day, frozenset({name})) for day in (date(2025, 7, 1), date(2030, 1, 1))} == {Standing.DRAFT}
    assert draft.valid(date(2025, 7, 1)) and not draft.in_force(date(2025, 7, 1))


def test_only_a_final_text_supersedes(book: Rulebook) -> None:
    assert book.superseded
    for document in book.documents.values():
        if document.draft:
            later = [other for other in book.documents.values() if not other.draft and document.id in other.supersedes]
            assert (document.id in book.superseded) == bool(later)
