"""``--lang en``: what the program says of a roster is English; what a member's row said, and names of places, stay as they are."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest

from eligibility.cli import main

ROSTER = "姓名,工作地,工作,年龄,备注\n张三,鼓楼区,送外卖,,\n李四,浙江,,很多,-5\n王五,杭州,送外卖,46,老会员\n"
HAN = re.compile("[㐀-鿿]")
THEIRS = {"姓名", "工作地", "年龄", "备注", "王五", "老会员", "鼓楼区", "很多"}
"""What stands in the roster, and comes back as it was."""


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "members.csv"
    path.write_text(ROSTER, "utf-8")
    return path


def answered(roster: Path, name: str) -> Path:
    """Where the result stands."""
    result = roster.with_name(name)
    assert main(["roster", str(roster), "-o", str(result), "--as-of", "2026-11-23", "--lang", "en"]) == 1
    return result


def test_an_english_workbook_has_no_chinese_of_ours(roster: Path) -> None:
    file = openpyxl.load_workbook(answered(roster, "result.xlsx"))
    assert file.sheetnames == ["Result", "Summary", "Rejected", "Notes"]
    heads = [cell.value for cell in file["Result"][1]]
    assert heads[:6] == ["Row", "姓名", "备注", "Nearest deadline", "Deadline of", "Could still be asked"]
    assert [cell.value for cell in file["Rejected"][1]] == [
        "Row",
        "Column",
        "What the cell says",
        "Why it cannot be used",
        "How to mend it",
    ]
    assert [(row[0].value, row[1].value) for row in file["Rejected"].iter_rows(min_row=2)] == [
        (2, "工作地"),
        (3, "年龄"),
    ]
    texts = {cell.value for sheet in file for row in sheet.iter_rows() for cell in row if cell.data_type == "s"}
    chinese = {text for text in texts - THEIRS if HAN.search(text)}
    assert sorted(text.split("鼓楼区")[0] for text in chinese) == [
        "more than one place is called “",
        "say which one: 江苏省南京市",
        "“很多” is not a whole number",
    ]


def test_the_summary_on_the_terminal_is_english(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answered(roster, "result.csv")
    said = capsys.readouterr()
    assert HAN.search(said.out + said.err) is None
    assert "Members read: 3; answered: 1, rejected: 2; empty rows: 0" in said.out
    assert "By the rules of 23 November 2026" in said.out
    assert re.search(r"^ +1 +0 +0 +0 +0  Third-party commercial insurance", said.out, re.MULTILINE)
    assert "Rejected rows: 2." in said.err


def test_rejects_beside_a_csv_are_english(roster: Path) -> None:
    beside = answered(roster, "result.csv").with_name("result.csv.rejects.csv")
    head, *rejects = csv.reader(io.StringIO(beside.read_text("utf-8-sig")))
    assert head == ["Row", "Column", "What the cell says", "Why it cannot be used", "How to mend it"]
    assert [reject[:3] for reject in rejects] == [["2", "工作地", "鼓楼区"], ["3", "年龄", "很多"]]
    assert rejects[0][3] == "more than one place is called “鼓楼区”" and "（320106）" in rejects[0][4]
    assert rejects[1][3:] == ["“很多” is not a whole number", "write a whole number from 14 to 100"]
