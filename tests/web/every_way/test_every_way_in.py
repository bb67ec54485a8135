"""The same situation comes to the same outcomes by API, batch, page, command line and roster: every worked case, every way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eligibility.assessment import Calculator
from eligibility.cli import assess, main, roster_answer
from eligibility.rulebook.scenarios import Scenario, read_scenarios
from tests.web.conftest import Clock, Page
from tests.web.every_way.roster_way import by_roster, differing
from web.pages.visit import _seal
from web.state import Progress

PARTS = 36
AT_ONCE = 120
"""Cases in one roster; most of the 180 days that the cases lie on have far fewer."""

GROUPS = {
    "claim": "eligible",
    "owed": "eligible",
    "lever": "eligible",
    "using": "eligible",
    "open": "needs_information",
    "unverified": "not_verified",
    "no": "not_eligible",
    "later": "not_eligible",
}
"""What the groups of a result page say of what stands in them."""


@pytest.fixture(autouse=True)
def rule_base_once(calculator: Calculator, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line with the rule base that is there: reading it anew for each case takes a second."""
    monkeypatch.setattr(assess, "Calculator", lambda engine: calculator)
    monkeypatch.setattr(roster_answer, "load", lambda: calculator.book)


def content(case: Scenario) -> dict[str, Any]:
    """What is posted for a case."""
    return {
        "situation": dict(case.situation),
        "as_of": case.as_of.isoformat(),
        "include_drafts": case.include_drafts,
    }


def comes_to(answer: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What has to be the same."""
    return [
        (one["provision"], one["status"], one["amounts"], one["closes_on"], one["opens_on"], one["missing"])
        for one in answer["outcomes"]
    ]


def by_batch(client: FlaskClient, cases: Sequence[Scenario]) -> list[dict[str, Any]]:
    """Kleene's logic decides here, where durable-rules decides a single request."""
    sent = "\n".join(json.dumps({"ref": case.id, **content(case)}) for case in cases)
    reply = client.post("/api/v1/assessments/batch", data=sent, content_type="application/x-ndjson", buffered=True)
    *rows, end = (json.loads(line) for line in reply.get_data().splitlines())
    assert end == {"rows": len(cases)} and [row["ref"] for row in rows] == [case.id for case in cases]
    return [row["assessment"] for row in rows]


def by_page(app: Flask, client: FlaskClient, case: Scenario) -> list[tuple[str, str]]:
    """Titles and statuses on the result page, those of what only drafts promised without one."""
    with app.app_context():
        token = _seal().seal(Progress(dict(case.situation), tuple((fact,) for fact in case.situation)))
    page = Page(client.get(f"/zh-CN/result?s={token}{'&drafts=1' if case.include_drafts else ''}"))
    return sorted(
        (title, GROUPS.get(group, ""))
        for group in page.all(r'<section id="(\w+)" class="group')
        for title in re.findall(r"<h3>(.*?)</h3>", unescape(page.section(group)))
    )


def by_command_line(case: Scenario, folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The answer of ``gigrights assess``."""
    file = folder / "situation.json"
    file.write_text(json.dumps(dict(case.situation)), "utf-8")
    drafts = ["--include-drafts"] if case.include_drafts else []
    capsys.readouterr()
    assert main(["assess", str(file), "--json", "--as-of", case.as_of.isoformat(), *drafts]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def of_one_day(cases: Sequence[Scenario]) -> Iterator[list[Scenario]]:
    """The cases in groups that one roster can hold: of one day, with drafts or without."""

    def day(case: Scenario) -> tuple[Any, ...]:
        return case.as_of, case.include_drafts

    for _, same in groupby(sorted(cases, key=day), day):
        every = list(same)
        yield from (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))


@pytest.fixture(scope="module")
def groups(calculator: Calculator) -> list[list[Scenario]]:
    """Every worked case, in groups of one day, the largest first."""
    return sorted(of_one_day(read_scenarios(calculator.book.root)), key=len, reverse=True)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_way_comes_to_the_same(
    part: int,
    groups: list[list[Scenario]],
    app: Flask,
    client: FlaskClient,
    clock: Clock,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for cases in groups[part::PARTS]:
        clock.day = cases[0].as_of
        batch, roster = by_batch(client, cases), by_roster(cases, tmp_path)
        for case, in_batch, row in zip(cases, batch, roster, strict=True):
            answer: Any = client.post("/api/v1/assessments", json=content(case)).json
            assert comes_to(in_batch) == comes_to(answer), case.id
            assert (row["编号"], differing(row, answer)) == (case.id, {})
            assert comes_to(by_command_line(case, tmp_path, capsys)) == comes_to(answer), case.id
            shown = sorted(
                (one["title"], "" if one["standing"] == "draft" else one["status"]) for one in answer["outcomes"]
            )
            assert by_page(app, client, case) == shown, case.id
