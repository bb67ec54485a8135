"""Coverage counts what the rule base holds of each place on a day, and calls a gap a gap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eligibility.lawbook import Lawbook
from eligibility.lawbook.coverage import Cell, Coverage, Knowledge
from eligibility.lawbook.parameter_content import row_regions
from eligibility.rulebook import Rulebook, load
from eligibility.rulebook.parameters import DatedValue, Parameter

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load()


@pytest.fixture(scope="module")
def coverage(book: Rulebook) -> Coverage:
    return Lawbook(book).coverage(TODAY)


def cell(coverage: Coverage, place: str, topic: str) -> Cell:
    return next(cell for cell in coverage.row(place) if cell.topic == topic)


def test_every_province_and_the_corps(coverage: Coverage, book: Rulebook) -> None:
    assert len(coverage.provinces()) == 32
    for province in coverage.provinces():
        assert [cell.topic for cell in coverage.row(province)] == list(coverage.topics)


def test_a_basis_in_force_is_knowledge_of_its_place(coverage: Coverage, book: Rulebook) -> None:
    for provision in book.provisions.values():
        for basis in provision.bases:
            for region in basis.regions:
                if region != "000000" and basis.valid(TODAY) and not basis.draft:
                    known = cell(coverage, region, provision.id)
                    assert known.knowledge in (Knowledge.LOCAL, Knowledge.PARTLY)
                    assert (known.knowledge is Knowledge.PARTLY) >= bool(basis.unverified)
                    assert known.verified_on and known.verified_on <= basis.clauses[0].document.verified_on


def test_gaps_are_gaps(coverage: Coverage) -> None:
    gansu = cell(coverage, "620000", "minimum_wage")
    assert (gansu.knowledge, gansu.verified_on, gansu.general) == (Knowledge.GAP, None, True)
    assert cell(coverage, "620000", "third_party_insurance").general is False


def test_an_unverified_basis_is_not_the_whole_answer(coverage: Coverage) -> None:
    corps = cell(coverage, "XPCC", "injury_scheme_enrolment")
    assert corps.knowledge is Knowledge.PARTLY and corps.open


def test_a_place_that_a_national_list_leaves_out_is_no_gap(coverage: Coverage) -> None:
    assert cell(coverage, "330000", "injury_scheme_rollout").knowledge is Knowledge.OUTSIDE


def test_drafts_are_no_knowledge(coverage: Coverage, book: Rulebook) -> None:
    assert not {name for name, provision in book.provisions.items() if provision.draft_only} & set(coverage.topics)


def test_cities_stand_under_their_province(coverage: Coverage) -> None:
    assert "330200" in coverage.places_within("330000") and "330200" not in coverage.places_within("320000")


def test_another_day_knows_other_things(book: Rulebook, coverage: Coverage) -> None:
    before = Lawbook(book).coverage(date(2024, 12, 31))
    assert cell(coverage, "500000", "minimum_wage").knowledge is Knowledge.LOCAL
    assert "minimum_wage" not in before.topics


def test_numbers_of_a_place_count_too(coverage: Coverage) -> None:
    beijing = cell(coverage, "110000", "minimum_wage.amount")
    assert beijing.knowledge is Knowledge.LOCAL and beijing.verified_on
    assert cell(coverage, "XPCC", "minimum_wage.amount").knowledge is Knowledge.GAP


def test_a_number_that_names_no_place_has_that_of_its_document(book: Rulebook) -> None:
    (row, *_) = book.parameters["zhejiang_older_unemployed_woman_age"].values
    assert row_regions(book, row) == ("330000",)


def test_numbers_of_cities_make_their_province_partly_known(book: Rulebook) -> None:
    row = DatedValue(date(2026, 1, 1), None, 249000, regions=("330100",), clause="ZJ59")
    wage = Parameter("wage", "工资", "元/月", TODAY, (row,))
    changed = Coverage(replace(book, parameters={"wage": wage}), TODAY)
    assert cell(changed, "330100", "wage").knowledge is Knowledge.LOCAL
    assert cell(changed, "330000", "wage").knowledge is Knowledge.PARTLY
    whole = Parameter("wage", "工资", "元/月", TODAY, (replace(row, regions=("330000",)), row))
    changed = Coverage(replace(book, parameters={"wage": whole}), TODAY)
    assert cell(changed, "330000", "wage").knowledge is Knowledge.LOCAL


def test_a_county_is_listed_for_a_rule_but_not_for_a_number(coverage: Coverage) -> None:
    assert "320613" in coverage.places_within("320000")
    assert "130102" not in coverage.places_within("130000")
