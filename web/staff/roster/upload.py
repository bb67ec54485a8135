"""What was sent (收到的表): a form with a file, read into memory and nowhere else.

Werkzeug would spool a file of more than 500 KB into a temporary file; members' answers must not be on a disk, not even for a moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

from eligibility.wording import Text, text
from web.calculators import today

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""The days whose rules can be asked for, as in the API."""

FORM = "multipart/form-data"
_OTHER_FIELDS = 16 * 1024
_BUFFER = 512 * 1024
"""Also bounds what the parser holds of a file at a time, so it must be more than it reads at once (64 KB)."""
_MOST_PARTS = 8


class Unusable(Exception):
    """An upload that cannot be answered: what is wrong, what to do about it, and the HTTP status that says so."""

    def __init__(self, detail: Text, hint: Text, status: int = 422, retry_seconds: int | None = None) -> None:
        super().__init__(detail.template)
        self.detail, self.hint, self.status, self.retry_seconds = detail, hint, status, retry_seconds


@dataclass(frozen=True)
class Upload:
    """A roster and what is wanted of it. ``name`` is what the file is called where it comes from."""

    content: BytesIO
    name: str
    as_of: date
    as_file: bool


def receive(most_megabytes: int) -> Upload:
    """The upload of this request.

    Raises Unusable where there is no file, it is too large, or the day is none.
    """
    most = most_megabytes << 20
    parser = FormDataParser(
        stream_factory=_in_memory,
        max_form_memory_size=_BUFFER,
        max_content_length=most + _OTHER_FIELDS,
        max_form_parts=_MOST_PARTS,
    )
    too_large = Unusable(
        text("文件太大：最多 {most} MB", most=most_megabytes), text("只留一张表、去掉图片，或者分成几个文件再用"), 413
    )
    if request.mimetype != FORM:
        raise Unusable(text("没有收到文件"), text("请在这一页上选文件，再按下面的按钮"), 415)
    try:
        _, form, files = parser.parse_from_environ(request.environ)
    except RequestEntityTooLarge:
        raise too_large from None
    as_of = _day(form.get("as_of", ""))
    file: Any = files.get("roster")
    if file is None or not file.filename:
        raise Unusable(text("还没有选文件"), text("先选一个 .xlsx、.csv 或 .parquet 文件，再按下面的按钮"))
    content: BytesIO = file.stream
    if content.getbuffer().nbytes > most:
        raise too_large
    return Upload(content, file.filename, as_of, form.get("go") == "file")


def _in_memory(*_: Any, **__: Any) -> BytesIO:
    return BytesIO()


def _day(written: str) -> date:
    """The day to reckon by; today where none is given."""
    if not written.strip():
        return today()
    try:
        day = date.fromisoformat(written.strip())
    except ValueError:
        raise Unusable(text("日期读不出来"), text("请写成 2026-11-23 这样，或者空着，就按今天算")) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        hint = text("请填 {first} 到 {last} 之间的一天", first=FIRST_DAY.isoformat(), last=LAST_DAY.isoformat())
        raise Unusable(text("日期超出了范围"), hint)
    return day
