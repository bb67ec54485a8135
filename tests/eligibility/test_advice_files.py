"""Doors and checklists of evidence: what the shipped ones promise, and how a wrong one is refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from eligibility.rulebook import Rulebook, find_rules, load
from eligibility.rulebook.advice import Point
from eligibility.rulebook.faults import Fault, RulebookError

DAY = date(2026, 11, 23)
OFFERED = ["injured", "graduated", "social_insurance", "low_pay", "no_contract", "training", "online_shop"]
# A number of days, months or years, a multiple, or a share: nothing that advice may say without a clause.
LIMIT = re.compile(r"\d+ ?(?:日内|天内|个月内|年内|个月|年)|两倍|必须|不得|应当|有权")


def every_point(book: Rulebook) -> Iterator[Point]:
    for door in book.doors.values():
        yield from door.steps
    for sheet in book.evidence.sheets:
        yield from sheet.keep
        yield from (entry.point for entry in sheet.differs)


def test_the_doors_of_the_start_page(book: Rulebook) -> None:
    assert list(book.doors) == OFFERED


def test_a_statement_of_law_names_its_clause(book: Rulebook) -> None:
    bare = [point.text for point in every_point(book) if point.clause is None and LIMIT.search(point.text or "")]
    assert bare == []


def test_every_clause_of_advice_is_in_force(book: Rulebook) -> None:
    assert [point.clause.id for point in every_point(book) if point.clause and not point.stands(DAY)] == []


def test_what_a_clause_carries_ends_with_it(book: Rulebook) -> None:
    (exempt,) = (point for point in every_point(book) if point.clause and point.clause.id == "VAT-19")
    assert exempt.stands(date(2027, 12, 31)) and not exempt.stands(date(2028, 1, 1))


@pytest.mark.parametrize(
    ("provision", "sheet"),
    [
        ("injury_scheme_benefits", "injury"),
        ("minimum_wage", "pay"),  # by its family
        ("written_agreement", "agreement"),
        ("automated_decisions", "deductions"),
        ("vat_exemption", None),
    ],
)
def test_what_to_keep_for_a_provision(book: Rulebook, provision: str, sheet: str | None) -> None:
    found = book.evidence.of(book.provisions[provision])
    assert (found and found.id) == sheet


def test_every_checklist_says_whom_to_ask_and_for_whom_it_differs(book: Rulebook) -> None:
    for sheet in book.evidence.sheets:
        assert {line.phone for line in sheet.ask} == {"12333", "12351", "12348", "12345"}
        (differs,) = sheet.differs
        assert "退休" in differs.who and "读书" in differs.who
        assert differs.point.clause or "没有核实到" in (differs.point.unverified or "")


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the rule base, to break."""
    return Path(shutil.copytree(find_rules(), tmp_path / "rules", ignore=shutil.ignore_patterns("scenarios")))


MISTAKES = {
    "fact": (
        "doors",
        "first: [injured_on_order,",
        "first: [injured_on_ordr,",
        'no fact is called "injured_on_ordr"',
        "did you mean",
    ),
    "provision": (
        "doors",
        "[training_subsidy,",
        "[training_subsidi,",
        'no provision is called "training_subsidi"',
        "did you mean",
    ),
    "clause": ("doors", "clause: WII-17", "clause: WII-71", 'no document holds a clause "WII-71"', "did you mean"),
    "draft": ("doors", "clause: WII-17", "clause: ZJ2022D-4-b", "is a draft's", "name a clause that is in force"),
    "place": ("doors", "first: [education,", "first: [work_region,", "is asked first anyway", "leave work_region out"),
    "behind": (
        "doors",
        "first: [occupation, business,",
        "first: [occupation,",
        'is asked only after "business"',
        "name business before it",
    ),
    "missing": (
        "doors",
        "  lead: 先救人，再报案，留好证据；能拿什么，后面慢慢算。\n",
        "",
        '"lead" is missing',
        "one sentence below the title",
    ),
    "unknown key": ("doors", "  steps:\n", "  stepps:\n", 'unknown key "stepps"', 'did you mean "steps"?'),
    "phone": ("doors", 'phone: "12366"', "phone: 12366", "this must be text, not 12366", "put it in quotes"),
    "same door": ("doors", "- id: graduated", "- id: injured", "the same id as on line 3", "an id of its own"),
    "family": (
        "evidence",
        "families: [pay, time]",
        "families: [pay, tyme]",
        'no family is called "tyme"',
        "did you mean",
    ),
    "evidence for nobody": (
        "evidence",
        "  families: [pay, time]\n",
        "",
        "nothing says which provisions it is for",
        "add families",
    ),
    "two checklists": (
        "evidence",
        "[deposits,",
        "[written_agreement,",
        "already has the checklist agreement",
        "in one of the two",
    ),
    "evidence's clause": (
        "evidence",
        "clause: LCL-82",
        "clause: LCL-28",
        'no document holds a clause "LCL-28"',
        "did you mean",
    ),
    "empty difference": (
        "evidence",
        ", unverified: 报酬方面有什么不同，没有核实到，请打 12333。",
        "",
        "too little is written here",
        "write",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_refused_with_file_line_cause_and_remedy(rules: Path, name: str) -> None:
    file, old, new, cause, remedy = MISTAKES[name]
    path = rules / f"{file}.yaml"
    right = path.read_text("utf-8")
    assert old in right
    path.write_text(right.replace(old, new, 1), "utf-8")
    with pytest.raises(RulebookError) as refusal:
        load(rules)
    found = [fault for fault in refusal.value.faults if cause in fault.cause and remedy in fault.remedy]
    assert found, refusal.value
    assert _near(found[0], right[: right.index(old)].count("\n") + 1), found[0]
    assert found[0].file == f"rules/{file}.yaml"


def _near(fault: Fault, line: int) -> bool:
    """On the line itself, or where something is missing, at the head of its entry."""
    return line - 3 <= fault.line <= line


def test_both_files_are_needed(rules: Path) -> None:
    (rules / "doors.yaml").unlink()
    with pytest.raises(RulebookError) as refusal:
        load(rules)
    assert [(fault.file, fault.cause) for fault in refusal.value.faults] == [
        ("rules/doors.yaml", "the file is missing")
    ]
