"""Workbooks: cells of every kind are read as a reader sees them; hostile and broken files are refused with a remedy."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter
from openpyxl import load_workbook

from eligibility.roster import COMMAND_LINE, WEB, RosterError
from eligibility.wording import wording

Reading = Callable[..., Any]
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _workbook(*sheets: list[list[Any]], then: Callable[[Any, Any], None] = lambda file, sheet: None) -> bytes:
    """A workbook with some sheets; a date is written as a date, a tuple as a formula with its value."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"default_date_format": "yyyy-mm-dd"}) as file:
        for rows in sheets:
            sheet = file.add_worksheet()
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, tuple):
                        sheet.write_formula(number, place, cell[0], None, cell[1])
                    elif cell is not None:
                        sheet.write(number, place, cell)
            then(file, sheet)
    return content.getvalue()


def _with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one part changed, or added."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part.filename, change(data) if part.filename == name else data)
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return changed.getvalue()


def _sheet_of(rows: str) -> bytes:
    """A workbook whose sheet holds this XML of rows, below a header."""
    header = '<row r="1"><c r="A1" t="inlineStr"><is><t>户籍</t></is></c></row>'
    xml = f'<?xml version="1.0"?><worksheet xmlns="{NAMESPACE}">{{0}}<sheetData>{header}{rows}</sheetData></worksheet>'
    dimension = '<dimension ref="A1:XFD1048576"/>'
    return _with_part(_workbook([["x"]]), "xl/worksheets/sheet1.xml", lambda _: xml.format(dimension).encode())


def test_cells_of_every_kind(reading: Reading) -> None:
    rows = [
        ["姓名", "毕业时间", "受伤日期", "月收入", "每月工时", "年龄", "工会会员", "户籍", "发证时间"],
        ["张三", date(2025, 6, 1), datetime(2026, 1, 2, 8, 30), 997.2, 176.5, 46, True, 330100, 202506],
        [7, "2025年6月", "2026/1/2", 0.1 + 0.2, "176.5", 46.0, 0, "杭州", 2025.06],
        ["王五", 45000, None, 997.203, None, 46.5, 2, None, None],
    ]
    read = reading(_workbook(rows), "a.xlsx")
    columns = ["姓名", "graduation_month", "injury_date", "monthly_income", "monthly_hours", "age", "union_member"]
    assert read.frame.select("row", *columns, "hukou_region", "certificate_month").rows() == [
        (2, "张三", 24305, 20455, 99_720, 17_650, 46, True, 330_100, 24305),
        (3, "7", 24305, 20455, 30, 17_650, 46, False, 330_100, 24305),
    ]
    assert [(it.row, it.fact) for it in read.rejects] == [
        (4, fact) for fact in ("graduation_month", "monthly_income", "age", "union_member")
    ]


def test_formulas_count_with_their_value_and_without_one_not_at_all(reading: Reading) -> None:
    rows = [
        ["姓名", "月收入"],
        ["张三", ("=1000*3", 3000)],
        ["李四", ("=1000*4", "")],
        ["王五", ("=1/0", "#DIV/0!")],
        ["赵六", 1],
    ]
    read = reading(_workbook(rows), "a.xlsx")
    assert read.frame.select("姓名", "monthly_income").rows() == [("张三", 300_000), ("赵六", 100)]
    assert [(it.row, it.value, wording().say(it.reason)) for it in read.rejects] == [
        (3, "=1000*4", "公式没有算出的值"),
        (4, "#DIV/0!", "公式出错：#DIV/0!"),
    ]


def test_the_first_sheet_with_a_header_is_read(reading: Reading) -> None:
    sheets = ([["说明"], ["先看这里"]], [], [["花名册"], ["姓名", "户籍"], ["张三", "杭州"]], [["户籍"], ["宁波"]])
    read = reading(_workbook(*sheets), "a.xlsx")
    assert read.frame.select("row", "姓名", "hukou_region").rows() == [(3, "张三", 330100)]


def test_merged_cells_are_refused_below_the_header_only(reading: Reading) -> None:
    rows = [["花名册"], ["姓名", "户籍"], ["张三", "杭州"], ["李四"]]
    title = _workbook(rows, then=lambda file, sheet: sheet.merge_range("A1:B1", "花名册"))
    assert reading(title, "a.xlsx").rows == 2
    with pytest.raises(RosterError) as refused:
        reading(_workbook(rows, then=lambda file, sheet: sheet.merge_range("B3:B4", "杭州")), "a.xlsx")
    assert "B3:B4" in wording().say(refused.value.detail)


def test_a_sheet_is_as_large_as_its_cells_not_as_it_says(reading: Reading) -> None:
    rows = '<row r="2"><c r="A2"><v>330100</v></c></row><row r="1048576"><c r="A1048576"><v>330200</v></c></row>'
    read = reading(_sheet_of(rows), "a.xlsx")
    assert (read.rows, read.blank, read.frame["row"].to_list()) == (2, 1_048_573, [2, 1_048_576])


def test_text_of_every_kind_is_read_as_openpyxl_reads_it(reading: Reading) -> None:
    cells = (
        '<c r="A2" t="inlineStr"><is><r><t>张</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 三</t></r>'
        '<rPh sb="0" eb="1"><t>zh</t></rPh></is></c>',
        '<c r="A3" t="inlineStr"><is><t>a &amp; b</t><phoneticPr fontId="1"/></is></c>',
        '<c r="A4" t="str"><v>文</v></c>',
        '<c r="A5" t="b"><v>1</v></c>',
        '<c r="A6" t="d"><v>2025-06-03T00:00:00</v></c>',
        '<c r="A7"><v>1E3</v></c>',
        '<c r="A8"><v>0.30000000000000004</v></c>',
        '<c t="s"><v>0</v></c>',
        '<c r="A10" t="inlineStr"/><c r="A10" t="n"><v></v></c><c r="A10" s="0"><v>7</v></c>',
    )
    rows = "".join(f'<row r="{row}">{cell}<c r="B{row}"><v>330100</v></c></row>' for row, cell in enumerate(cells, 2))
    content = _with_part(
        _sheet_of(rows),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("<t>户籍</t>".encode(), "<t>备注</t>".encode()).replace(
            b"</is></c></row>", '</is></c><c r="B1" t="inlineStr"><is><t>户籍</t></is></c></row>'.encode(), 1
        ),
    )
    expected = ["张 三", "a & b", "文", "TRUE", "2025-06-03", "1000", "0.3", "x", "7"]
    assert reading(content, "a.xlsx").frame["备注"].to_list() == expected
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert [sheet.cell(row, 1).value for row in (2, 3, 4, 5, 7, 9, 10)] == ["张 三", "a & b", "文", True, 1000, "x", 7]


def test_cells_far_to_the_right_are_not_read(reading: Reading) -> None:
    read = reading(_sheet_of('<row r="2"><c r="A2"><v>330100</v></c><c r="XFD2"><v>1</v></c></row>'), "a.xlsx")
    assert read.frame["hukou_region"].to_list() == [330100]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
        '<row r="999999999"><c r="A999999999"><v>1</v></c></row>',
        '<row r="3"><c r="A3"><v>330100</v></c></row><row r="2"><c r="A2"><v>330100</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>99</v></c></row>',
        '<row r="2"><c r="A2"><v>330100</v></c>',
    ],
)
def test_sheets_that_are_no_sheets_are_refused(rows: str, reading: Reading) -> None:
    with pytest.raises(RosterError, match="表格读不出来"):
        reading(_sheet_of(rows), "a.xlsx")


SOUND = _workbook([["姓名", "户籍"], ["张三", "杭州"]])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("content", "name", "detail"),
    [
        (OLE + b"\0" * 600, "a.xls", "旧格式"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 60, "a.xlsx", "有密码"),
        (_with_part(SOUND, "xl/vbaProject.bin", lambda _: b"x"), "a.xlsm", "带宏"),
        (
            _with_part(SOUND, TYPES, lambda it: it.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")),
            "a.xlsx",
            "带宏",
        ),
        (_with_part(SOUND, "xl/workbook.bin", lambda _: b"x"), "a.xlsb", "这不是 .xlsx"),
        (SOUND[: len(SOUND) // 2], "a.xlsx", "读不出来"),
        (SOUND[:200] + b"\xff" * 400 + SOUND[600:], "a.xlsx", "读不出来"),
        ("姓名,户籍\n张三,杭州\n".encode(), "a.xlsx", "读不出来"),
        (_with_part(SOUND, "xl/workbook.xml", lambda _: b"<a/>"), "a.xlsx", "空的"),
        (_with_part(SOUND, "xl/styles.xml", lambda _: b"<styleSheet"), "a.xlsx", "读不出来"),
        (
            _with_part(SOUND, "xl/sharedStrings.xml", lambda _: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            "a.xlsx",
            "读不出来",
        ),
        (_with_part(SOUND, "xl/sharedStrings.xml", lambda it: it + b" " * 300_000_000), "a.xlsx", "太大"),
        (_workbook([]), "a.xlsx", "空的"),
        (_workbook([["电话"], [1]]), "a.xlsx", "没有认出"),
        (_workbook([["户籍", *range(600)], ["杭州"]]), "a.xlsx", "列太多"),
        (_workbook([["户籍"]]), "a.xlsx", "只有表头"),
    ],
)
def test_what_is_no_sound_workbook_is_refused(content: bytes, name: str, detail: str, reading: Reading) -> None:
    with pytest.raises(RosterError) as refused:
        reading(content, name)
    assert detail in wording().say(refused.value.detail)
    assert wording("en").gettext(refused.value.hint.template) != refused.value.hint.template


def test_a_directory_that_understates_the_size_gains_nothing(reading: Reading) -> None:
    content = bytearray(_with_part(SOUND, "xl/sharedStrings.xml", lambda it: it + b" " * 90_000_000))
    size = next(
        part.file_size for part in zipfile.ZipFile(io.BytesIO(content)).infolist() if part.file_size > 90_000_000
    ).to_bytes(4, "little")
    for _ in range(2):  # the header of the part, and the directory at the end
        place = content.index(size)
        content[place : place + 4] = (1000).to_bytes(4, "little")
    with pytest.raises(RosterError, match="表格读不出来"):
        reading(bytes(content), "a.xlsx", WEB)


def test_a_workbook_that_would_unpack_to_too_much_is_refused(reading: Reading) -> None:
    with pytest.raises(RosterError, match="解开以后太大"):
        reading(SOUND, "a.xlsx", replace(COMMAND_LINE, unpacked=2000))


def test_a_workbook_is_known_by_its_content(reading: Reading) -> None:
    assert reading(SOUND, "名册.csv").rows == 1
