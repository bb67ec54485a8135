"""Coverage counts what the rule base holds of each place on a day, and calls a gap a gap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from eligibility.lawbook import Lawbook
from eligibility.lawbook.coverage import Cell, Coverage, Knowledge
from eligibility.lawbook.parameter_rows import rows
from eligibility.rulebook import Rulebook, load

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


def test_numbers_of_a_place_count_too(book: Rulebook, coverage: Coverage) -> None:
    name = "zhejiang_older_unemployed_woman_age"
    assert cell(coverage, "330000", name).knowledge is Knowledge.LOCAL
    assert cell(coverage, "320000", name).knowledge is Knowledge.GAP


def test_a_parameter_whose_rows_name_places_and_clauses(book: Rulebook) -> None:
    """A parameter may come with rows of its own regions and clauses."""

    class Dated:
        def __init__(self, **given: Any) -> None:
            self.__dict__.update(given)

    row = {"valid_from": date(2026, 1, 1), "valid_to": None, "value": 2490, "clause": "ZJ59"}
    parameter: Any = Dated(rows=[Dated(regions=("330100",), **row)], clause="ZJ59", verified_on=TODAY)
    changed = replace(book, parameters={"wage": parameter})
    assert [found.regions for found in rows(changed, "wage")] == [("330100",)]
    assert cell(Coverage(changed, TODAY), "330100", "wage").knowledge is Knowledge.LOCAL
