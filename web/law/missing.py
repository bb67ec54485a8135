"""Nothing of that name (没有这一项): a 404 that names what the reader may have meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template
from werkzeug.exceptions import NotFound

from eligibility.wording import Text
from web.pages.visit import present


@dataclass(frozen=True)
class Suggestion:
    """Something near: what it is called, and where it is."""

    title: str
    address: str


class Missing(NotFound):
    """No provision, document or place of that id."""

    def __init__(self, title: Text, meant: Sequence[Suggestion]) -> None:
        super().__init__()
        self.title = title
        self.meant = meant


def register(law: Blueprint) -> None:
    """Add the page for what does not exist."""

    @law.errorhandler(Missing)
    def missing(error: Missing) -> tuple[str, int]:
        title = present().wording.say(error.title)
        return render_template("law/missing.html", title=title, meant=error.meant), 404
