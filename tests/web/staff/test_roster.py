"""Rosters in the browser: a spreadsheet goes up, a page or the answered workbook comes back, and nothing is left of it."""

from __future__ import annotations

import io
import logging
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from web import create_app
from web.settings import Settings
from web.staff.roster import page as roster_page

HEADER = "姓名,工作地,工作,户籍地,年龄,养老保险,医疗保险,每月养老保险费,每月医疗保险费,毕业年月,学历,灵活就业登记,正在领失业金"
GRADUATE = "=赵小满,杭州,送外卖,安徽阜阳,24,flexible,flexible,997.2,457,2025-01,college_or_above,是,否"
WRONG = "钱二,火星,送外卖,,很多,,,,,,,,"
NEW = "孙三,苏州,送外卖,,,,,,,,,,"
ROSTER = "\n".join([HEADER, GRADUATE, WRONG, NEW]) + "\n"
WORKBOOK = roster_page.WORKBOOK
Send = Callable[..., Any]


def _form(fields: dict[str, str], name: str, content: bytes) -> bytes:
    """A form as a browser sends it. The client's own would write a large one into a temporary file."""
    parts = [f'--limit\r\nContent-Disposition: form-data; name="{it}"\r\n\r\n{fields[it]}\r\n' for it in fields]
    head = f'--limit\r\nContent-Disposition: form-data; name="roster"; filename="{name}"\r\n\r\n'
    return "".join([*parts, head]).encode() + content + b"\r\n--limit--\r\n"


@pytest.fixture
def send(reader: Any) -> Send:
    """Uploads a file on the page, and gives the page that comes."""

    def upload(
        content: str | bytes, name: str = "名册.csv", go: str = "page", language: str = "zh-CN", as_of: str = ""
    ) -> Any:
        data = content.encode() if isinstance(content, str) else content
        address = f"/{language}/staff/roster"
        body = _form({"as_of": as_of, "go": go}, name, data)
        response = reader.client.post(address, data=body, content_type="multipart/form-data; boundary=limit")
        return response if response.mimetype == WORKBOOK else reader._arrive(response, address)

    return upload


def test_it_is_found_from_the_desk(reader: Any) -> None:
    reader.open("/zh-CN/staff")
    page = reader.follow("名册：一次算很多人")
    assert page.status == 200 and 'type="file"' in page.html
    assert page.one(r'name="as_of" value="([^"]*)"') == "2026-11-23"


def test_the_page_tells_who_can_have_what(send: Send) -> None:
    page = send(ROSTER)
    assert page.status == 200 and page.heading == "名册结果"
    assert page.all(r"<dd>(\d+)</dd>") == ["3", "2", "1", "1"]
    members = page.one(r'aria-labelledby="members">(.*?)</table>')
    assert "=赵小满" in members and "高校毕业生灵活就业社保补贴" in members and "2027年1月31日" in members
    assert "孙三" in members and "钱二" not in members
    assert "727.10 元" in members, "two thirds of what the member pays, at most half"
    due = page.one(r'aria-labelledby="due">(.*?)</table>')
    assert "=赵小满" in due and "这天以后不再符合" in due
    rejects = page.one(r'aria-labelledby="rejects">(.*?)</table>')
    assert "火星" in rejects and "很多" in rejects and ">3</th>" in rejects


def test_the_chart_says_what_the_table_says(send: Send) -> None:
    page = send(ROSTER)
    charted = page.one(r'<figure class="chart".*?<ol>(.*?)</ol>')
    assert charted.count("<li>") == 12 and charted.count("<svg") == 12
    assert "style=" not in page.html and "<script" not in page.html
    row = page.one(r"高校毕业生灵活就业社保补贴</a></th>(.*?)</tr>")
    assert row.count("<td") == 5 and ">1</td>" in row


def test_the_workbook_has_every_member(send: Send) -> None:
    response = send(ROSTER, go="file")
    assert response.status_code == 200 and "attachment" in response.headers["Content-Disposition"]
    assert response.headers["Cache-Control"] == "no-store"
    book = openpyxl.load_workbook(io.BytesIO(response.data))
    told = [[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()]
    flat = [str(value) for row in told for value in row]
    assert "=赵小满" in flat and "孙三" in flat and "火星" in flat
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_template_comes_back_answered(client: Any, send: Send) -> None:
    response = client.get("/zh-CN/staff/roster/template")
    assert response.status_code == 200 and response.mimetype == WORKBOOK
    book = openpyxl.load_workbook(io.BytesIO(response.data))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, 1, "李四")
    sheet.cell(2, 1 + next(place for place, head in enumerate(heads) if head.startswith("工作地")), "杭州市（330100）")
    filled = io.BytesIO()
    book.save(filled)
    answer = send(filled.getvalue(), "名册.xlsx")
    assert answer.status == 200 and answer.all(r"<dd>(\d+)</dd>")[:2] == ["1", "1"]


@pytest.mark.parametrize(
    ("content", "name", "status", "told"),
    [
        ("", "空.csv", 422, "文件是空的"),
        ("甲,乙\n1,2\n", "别的.csv", 422, "没有认出任何一列"),
        (HEADER + "\n", "没人.csv", 422, "只有表头"),
        (b"PK\x03\x04broken", "坏.xlsx", 422, ""),
        (b"PAR1broken", "坏.parquet", 422, ""),
        (b"%PDF-1.7 x", "名册.pdf", 422, "这不是表格"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧.xls", 422, ""),
        (bytes(range(256)) * 20, "乱.csv", 422, ""),
    ],
    ids=["empty", "no-header", "nobody", "broken-xlsx", "broken-parquet", "pdf", "xls", "noise"],
)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_file_that_cannot_be_used_is_explained(
    send: Send, content: str | bytes, name: str, status: int, told: str, language: str
) -> None:
    page = send(content, name, language=language)
    assert page.status == status and 'role="alert"' in page.html and 'type="file"' in page.html
    assert page.one(r'role="alert".*?<p>(.+?)</p>'), "it says what to do"
    assert language == "en" or told in page.text


def test_no_file_and_no_day(send: Send, client: Any) -> None:
    assert "还没有选文件" in send("", "").text
    page = send(ROSTER, as_of="昨天")
    assert page.status == 422 and "日期读不出来" in page.text
    assert send(ROSTER, as_of="1066-10-14").status == 422
    assert client.post("/zh-CN/staff/roster", data={"go": "page"}).status_code == 415
    assert client.post("/zh-CN/staff/roster", data=b"x", content_type="multipart/form-data").status_code in (415, 422)


def test_limits_are_those_of_the_settings(calculator: Any, clock: Any) -> None:
    settings = Settings(secret="s", roster_megabytes=1, roster_rows=2)
    client = create_app(calculator, today=clock, settings=settings).test_client()

    def post(content: bytes) -> Any:
        body = _form({"go": "page"}, "a.csv", content)
        return client.post("/zh-CN/staff/roster", data=body, content_type="multipart/form-data; boundary=limit")

    for size in (2 << 20, (1 << 20) + 10):
        large = post(ROSTER.encode() + b"\n" * size)
        assert large.status_code == 413 and "最多 1 MB" in large.text and 'type="file"' in large.text
    assert post(ROSTER.encode()).status_code == 422
    assert post("\n".join([HEADER, GRADUATE]).encode()).status_code == 200


def test_one_roster_at_a_time(send: Send) -> None:
    with roster_page._alone():
        page = send(ROSTER)
    assert page.status == 429 and int(page.response.headers["Retry-After"]) > 0
    assert "现在正在算另一份名册" in page.text
    assert send("", "空.csv").status == 422 and send(ROSTER).status == 200, "a refusal ends the turn too"


def test_nothing_is_left_of_a_roster(
    send: Send, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_file(*_: Any, **__: Any) -> Any:
        raise AssertionError("a temporary file was made")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(f"tempfile.{name}", no_file)
    caplog.set_level(logging.DEBUG)
    padded = ROSTER + "\n" * 900_000  # werkzeug would put as much into a file
    page, file = send(padded, "赵小满的名册.csv").response, send(padded, "赵小满的名册.csv", go="file")
    for response in (page, file):
        assert response.status_code == 200 and response.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in response.headers and "赵小满" not in str(response.headers)
    assert not [one for one in (caplog.text, *capfd.readouterr()) if "赵小满" in one or "997.2" in one]


def test_workers_start_without_polars() -> None:
    script = (
        "import sys; from web import create_app; client = create_app().test_client(); "
        "assert client.get('/zh-CN/staff/roster').status_code == 200; sys.exit('polars' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[3], timeout=120)


def test_english_is_whole(send: Send) -> None:
    members = ROSTER.replace("=赵小满", "Zhao").replace("钱二", "Qian").replace("孙三", "Sun").replace("姓名", "Name")
    for page in (send(members, "roster.csv", language="en"), send("", "a.csv", language="en")):
        html = re.sub(r"<style>.*?</style>", " ", page.html, flags=re.DOTALL)
        bare = re.sub(r'<(span|a|td)\b[^>]*lang="zh-CN"[^>]*>.*?</\1>|<[^>]*>', " ", html, flags=re.DOTALL)
        assert re.findall(r"[\u3400-\u9fff]+", bare) == []
