"""Keeping and handing over (分享): a link and a QR code that hold the answers, and the page that opens such a link."""

from __future__ import annotations

from typing import Any

import segno
from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from eligibility.rulebook import Rulebook
from eligibility.wording import text
from web.calculators import calculator
from web.pages.steps import PLACE, take_stock
from web.pages.visit import LARGE, RESULT, go, link, present
from web.sharing import BadLink, pack, unpack
from web.state import Progress

_QR_WIDTH = 240
"""How wide the QR code is at most, in CSS pixels: it fits the narrowest phone, and another phone reads it from there."""


def register(pages: Blueprint) -> None:
    """Add both pages."""

    @pages.get("/share")
    def share() -> str | Response:
        visit = present()
        if not visit.progress.answers:
            return redirect(link("start"), 303)
        address = _address(visit.progress)
        code = segno.make(address, error="l", micro=False)
        scale = max(_QR_WIDTH // code.symbol_size(scale=1, border=4)[0], 1)
        picture = code.png_data_uri(scale=2 * scale, border=4)
        width = code.symbol_size(scale=scale, border=4)[0]
        return render_template("share.html", address=address, picture=picture, width=width)

    @pages.get("/open")
    def open_shared() -> str:
        return render_template("open.html", pasted="", error="")

    @pages.post("/open")
    def take() -> tuple[str, int] | Response:
        pasted = request.form.get("link", "")
        try:
            answers, unknown = unpack(pasted)
        except BadLink:
            return render_template("open.html", pasted=pasted, error=present().wording.say(_UNREADABLE)), 422
        progress, dropped = _accepted(answers, unknown)
        if not progress.answers:
            return render_template("open.html", pasted=pasted, error=present().wording.say(_EMPTY)), 422
        return go(RESULT, progress, dropped=str(dropped) if dropped else None)


_UNREADABLE = text("这个链接打不开：可能没有复制完整。请从“http”开始到最后一个字符，整段再复制一次")
_EMPTY = text("这个链接里没有现在还用得上的回答")


def _address(progress: Progress) -> str:
    """The whole address; its host is the one that the reader's browser asked for."""
    visit = present()
    size = LARGE if visit.large else None
    bare = url_for("pages.open_shared", language=visit.language, size=size, _external=True)
    return f"{bare}#{pack(progress)}"


def _accepted(answers: dict[str, Any], unknown: tuple[str, ...]) -> tuple[Progress, int]:
    """The progress that a link stands for, and how many of its answers the present rules no longer take."""
    decider = calculator()
    book = decider.book
    known = {fact: value for fact, value in answers.items() if fact in book.questions.by_fact and value is not None}
    seen = {*known, *(fact for fact in unknown if fact in book.questions.by_fact)}
    standing = take_stock(decider, Progress(known, _pages(book, seen)))
    return standing.progress, len(answers) - len(standing.progress.answers)


def _pages(book: Rulebook, seen: set[str]) -> tuple[tuple[str, ...], ...]:
    """The facts as if they had been asked topic by topic, the place first, so that "back" leads through them."""
    topics: dict[str, list[str]] = {}
    for fact, question in book.questions.by_fact.items():
        if fact in seen and fact != PLACE:
            topics.setdefault(question.topic, []).append(fact)
    first = [(PLACE,)] if PLACE in seen else []
    return (*first, *(tuple(facts) for facts in topics.values()))
