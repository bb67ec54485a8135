"""Place and date first: which legal bases apply where, and every possibility where the place is unknown or too coarse."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from eligibility import selection
from eligibility.assessment import Calculator
from eligibility.rulebook import Rulebook
from eligibility.rulebook.provisions import Basis, Provision
from eligibility.selection import Selector

DAY = date(2026, 11, 23)
NATION = "000000"
Applying = Callable[..., set[str]]


@pytest.fixture
def selector(book: Rulebook) -> Selector:
    return Selector(book.regions)


@pytest.fixture
def topic(book: Rulebook) -> Callable[..., Provision]:
    """A provision with bases of these regions: ``topic(nation="000000", city=("330100", {"complements": True}))``."""
    pattern = next(iter(book.provisions.values()))

    def basis(name: str, where: Any) -> Basis:
        region, more = where if isinstance(where, tuple) else (where, {})
        always = {"valid_from": date(2020, 1, 1), "valid_to": None, "complements": False, "unverified": None}
        return replace(pattern.bases[0], id=name, regions=tuple(region.split()), **{**always, **more})

    serial = itertools.count()  # a selector may remember what it chose for a provision
    return lambda **bases: replace(
        pattern, id=f"topic{next(serial)}", bases=tuple(basis(*each) for each in bases.items())
    )


@pytest.fixture
def applying(selector: Selector) -> Applying:
    """The possible sets of bases at a place, each written ``a+b``; "" where none applies."""

    def run(provision: Provision, place: str | None, day: date = DAY) -> set[str]:
        found = selector.candidates(provision, place, day)
        assert len({variant.key for variant in found}) == len(found)
        return {"+".join(basis.id for basis in variant.bases) for variant in found}

    return run


def test_the_local_rule_displaces_the_wider_ones(topic: Any, applying: Applying, selector: Selector) -> None:
    rule = topic(nation=NATION, province="330000", city="330100", county="330106")
    assert applying(rule, "440100") == {"nation"}
    assert applying(rule, "330200") == {"province"}
    assert applying(rule, "330102") == {"city"}
    assert applying(rule, "330106") == {"county"}
    (variant,) = selector.candidates(rule, "330102", DAY)
    assert [basis.id for basis in variant.displaced] == ["nation", "province"]


def test_a_complement_displaces_nothing_and_stands_beside_the_wider_rule(topic: Any, applying: Applying) -> None:
    rule = topic(nation=NATION, city=("330100", {"complements": True}))
    assert applying(rule, "330106") == {"nation+city"}
    assert applying(rule, "330200") == {"nation"}


def test_a_complement_of_a_displaced_rule_goes_with_it(topic: Any, applying: Applying) -> None:
    rule = topic(nation=NATION, beside=(NATION, {"complements": True}), city="330100")
    assert applying(rule, "330106") == {"city"}
    assert applying(rule, "330200") == {"nation+beside"}


def test_several_bases_of_one_region_apply_together(topic: Any, applying: Applying) -> None:
    assert applying(topic(nation=NATION, one="330000", other="330000 440000"), "330100") == {"one+other"}


def test_a_basis_applies_from_its_first_day_to_its_last(topic: Any, applying: Applying) -> None:
    rule = topic(nation=NATION, city=("330100", {"valid_from": date(2025, 7, 1), "valid_to": date(2025, 12, 31)}))
    for day, expected in (
        (date(2025, 6, 30), "nation"),
        (date(2025, 7, 1), "city"),
        (date(2025, 12, 31), "city"),
        (date(2026, 1, 1), "nation"),
    ):
        assert applying(rule, "330100", day) == {expected}
        assert applying(rule, "330000", day) == {"nation", expected}
    assert applying(rule, "330100", date(2019, 12, 31)) == {""}


def test_a_place_too_coarse_to_tell_leaves_every_possibility_open(topic: Any, applying: Applying) -> None:
    rule = topic(nation=NATION, province="330000", city="330100")
    assert applying(rule, "330000") == {"province", "city"}
    assert applying(rule, None) == {"nation", "province", "city"}
    assert applying(topic(city="330100"), "330000") == {"", "city"}
    assert applying(topic(city="330100"), "320000") == {""}


def test_the_most_general_possibility_comes_first(topic: Any, selector: Selector) -> None:
    first, *_ = selector.candidates(topic(nation=NATION, province="330000", city="330100"), None, DAY)
    assert [basis.id for basis in first.bases] == ["nation"]


def test_the_corps_is_apart_from_xinjiang(topic: Any, applying: Applying) -> None:
    rule = topic(nation=NATION, xinjiang="650000", corps="XPCC")
    assert applying(rule, "659001") == {"corps"}
    assert applying(rule, "650100") == {"xinjiang"}
    assert applying(rule, "650000") == {"xinjiang", "corps"}
    assert applying(rule, "330000") == {"nation"}
    assert applying(topic(xinjiang="650000"), "659001") == {"xinjiang"}


def test_a_place_covered_without_a_gap_has_no_elsewhere(topic: Any, applying: Applying, book: Rulebook) -> None:
    every_city = {f"c{city.code}": city.code for city in book.regions.children("330000")}
    assert "" not in applying(topic(**every_city), "330000")
    assert "" in applying(topic(**every_city), None)
    *most, _ = every_city.items()
    assert "" in applying(topic(**dict(most)), "330000")
    every_province = " ".join(province.code for province in book.regions.provinces())
    assert applying(topic(all=every_province), None) == {"all"}
    assert applying(topic(all=every_province.replace("330000", "330100")), None) == {"all", ""}


def test_a_municipality_is_covered_by_all_its_districts(topic: Any, applying: Applying, book: Rulebook) -> None:
    districts = " ".join(district.code for district in book.regions.children("310000"))
    assert applying(topic(all=districts), "310000") == {"all"}


def test_hangzhou_fills_in_zhejiangs_rule_for_graduates(applying: Applying, book: Rulebook) -> None:
    rule = book.provisions["graduate_insurance_subsidy"]

    def has(place: str | None) -> set[frozenset[str]]:
        return {frozenset(found.split("+")) & {"zhejiang", "hangzhou", "national"} for found in applying(rule, place)}

    assert has("330100") == has("330106") == {frozenset({"zhejiang", "hangzhou"})}
    assert has("330200") == {frozenset({"zhejiang"})}
    assert has("330000") == {frozenset({"zhejiang"}), frozenset({"zhejiang", "hangzhou"})}
    assert has("370100") == {frozenset({"national"})}
    assert has(None) >= {frozenset({"national"}), frozenset({"zhejiang"}), frozenset({"zhejiang", "hangzhou"})}


def test_the_injury_scheme_began_in_three_stages(applying: Applying, book: Rulebook) -> None:
    rule = book.provisions["injury_scheme_benefits"]
    stages = ("first_provinces", "second_provinces", "third_provinces")

    def stage(place: str | None, day: date) -> set[str]:
        return {next((name for name in stages if name in found.split("+")), "") for found in applying(rule, place, day)}

    before_first, before_second, before_third = date(2022, 6, 30), date(2025, 6, 30), date(2025, 12, 31)
    after = timedelta(days=1)
    for place, expected in (("310115", stages[0]), ("330100", stages[1]), ("140100", stages[2]), ("659001", stages[2])):
        assert stage(place, DAY) == {expected}, place
    assert stage("310115", before_first) == {""} and stage("310115", before_first + after) == {stages[0]}
    assert stage("330100", before_second) == {""} and stage("330100", before_second + after) == {stages[1]}
    assert stage("140100", before_third) == {""} and stage("140100", before_third + after) == {stages[2]}
    assert stage(None, DAY) == set(stages), "since 2026 no province is left over"
    assert stage(None, before_third) == {*stages[:2], ""}


def test_whatever_a_place_and_day_can_select_has_been_compiled(kleene: Calculator, book: Rulebook) -> None:
    compiled = {conclusion.scope for layer in kleene.program.layers for conclusion in layer}
    for provision in book.provisions.values():
        ours = {region for basis in provision.bases for region in basis.regions if book.regions.get(region)}
        inside = {child.code for region in ours for child in book.regions.children(region)[:1]}
        above = {region.code for inner in ours for region in book.regions.ancestors(inner)}
        edges = {basis.valid_from for basis in provision.bases}
        edges |= {basis.valid_to + timedelta(days=1) for basis in provision.bases if basis.valid_to}
        known = {variant.key for variant in kleene.selector.every_variant(provision)}
        for place in [None, "110101", "429004", "440300", "650000", "659001", *ours, *inside, *above]:
            for day in {DAY, *edges, *(edge - timedelta(days=1) for edge in edges)}:
                chosen = {variant.key for variant in kleene.selector.candidates(provision, place, day) if variant.bases}
                assert chosen <= known, (provision.id, place, day)
                assert {f"scope.{key}" for key in chosen} <= compiled, (provision.id, place, day)


def test_a_selector_that_remembers_answers_like_a_fresh_one_for_every_thread(
    topic: Any, book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "_REMEMBERED", 3)  # it forgets all the time
    rule, other = topic(nation=NATION, province="330000", city="330100"), topic(city="330100")
    asked = [(one, place) for one in (rule, other) for place in (None, "330000", "330106", "330200", "440300")]
    expected = {(one.id, place): Selector(book.regions).candidates(one, place, DAY) for one, place in asked}
    shared = Selector(book.regions)

    def agrees(seed: int) -> bool:
        chosen = random.Random(seed).choices(asked, k=200)
        return all(shared.candidates(one, place, DAY) == expected[one.id, place] for one, place in chosen)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(agrees, range(8)))
