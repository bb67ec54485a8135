"""The same situation comes to the same outcomes by API, batch, page, command line and roster: over all worked cases or a part."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from eligibility.assessment import Calculator
from eligibility.cli import main, roster_answer
from eligibility.rulebook.scenarios import Scenario, read_scenarios
from web.pages.visit import _seal
from web.state import Progress

PARTS = 8
ON_PAGES = 40
ON_THE_COMMAND_LINE = 300
ROSTERS = 6
"""Rosters that hold half of all cases; a soak takes the rest, most of them days with a few cases, each of which is planned anew."""


@pytest.fixture(scope="module")
def cases(calculator: Calculator) -> list[Scenario]:
    """Every worked case, in the order of the files."""
    return read_scenarios(calculator.book.root)


def content(case: Scenario) -> dict[str, Any]:
    return {
        "situation": dict(case.situation),
        "as_of": case.as_of.isoformat(),
        "include_drafts": case.include_drafts,
    }


def comes_to(answer: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [
        (one["provision"], one["status"], one["amounts"], one["closes_on"], one["opens_on"], one["missing"])
        for one in answer["outcomes"]
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_api_and_batch_agree(client: FlaskClient, cases: list[Scenario], part: int) -> None:
    """durable-rules decides the one, Kleene's logic the other."""
    mine = cases[part::PARTS]
    sent = "\n".join(json.dumps({"ref": case.id, **content(case)}) for case in mine)
    reply = client.post("/api/v1/assessments/batch", data=sent, content_type="application/x-ndjson", buffered=True)
    *rows, end = (json.loads(line) for line in reply.get_data().splitlines())
    assert end == {"rows": len(mine)} and [row["ref"] for row in rows] == [case.id for case in mine]
    for case, row in zip(mine, rows, strict=True):
        single: Any = client.post("/api/v1/assessments", json=content(case)).json
        assert comes_to(row["assessment"]) == comes_to(single), case.id


def test_pages_agree(app: Flask, client: FlaskClient, cases: list[Scenario]) -> None:
    today = [case for case in cases if case.as_of.isoformat() == "2026-11-23" and not case.include_drafts]
    groups = {
        "claim": "eligible",
        "owed": "eligible",
        "lever": "eligible",
        "using": "eligible",
        "open": "needs_information",
    }
    groups |= {"unverified": "not_verified", "no": "not_eligible", "later": "not_eligible"}
    for case in today[:: max(len(today) // ON_PAGES, 1)]:
        with app.app_context():
            token = _seal().seal(Progress(dict(case.situation), tuple((fact,) for fact in case.situation)))
        page = client.get(f"/zh-CN/result?s={token}").text
        answer: Any = client.post("/api/v1/assessments", json=content(case)).json
        told = {(one["title"], one["status"]) for one in answer["outcomes"]}
        shown = {
            (unescape(re.sub(r"<[^>]*>", "", title)).strip(), status)
            for group, status in groups.items()
            for section in re.findall(rf'<section id="{group}".*?</section>', page, re.DOTALL)
            for title in re.findall(r"<h3[^>]*>(.*?)</h3>", section)
        }
        assert {entry for entry in told if entry not in shown} == set(), case.id


def test_the_command_line_agrees(
    client: FlaskClient, cases: list[Scenario], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for case in cases[::ON_THE_COMMAND_LINE]:
        file = tmp_path / "situation.json"
        file.write_text(json.dumps(dict(case.situation)), "utf-8")
        drafts = ["--include-drafts"] if case.include_drafts else []
        assert main(["assess", str(file), "--json", "--as-of", case.as_of.isoformat(), *drafts]) == 0
        single: Any = client.post("/api/v1/assessments", json=content(case)).json
        assert comes_to(json.loads(capsys.readouterr().out)) == comes_to(single), case.id


def rosters(cases: list[Scenario]) -> list[list[Scenario]]:
    """The cases that one roster can hold, those of one day with drafts or without: largest first, but before it one with drafts."""
    count = Counter((case.as_of, case.include_drafts) for case in cases)
    every = [[case for case in cases if (case.as_of, case.include_drafts) == same] for same, _ in count.most_common()]
    with_drafts = next(one for one in every if one[0].include_drafts)
    return [with_drafts, *(one for one in every if one is not with_drafts)]


def cell(answer: Any) -> str:
    """An answer as somebody writes it into a spreadsheet."""
    if isinstance(answer, bool):
        return "是" if answer else "否"
    if isinstance(answer, list):
        return "、".join(answer) or "无"
    return "" if answer is None else str(answer)


def told(answer: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What the API says, under the names of the columns of a roster's result; of each kind of amount the first."""
    for one in answer["outcomes"]:
        yield f"{one['provision']}__status", one["status"]
        for day in ("opens_on", "closes_on"):
            yield f"{one['provision']}__{day}", one[day] and date.fromisoformat(one[day])
        for amount in reversed(one["amounts"]):
            scale = 10_000 if amount["unit"] == "percent" else 100
            yield f"{one['provision']}__{amount['kind']}", Decimal(amount["value"]) * scale
        if one["recommended"]:
            yield f"{one['one_of']}__recommended", one["provision"]


def check_roster(client: FlaskClient, mine: list[Scenario], folder: Path) -> None:
    """Put cases through one roster, and hold each of its rows against what the API says of the case, column by column."""
    roster, result = folder / "名册.csv", folder / "结果.parquet"
    facts = sorted({fact for case in mine for fact in case.situation})
    with roster.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["编号", *facts])
        rows.writerows([case.id, *(cell(case.situation.get(fact)) for fact in facts)] for case in mine)
    drafts = ["--include-drafts"] if mine[0].include_drafts else []
    how = ["-o", str(result), "--as-of", mine[0].as_of.isoformat(), *drafts]
    assert main(["roster", str(roster), *how]) == 0
    for case, row in zip(mine, pl.read_parquet(result).iter_rows(named=True), strict=True):
        single: Any = client.post("/api/v1/assessments", json=content(case)).json
        expected = {name: value for name, value in told(single) if value is not None}
        # how a draft would have come out is the roster's own; the API says it in words
        columns = expected.keys() | {name for name in row if "__" in name and not name.endswith("__as_drafted")}
        differing = {
            name: (row.get(name), expected.get(name)) for name in columns if row.get(name) != expected.get(name)
        }
        assert (row["编号"], differing) == (case.id, {})
        assert {fact for one in single["outcomes"] for fact in one["missing"]} <= set(row["missing"].split(",")), (
            case.id
        )


@pytest.fixture
def book_once(calculator: Calculator, monkeypatch: pytest.MonkeyPatch) -> None:
    """One rule base for all rosters: reading it anew for each takes a second."""
    monkeypatch.setattr(roster_answer, "load", lambda: calculator.book)


@pytest.mark.usefixtures("book_once")
@pytest.mark.parametrize("which", range(ROSTERS))
def test_rosters_agree(which: int, client: FlaskClient, cases: list[Scenario], tmp_path: Path) -> None:
    check_roster(client, rosters(cases)[which], tmp_path)


@pytest.mark.soak
@pytest.mark.usefixtures("book_once")
@pytest.mark.parametrize("part", range(PARTS))
def test_rosters_of_every_day_agree(part: int, client: FlaskClient, cases: list[Scenario], tmp_path: Path) -> None:
    for number, mine in enumerate(rosters(cases)[ROSTERS:][part::PARTS]):
        folder = tmp_path / str(number)
        folder.mkdir()
        check_roster(client, mine, folder)
