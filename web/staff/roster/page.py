"""``/staff/roster``: the form, the template to fill in, and what a roster comes to, as a page or as a workbook.

A form that somebody else's site sends here in a reader's name can do no harm: there is no session whose rights it could borrow,
nothing is changed or kept, and the answer is shown to nobody but that reader. Hence there is no token against forged forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from itertools import islice
from threading import Lock
from typing import Any

from flask import Blueprint, Response, current_app, make_response, render_template
from markupsafe import Markup

from eligibility.wording import text
from web.calculators import calculator, today
from web.pages.rendering import styles
from web.pages.visit import present
from web.security import allow
from web.settings import Settings
from web.staff.roster.upload import FIRST_DAY, LAST_DAY, Unusable, receive

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REJECTS_SHOWN = 200
_RETRY_SECONDS = 15
_ONE = Lock()
"""One roster a process: a second one would only make both slower. Unlike a batch it is whole before its turn begins, and cannot
fall silent; so a lock is enough where batches take turns."""
_BUSY = Unusable(
    text("现在正在算另一份名册"),
    text("等半分钟左右再传一次；表格没有保存，要重新选文件"),
    429,
    retry_seconds=_RETRY_SECONDS,
)


def register(staff: Blueprint) -> None:
    """Add the pages of rosters."""

    @staff.get("/roster")
    def roster() -> str:
        return _page()

    @staff.get("/roster/template")
    def roster_template() -> Response:
        wording = present().wording
        content = _template(calculator().book.version, wording.language, today())
        return _workbook(content, wording.say(text("名册模板")))

    @staff.post("/roster")
    def answer_roster() -> Response | str:
        try:
            return _answer(_settings())
        except Unusable as unusable:
            return _refusal(unusable)


def _answer(settings: Settings) -> Response | str:
    upload = receive(settings.roster_megabytes)
    with _alone():
        from eligibility.roster import RosterError
        from web.staff.roster import answers, shown

        book, wording = calculator().book, present().wording
        try:
            if upload.as_file:
                content = answers.workbook(upload, book, settings, wording)
                return _workbook(content, wording.say(text("名册结果 {day}", day=upload.as_of.isoformat())))
            answered = answers.answer(upload, book, settings)
        except RosterError as error:
            raise Unusable(error.detail, error.hint) from None
        rejects = list(islice(answered.rejects(), REJECTS_SHOWN))
        return _page(as_of=upload.as_of, rejects=rejects, **shown.shown(answered, wording))


@contextmanager
def _alone() -> Iterator[None]:
    if not _ONE.acquire(blocking=False):
        raise _BUSY
    try:
        yield
    finally:
        _ONE.release()


def _refusal(unusable: Unusable) -> Response:
    reply = make_response(_page(wrong=unusable), unusable.status)
    if unusable.retry_seconds:
        reply.headers["Retry-After"] = str(unusable.retry_seconds)
    return reply


def _page(as_of: date | None = None, **more: Any) -> str:
    allow(styles=(styles("roster"),))
    settings = _settings()
    values = {
        "as_of": as_of or today(),
        "first": FIRST_DAY,
        "last": LAST_DAY,
        "most_megabytes": settings.roster_megabytes,
        "most_rows": settings.roster_rows,
        "roster_styles": Markup(styles("roster")),
        "version": calculator().book.version,
        "verified_on": calculator().book.verified_on,
    }
    return render_template("staff/roster/page.html", **values, **more)


def _workbook(content: bytes, name: str) -> Response:
    reply = Response(content, mimetype=WORKBOOK)
    reply.headers.set("Content-Disposition", "attachment", filename=f"{name}.xlsx")
    return reply


@lru_cache(maxsize=4)
def _template(_version: str, language: str, as_of: date) -> bytes:
    from eligibility.roster import template

    return template(calculator().book, language, as_of)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["gigrights.settings"]
    return settings
