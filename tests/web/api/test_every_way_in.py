"""The same situation comes to the same outcomes by API, batch, page and command line: over all worked cases, or a part of them."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eligibility.assessment import Calculator
from eligibility.cli import main
from eligibility.rulebook.scenarios import Scenario, read_scenarios
from web.pages.visit import _seal
from web.state import Progress

PARTS = 8
ON_PAGES = 40
ON_THE_COMMAND_LINE = 300


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
