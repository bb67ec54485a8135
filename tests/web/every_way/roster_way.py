"""Worked cases through a roster: how one is written, and what its result should hold for what the API says."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from eligibility.cli import main
from eligibility.rulebook.scenarios import Scenario


def by_roster(cases: Sequence[Scenario], folder: Path) -> list[dict[str, Any]]:
    """The rows of a result, of cases of one day."""
    roster, result = folder / "名册.csv", folder / "结果.parquet"
    facts = sorted({fact for case in cases for fact in case.situation})
    with roster.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["编号", *facts])
        rows.writerows([case.id, *(cell(case.situation.get(fact)) for fact in facts)] for case in cases)
    drafts = ["--include-drafts"] if cases[0].include_drafts else []
    how = ["-o", str(result), "--force", "--as-of", cases[0].as_of.isoformat(), *drafts]
    assert main(["roster", str(roster), *how]) == 0
    return pl.read_parquet(result).to_dicts()


def cell(answer: Any) -> str:
    """An answer as somebody writes it into a spreadsheet."""
    if isinstance(answer, bool):
        return "是" if answer else "否"
    if isinstance(answer, list):
        return "、".join(answer) or "无"
    return "" if answer is None else str(answer)


def differing(row: dict[str, Any], answer: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The columns in which a row is not what the API says, with both."""
    expected = {name: value for name, value in _told(answer) if value is not None}
    # how a draft would have come out is the roster's own; the API says it in words
    columns = expected.keys() | {name for name in row if "__" in name and not name.endswith("__as_drafted")}
    found = {name: (row.get(name), expected.get(name)) for name in columns if row.get(name) != expected.get(name)}
    missing = {fact for one in answer["outcomes"] for fact in one["missing"]}
    if not missing <= set(row["missing"].split(",")):
        found["missing"] = (row["missing"], missing)
    return found


def _told(answer: dict[str, Any]) -> Iterator[tuple[str, Any]]:
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
