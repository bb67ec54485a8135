"""The spreadsheet to fill in: what is filled in comes back as the same facts, in every language."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from eligibility.cli import main
from eligibility.columnar.schema import stored
from eligibility.facts import FactReader
from eligibility.problems import SituationError
from eligibility.roster import RosterError, template
from eligibility.roster.template_columns import shown
from eligibility.rulebook import Rulebook
from eligibility.wording import languages, wording

Reading = Callable[..., Any]
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module", params=languages())
def made(request: pytest.FixtureRequest, book: Rulebook) -> tuple[str, bytes]:
    return request.param, template(book, request.param, TODAY)


def _opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def test_workers_filled_in_come_back_as_the_same_facts(
    made: tuple[str, bytes], book: Rulebook, reading: Reading, written: Any
) -> None:
    language, content = made
    reader, rng, questions = FactReader(book), random.Random(11), list(book.questions.by_fact.values())
    file, expected = _opened(content), []
    sheet: Any = file.worksheets[0]
    while len(expected) < 40:
        answers = {it.fact: written(it, rng, False)[1] for it in questions if rng.random() < 0.4}
        situation = {fact: value for fact, value in answers.items() if value is not None}
        try:
            facts = reader.read(situation, TODAY)
        except SituationError:
            continue
        expected.append(stored(facts, book.questions.by_fact))
        row = len(expected) + 1
        sheet.cell(row, 1, f"第{row}人")
        for place, question in enumerate(questions, 3):
            if question.fact in situation:
                cell = shown(question, situation[question.fact], book.regions, wording(language))
                sheet.cell(row, place, cell)
    saved = io.BytesIO()
    file.save(saved)
    read = reading(saved.getvalue(), "名册.xlsx")
    assert (read.rejects, read.warnings, len(read.kept)) == ([], [], 2)
    assert read.frame.select(list(expected[0])).rows(named=True) == expected


def test_nothing_filled_in_is_nobody(made: tuple[str, bytes], reading: Reading) -> None:
    with pytest.raises(RosterError, match="没有人"):
        reading(made[1], "名册.xlsx")


def test_every_column_has_its_header_its_choices_and_its_explanation(made: tuple[str, bytes], book: Rulebook) -> None:
    language, content = made
    words, file = wording(language), _opened(content)
    roster, guide, lists = file.worksheets
    assert (roster.freeze_panes, lists.sheet_state) == ("B2", "hidden")
    headers = [cell.value for cell in roster[1]]
    assert len(headers) == len(book.questions.by_fact) + 2
    explained = {row[0].value: [cell.value for cell in row] for row in guide.iter_rows()}
    for place, question in enumerate(book.questions.by_fact.values(), 3):
        cell = roster.cell(1, place)
        assert cell.value.startswith(words.say(question.name))
        assert words.say(question.label) in cell.comment.text
        column = [it.value for (it,) in lists.iter_rows(min_col=place, max_col=place) if it.value]
        if question.type == "enum":
            assert column == [words.say(label) for label in question.choices.values()]
        told = explained[cell.value]
        assert words.say(question.label) in told[1] and told[2] and told[3] == words.say(question.why)
        assert told[4] is not None, "an example"
    checked = {area for rule in roster.data_validations.dataValidation for area in str(rule.sqref).split()}
    assert len(checked) == len(book.questions.by_fact)


def test_the_example_row_of_the_guide_can_be_read(made: tuple[str, bytes], book: Rulebook, reading: Reading) -> None:
    guide: Any = _opened(made[1]).worksheets[1]
    header, example = list(guide.iter_rows(values_only=True))[-2:]
    file = Workbook()
    sheet: Any = file.active
    sheet.append(header)
    sheet.append(example)
    saved = io.BytesIO()
    file.save(saved)
    read = reading(saved.getvalue(), "例子.xlsx")
    assert (read.rows, read.rejects) == (1, [])
    facts = read.frame.drop("row", *read.kept)
    assert [name for name in facts.columns if facts[name][0] is None] == []


def test_the_command_writes_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "名册.xlsx"
    assert main(["roster", "template", "-o", str(path), "--lang", "en"]) == 0
    assert _opened(path.read_bytes()).sheetnames == ["Roster", "How to fill it in", "Choices"]
    assert main(["roster", "template", "-o", str(tmp_path / "none" / "x.xlsx")]) == 2
    assert "gigrights roster: " in capsys.readouterr().err
