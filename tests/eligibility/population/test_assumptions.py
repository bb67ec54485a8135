"""A mistake in assumptions is named with file, line and remedy, and nobody is drawn from assumptions that allow a contradiction."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from eligibility.population import Assumptions, Population
from eligibility.population.assumptions import OWN
from eligibility.rulebook import Rulebook
from eligibility.rulebook.faults import RulebookError

from .conftest import DAY

MISTAKES = [
    ("  sex:\n", "  sexe:\n", 'no fact is called "sexe"', 'did you mean "sex"'),
    ("  needs_loan:\n    unknown: 100", "  needs_loan:\n    unknown: 1001", "1001", "1000"),
    ('"110000": 21893095', '"119999": 21893095', "119999", ""),
    ('"110000": 21893095', '"990000": 21893095', 'no province "990000"', ""),
    ("source: census2020", "source: census", 'no source "census"', "census2020"),
    ("given: pension\n", "given: hardship\n", 'medical: it cannot depend on "hardship"', ""),
    ("given: arrangement\n", "given: union_member\n", 'it cannot depend on "union_member"', ""),
    ("given: injured_on_order", "given: platform", "platform is not asked of everybody", ""),
    ("food_delivery: {female: 51, male: 949}", "food_delivery: {women: 51, male: 949}", '"women"', ""),
    ("food_delivery: {female: 51, male: 949}", "food_deliver: {female: 51}", '"food_deliver"', "food_delivery"),
    ("food_delivery: {female: 51, male: 949}", "food_delivery: {female: 0}", "all weights are 0", "weight"),
    ("cases: {none: 60, otherwise: 250}", "cases: {none: 60}", "nothing is said for individual, company", ""),
    ("of: 620", "of: {median: 6, spread: 3, least: 1, most: 9, step: 1}", "yes or no", "thousandths"),
    ("of: 620", "given: sex", "cases", ""),
    ("    of: 620\n", "", "worked_public_holiday: how it is drawn", "of"),
    ("[[18, 19, 30]", "[[13, 19, 30]", "the band 13 to 19", "14 to 100"),
    ("[[18, 19, 30]", "[[19, 18, 30]", "the band 19 to 18", "14 to 100"),
    ("{median: 175, spread: 45, least: 10, most: 400, step: 1}", "[[1, 2, 3]]", "log-normal", "median"),
    (
        "{median: 175, spread: 45, least: 10, most: 400",
        "{median: 175, spread: 45, least: 10, most: 745",
        "limits",
        "744",
    ),
    ("      veteran: 30\n", "      veteran: 1030\n", "hardship: a share is more than 1000", "thousandths"),
    ("  birth_month:\n    unknown: 450\n", "  birth_month:\n    unknown: 450\n    of: 1\n", "follows from the age", ""),
    ("of: 620", "of: [[1, 2]]", "of › entry 1", "[from, to, weight]"),
    ("median: 900", "median: 0", "median: 0 is less", "half have more"),
    ("spread: 30, least: 500, ", "", "dependency", "median"),
    ("cases: {none: 60, otherwise: 250}", "cases: {none: many, otherwise: 250}", "whole number", "whole number"),
    ("version: 1", "version: one", "one", ""),
    (
        "levels: {province: 10, prefecture: 560, county: 430}",
        "levels: {province: 0, prefecture: 0, county: 0}",
        "all",
        "",
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "cause", "remedy"), MISTAKES, ids=[mistake[1].strip()[:30] for mistake in MISTAKES]
)
def test_a_mistake_is_named(
    book: Rulebook, changed: Callable[..., Path], old: str, new: str, cause: str, remedy: str
) -> None:
    path = changed((old, new))
    with pytest.raises(RulebookError) as refused:
        Assumptions.read(book, path)
    said = [fault for fault in refused.value.faults if cause in fault.cause]
    assert said, str(refused.value)
    assert all(("mine.yaml" in fault.file and fault.line > 1) or "version" in old for fault in said)
    assert any(remedy in fault.remedy for fault in said), str(refused.value)


def test_an_editor_finds_nothing_to_complain_of() -> None:
    schema = json.loads(OWN.with_suffix(".json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(yaml.safe_load(OWN.read_text("utf-8")))


def test_a_missing_fact_is_named(book: Rulebook, changed: Callable[..., Path]) -> None:
    text = OWN.read_text("utf-8")
    entry = text[text.index("  needs_loan:") :]
    with pytest.raises(RulebookError, match="needs_loan is missing"):
        Assumptions.read(book, changed((entry, "")))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("cases: {labour_relation: 0, managed: 0, independent: 1000}", "cases: {otherwise: 500}", "own_account"),
        (
            "cases: {labour_relation: 0, managed: 1000, independent: 980}",
            "cases: {otherwise: 990}",
            "schedule_autonomy",
        ),
        ("cases: {benefit: 1000, otherwise: 0}", "cases: {otherwise: 10}", "receives_unemployment_benefit"),
        ('      "no": null', '      "no": [[0, 9, 1]]', "injury_date"),
    ],
)
def test_assumptions_that_allow_a_contradiction_are_refused(
    book: Rulebook, changed: Callable[..., Path], old: str, new: str, message: str
) -> None:
    found = Assumptions.read(book, changed((old, new)))
    with pytest.raises(RulebookError, match=message) as refused:
        Population(book, found, 1, DAY)
    assert all(fault.line > 1 for fault in refused.value.faults)


def test_another_content_is_another_edition(book: Rulebook, changed: Callable[..., Path]) -> None:
    same, other = Assumptions.read(book, changed()), Assumptions.read(book, changed(("of: 620", "of: 621")))
    assert same.edition == Assumptions.read(book).edition != other.edition


def test_every_share_that_is_not_assumed_names_its_source(book: Rulebook, changed: Callable[..., Path]) -> None:
    path = changed(("    basis: partly\n    source: ruc2025\n", "    basis: reported\n"))
    with pytest.raises(RulebookError, match="source"):
        Assumptions.read(book, path)
