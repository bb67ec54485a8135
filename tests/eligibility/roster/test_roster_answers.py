"""A roster loses nobody, and writes no formula. That it comes to what the API says is held in tests/web/every_way/."""

from __future__ import annotations

import csv
import gc
import io
import weakref
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from eligibility.assessment import Calculator, Engine
from eligibility.cli import main
from eligibility.columnar.schema import stored
from eligibility.outcome_rules import Status
from eligibility.roster import RosterError, read
from eligibility.roster.answering import LostRowsError, answer, hold
from eligibility.roster.answers import Answers
from eligibility.roster.batch import Batch
from eligibility.roster.result import write_result
from eligibility.rulebook import Rulebook
from eligibility.verdict import Verdict
from eligibility.wording import text, wording

TODAY = date(2026, 11, 23)
ROSTER = "姓名,工作地,工作,年龄,备注\n=1+1,杭州,送外卖,46,@x\n张三,鼓楼区,送外卖,,\n李四,浙江,,30,-5\n"


@pytest.fixture(scope="module")
def answers(book: Rulebook) -> Answers:
    return Answers(book, TODAY, include_drafts=True)


@pytest.fixture(scope="module")
def reference(book: Rulebook) -> Calculator:
    return Calculator(book, Engine.KLEENE)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "名册.csv"
    path.write_text(ROSTER, "utf-8")
    return path


def test_a_draft_would_be_met_where_the_remark_says_so(answers: Answers, reference: Calculator) -> None:
    facts: dict[str, Any] = {"work_region": "330100", "occupation": "food_delivery", "arrangement": "managed"}
    name = "wider_insurance_subsidy_draft"
    for pension, expected in (("flexible", Verdict.TRUE), ("resident", Verdict.FALSE), (None, Verdict.UNKNOWN)):
        read_facts = reference.reader.read(
            {**facts, **({"pension": pension, "medical": pension} if pension else {})}, TODAY
        )
        row = answers.to(pl.DataFrame([stored(read_facts, answers.book.questions.by_fact)], infer_schema_length=None))
        said = {True: Verdict.TRUE, False: Verdict.FALSE, None: Verdict.UNKNOWN}[row[f"{name}__as_drafted"][0]]
        assert said is expected
        assert row[f"{name}__status"].to_list() == [Status.NOT_ELIGIBLE.value]


@pytest.mark.parametrize(
    ("work", "hukou", "asked"),
    [
        ("210000", "210000", {"work_region", "hukou_region"}),
        ("210100", "210000", {"hukou_region"}),
        ("210100", "210100", set()),
    ],
)
def test_a_place_too_coarse_to_tell_could_still_be_asked_for(
    work: str, hukou: str, asked: set[str], answers: Answers, reference: Calculator
) -> None:
    facts = reference.reader.read({"work_region": work, "hukou_region": hukou, "pension": "none"}, TODAY)
    row = answers.to(pl.DataFrame([stored(facts, answers.book.questions.by_fact)], infer_schema_length=None))
    assert {"work_region", "hukou_region"} & set(row["missing"][0].split(",")) == asked


def test_a_day_before_all_rules_has_nothing_to_ask(roster: Path, tmp_path: Path) -> None:
    result = tmp_path / "a.parquet"
    assert main(["roster", str(roster), "-o", str(result), "--as-of", "1990-01-01"]) == 1
    assert pl.read_parquet(result).select("row", "missing").rows() == [(2, ""), (4, "")]


def test_nobody_is_lost(book: Rulebook) -> None:
    answering = answer(read(io.BytesIO(ROSTER.encode()), "名册.csv", book, TODAY), book, TODAY)
    rows = [row for answered in answering for row in answered.frame["row"]]
    assert rows == [2, 4]
    assert (answering.tally.rows, answering.tally.answered, answering.tally.rejected) == (3, 2, 1)


def test_losing_somebody_is_noticed(book: Rulebook, answers: Answers) -> None:
    (batch,) = read(io.BytesIO(ROSTER.encode()), "名册.csv", book, TODAY)
    with pytest.raises(LostRowsError):
        hold(batch, batch.frame.head(1))


def test_a_workbook_has_words_and_no_formulas(roster: Path, tmp_path: Path) -> None:
    result = tmp_path / "结果.xlsx"
    assert main(["roster", str(roster), "-o", str(result), "--as-of", "2026-11-23"]) == 1
    file = openpyxl.load_workbook(result)
    assert file.sheetnames == ["结果", "汇总", "退回", "说明"]
    cells = [cell for sheet in file for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    assert {"=1+1", "@x", "-5"} <= {cell.value for cell in cells if cell.data_type == "s"}
    assert [row[0].value for row in file["退回"].iter_rows(min_row=2)] == [3]


def test_a_csv_has_no_formulas(roster: Path, tmp_path: Path) -> None:
    result = tmp_path / "结果.csv"
    assert main(["roster", str(roster), "-o", str(result), "--as-of", "2026-11-23"]) == 1
    assert result.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(result.read_text("utf-8-sig"))))
    assert [(row["姓名"], row["备注"]) for row in rows] == [("'=1+1", "'@x"), ("李四", "'-5")]
    assert "鼓楼区" in (tmp_path / "结果.csv.rejects.csv").read_text("utf-8-sig")


def test_parquet_streams_to_the_same(roster: Path, tmp_path: Path) -> None:
    for name in ("a.csv", "a.parquet"):
        assert main(["roster", str(roster), "-o", str(tmp_path / name), "--as-of", "2026-11-23"]) == 1
    table, text = pl.read_parquet(tmp_path / "a.parquet"), pl.read_csv(tmp_path / "a.csv", infer_schema=False)
    assert table.columns == text.columns
    assert table["minimum_wage__status"].to_list() == text["minimum_wage__status"].to_list()


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.xlsx"])
def test_a_roster_that_breaks_off_leaves_no_result(name: str, book: Rulebook, answers: Answers, tmp_path: Path) -> None:
    def broken_off() -> Iterator[Batch]:
        yield from read(io.BytesIO(ROSTER.encode()), "名册.csv", book, TODAY)
        raise RosterError(text("断了"), text("再来一次"))

    with pytest.raises(RosterError, match="断了"):
        write_result(broken_off(), answers, tmp_path / name, wording())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.xlsx"])
def test_nothing_of_a_roster_stays_in_memory(name: str, book: Rulebook, answers: Answers, tmp_path: Path) -> None:
    def progress(rows: int) -> None:
        """Held by what reads and what writes, as long as that lives."""

    write_result(
        read(io.BytesIO(ROSTER.encode()), "名册.csv", book, TODAY), answers, tmp_path / name, wording(), progress
    )
    left = weakref.ref(progress)
    del progress
    gc.collect()
    assert left() is None


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_stream_that_loses_somebody_leaves_no_result(
    name: str, book: Rulebook, answers: Answers, tmp_path: Path
) -> None:
    (batch,) = read(io.BytesIO(ROSTER.encode()), "名册.csv", book, TODAY)
    with pytest.raises(LostRowsError):
        write_result(iter([batch, replace(batch, frame=batch.frame.head(1))]), answers, tmp_path / name, wording())
    assert list(tmp_path.iterdir()) == []


def test_rows_out_of_order_are_noticed(book: Rulebook, answers: Answers, tmp_path: Path) -> None:
    (batch,) = read(io.BytesIO(ROSTER.encode()), "名册.csv", book, TODAY)
    turned = replace(batch, frame=batch.frame.reverse())
    with pytest.raises(LostRowsError):
        write_result(iter([turned]), answers, tmp_path / "a.csv", wording())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["名册.csv", "-o", "a.txt"], "结尾"),
        (["无.csv", "-o", "a.csv"], "没有这个文件"),
        (["名册.csv", "-o", "名册.csv"], "自己"),
        (["名册.csv", "-o", "there.csv"], "--force"),
        (["名册.csv", "-o", "无/a.csv"], "没有这个文件夹"),
        (["名册.csv", "-o", "a.csv", "--engine", "spark"], "结尾"),
        (["compare", "名册.csv", "--as-of", "2026-11-23"], "两个 --as-of"),
    ],
)
def test_what_cannot_be_written_is_refused(
    arguments: list[str],
    says: str,
    roster: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(roster.parent)
    Path("there.csv").touch()
    assert main(["roster", *arguments]) == 2
    assert says in capsys.readouterr().err


def test_drafts_and_days_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str], book: Rulebook) -> None:
    roster, result = tmp_path / "r.csv", tmp_path / "c.xlsx"
    roster.write_text("工作地,工作,用工关系,养老保险\n330100,food_delivery,managed,flexible\n", "utf-8")
    assert main(["roster", "compare", str(roster), "--with-drafts", "--as-of", "2026-11-23", "-o", str(result)]) == 0
    title = book.provisions["wider_insurance_subsidy_draft"].title
    (row,) = [row for row in openpyxl.load_workbook(result).active.iter_rows(values_only=True) if row[0] == title]
    assert row[1:3] == (1, 1)
    days = ["--as-of", "2026-11-23", "--as-of", "2022-01-01"]
    assert main(["roster", "compare", str(roster), *days, "-o", str(tmp_path / "c.csv")]) == 0
    assert "失去（人）" in capsys.readouterr().out
