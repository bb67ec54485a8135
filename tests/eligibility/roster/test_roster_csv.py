"""CSV in the encodings, delimiters and quotes that spreadsheet programs write; what cannot be read is refused with a remedy."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from eligibility.roster import COMMAND_LINE, RosterError, csv_blocks
from eligibility.wording import wording

Reading = Callable[..., Any]
SIMPLE = "姓名,户籍,月收入\n张三,杭州,3200\n李四,宁波,10\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_ends_of_lines(encoding: str, delimiter: str, end: str, reading: Reading) -> None:
    read = reading(SIMPLE.replace(",", delimiter).replace("\n", end).encode(encoding))
    assert read.frame.select("row", "姓名", "hukou_region", "monthly_income").rows() == [
        (2, "张三", 330100, 320_000),
        (3, "李四", 330200, 1_000),
    ]


def test_quoted_fields_hold_delimiters_quotes_and_line_breaks(reading: Reading) -> None:
    read = reading('姓名,月收入,备注\n"张\n三","3,200.50","他说""好"""\n李四,1,6" 屏\n"王\r\n\r\n五",2,\n赵六,3,\n')
    assert read.frame.select("row", "姓名", "monthly_income").rows() == [
        (2, "张\n三", 320_050),
        (3, "李四", 100),
        (4, "王\n\n五", 200),
        (5, "赵六", 300),
    ]
    assert read.frame["备注"].to_list()[:2] == ['他说"好"', '6" 屏']


def test_what_one_program_writes_is_read_in_blocks_as_in_one(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    rng, file = random.Random(3), io.StringIO()
    rows = csv.writer(file)
    rows.writerow(["姓名", "月收入", "备注"])
    texts = ["", "a", 'say "hi"', "two\nlines", "x,y", '"', "\n", "长" * 30]
    expected = [(rng.choice(texts).strip() or None, number, rng.choice(texts).strip() or None) for number in range(500)]
    rows.writerows([name or "", f"{number}", remark or ""] for name, number, remark in expected)
    monkeypatch.setattr(csv_blocks, "BLOCK", 97)
    read = reading(file.getvalue())
    assert read.frame.select("姓名", "monthly_income", "备注").rows() == [
        (name, number * 100, remark) for name, number, remark in expected
    ]
    assert read.frame["row"].to_list() == list(range(2, 502))


def test_a_file_that_begins_in_ascii_may_go_on_in_gb18030(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_blocks, "BLOCK", 64)
    read = reading(("name,hukou_region\n" + "a,330100\n" * 20 + "张三,杭州\n").encode("gb18030"))
    assert read.frame["name"].to_list()[-1] == "张三"


def test_a_row_with_too_many_cells_is_rejected(reading: Reading) -> None:
    read = reading('姓名,月收入\n张三,3,200.50\n李四\n王五,1,,\n赵六,"1",x\n')
    assert [(reject.row, wording().say(reject.reason)) for reject in read.rejects] == [
        (2, "这一行的格子比表头多"),
        (5, "这一行的格子比表头多"),
    ]
    assert read.frame["姓名"].to_list() == ["李四", "王五"]


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        ("工作地\n杭\0州\n".encode(), "空字节"),
        ("工作地\n杭州\n".encode("utf-16"), "空字节"),
        ("工作地\n".encode() + b"\xff\xff\xff\n", "编码"),
        ('工作地\n"杭州\n上海\n'.encode(), "引号"),
        (('工作地\n"' + "杭州\n" * 50_000).encode(), "引号"),
        (b"<html><table><tr><td>\xe5\xb7\xa5</td></tr></table>", "网页"),
        (b"%PDF-1.7 \n", "不是表格"),
        (b"\x1f\x8b\x08\x00abcdefgh", "不是表格"),
        (("工作地" + "," * 2_000_000 + "\n杭州\n").encode(), "列太多"),
        (("工作地" + "," * 2_000_000).encode(), "列太多"),
        (("工作地," + ",".join(f"c{n}" for n in range(600)) + "\n杭州\n").encode(), "列太多"),
        (b"work_region\n" + b"x" * (5 << 20), "没有尽头"),
    ],
)
def test_hostile_text_is_refused(content: bytes, detail: str, reading: Reading) -> None:
    with pytest.raises(RosterError) as refused:
        reading(content)
    assert detail in wording().say(refused.value.detail)


def test_a_row_with_two_million_cells_is_one_rejected_row(reading: Reading) -> None:
    read = reading("姓名,工作地\n张三,杭州" + ",x" * 2_000_000 + "\n李四,杭州\n")
    assert [reject.row for reject in read.rejects] == [2]


def test_a_long_cell_rejects_its_row(reading: Reading) -> None:
    read = reading(f"姓名,工作地\n{'长' * 3000},杭州\n李四,{'杭' * 3000}\n王五,杭州\n")
    assert [(reject.row, reject.fact, len(reject.value)) for reject in read.rejects] == [
        (2, None, 41),
        (3, "work_region", 41),
    ]


@pytest.mark.parametrize(
    ("limits", "detail"), [({"rows": 3}, "行太多"), ({"bytes": 20}, "文件太大"), ({"columns": 2}, "列太多")]
)
def test_limits_hold(limits: dict[str, int], detail: str, reading: Reading) -> None:
    content = "姓名,工作地,户籍\n" + "张三,杭州,杭州\n" * 4
    assert reading(content, limits=replace(COMMAND_LINE, rows=4)).rows == 4
    with pytest.raises(RosterError) as refused:
        reading(content, limits=replace(COMMAND_LINE, **limits))
    assert detail in wording().say(refused.value.detail)


def test_batches_are_bounded(reading: Reading) -> None:
    read = reading("年龄\n" + "46\n" * 250_001)
    assert (read.rows, read.frame["row"][-1], read.frame["age"].unique().to_list()) == (250_001, 250_002, [46])
