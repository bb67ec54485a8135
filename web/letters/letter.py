"""One letter (一封信): composed from the answers in the address, shown as a page or sent as a Word file, then forgotten."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request, send_file

from eligibility.letters import Block, Offer, compose, offers
from eligibility.wording import Text, text, wording
from web.calculators import calculator
from web.pages import errors
from web.pages.steps import take_stock
from web.pages.visit import link, present

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILE_NAME = "letter.docx"
"""The same for every letter: what lies among a phone's downloads says nothing about anybody."""
_RECIPIENTS = {
    "platform": text("给平台或单位的信"),
    "office": text("给经办机构的信"),
    "union": text("给工会的信"),
}
_REFUSED = text("这封信现在写不了")
_NOT_CERTAIN = text("按你现在的回答，还不能确定你符合这一项。只有符合的，我们才写信，免得信里说的站不住。")
_NOTHING_MISSING = text(
    "这封信要写明差多少钱。要先回答和平台的关系、每月收入和接单时长，并且算出来确实低于标准，才写得成。"
)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a letter as it is sent, in Chinese, and what it says in the reader's language; empty where that is Chinese."""

    part: str
    words: str
    aid: str


def register(letters: Blueprint) -> None:
    """Add the page of a letter and its Word file."""

    @letters.get("/<letter>")
    def letter(letter: str) -> str | tuple[str, int]:
        found = _offer(letter)
        if found is None:
            return _refused(letter)
        offer, blocks = found
        return render_template(
            "letters/letter.html",
            offer=offer,
            recipient=_RECIPIENTS[offer.letter.to],
            paragraphs=list(_paragraphs(blocks)),
        )

    @letters.get("/<letter>.docx")
    def word(letter: str) -> Response | tuple[str, int]:
        found = _offer(letter)
        if found is None:
            return _refused(letter)
        from web.letters.word import written  # not before somebody wants a file: it takes time and memory to load

        content = written((block.part, wording().say(block.words)) for block in found[1])
        return send_file(io.BytesIO(content), _DOCX, as_attachment=True, download_name=FILE_NAME, etag=False)


def _offer(name: str) -> tuple[Offer, tuple[Block, ...]] | None:
    """The letter of that name that these answers offer, about the provision that the address names; None where there is none."""
    decider, about = calculator(), request.args.get("provision")
    assessment = take_stock(decider, present().progress).assessment
    for offer in offers(decider.book, assessment):
        if offer.letter.id == name and about in (None, offer.about):
            return offer, compose(decider.book, offer, assessment)
    return None


def _refused(name: str) -> tuple[str, int]:
    """Why there is no such letter: nobody ever wrote it, or these answers do not carry it."""
    letter, visit = calculator().book.letters.get(name), present()
    if letter is None:
        return errors.page(404)
    return (
        render_template(
            "error.html",
            title=visit.wording.say(_REFUSED),
            advice=visit.wording.say(_NOTHING_MISSING if letter.amount else _NOT_CERTAIN),
            back=link("result") if visit.token else None,
        ),
        404,
    )


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    reader, chinese = present().wording, wording()
    for block in blocks:
        aided = isinstance(block.words, Text) and reader.language != chinese.language
        yield Paragraph(block.part.value, chinese.say(block.words), reader.say(block.words) if aided else "")
