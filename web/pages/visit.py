"""One visit to a page: its language and text size, and the progress that its address carries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import Flask, abort, current_app, g, request, url_for
from werkzeug.wrappers import Response

from eligibility.wording import Wording, languages, wording
from web.embedding import Embedding, read_embedding
from web.languages import best_language, wanted_languages
from web.state import Progress, Seal

_SEAL = "gigrights.seal"
LARGE = "l"
RESULT = "result"
# What an address may carry from page to page besides the language; switching language or text size keeps it.
KEPT = ("s", "ask", "fact", "top", "then", "drafts", "open", "q", "provision", "print", "city", "occupation")


@dataclass
class Visit:
    """What every page has to know about its reader."""

    wording: Wording
    large: bool
    token: str | None = None
    progress: Progress = field(default_factory=Progress)
    embedding: Embedding | None = None

    @property
    def language(self) -> str:
        """The language of the page, as a language tag."""
        return self.wording.language


def install(app: Flask, secret: bytes, today: Callable[[], date]) -> None:
    """Give an application the seal of its tokens."""
    app.extensions[_SEAL] = Seal(secret, today)


def begin() -> None:
    """Read language, text size and progress of the request, before any page is made.

    Raises BadToken for an address whose progress cannot be opened.
    """
    begin_without_answers()
    token = request.args.get("s")
    if token:
        g.visit.progress = _seal().open(token)
        g.visit.token = token


def begin_without_answers() -> None:
    """Read language and text size only: for pages that are the same for everybody."""
    tag = (request.view_args or {}).pop("language", None)
    if tag is not None and tag not in languages():
        abort(404)
    g.visit = _visit(tag)


def present() -> Visit:
    """The visit of this request; one without progress where no page of ours was reached, or its token is dead."""
    if "visit" not in g:
        first = request.path.split("/")[1]
        g.visit = _visit(first if first in languages() else None)
    visit: Visit = g.visit
    return visit


def then() -> str | None:
    """Where the reader goes after this page: to the result they came from, or None for the next page."""
    return RESULT if request.args.get("then") == RESULT else None


def _visit(tag: str | None) -> Visit:
    language = tag or best_language(wanted_languages(), languages())
    return Visit(wording(language), large=request.args.get("size") == LARGE, embedding=read_embedding(request.args))


def _seal() -> Seal:
    seal: Seal = current_app.extensions[_SEAL]
    return seal


def link(page: str, progress: Progress | None = None, **values: str | None) -> str:
    """The address of a page for this reader; it carries the visit's progress, or the one that is given."""
    visit = present()
    token = visit.token if progress is None else _seal().seal(progress)
    return _address(page, visit, {"s": token, **values})


def carry(progress: Progress) -> None:
    """Let the links of this page carry this progress, where the request itself brought none."""
    visit = present()
    visit.progress, visit.token = progress, _seal().seal(progress)


def fresh_link(page: str, **values: str | None) -> str:
    """The address of a page for this reader, without any answers."""
    return _address(page, present(), values)


def way_in() -> str:
    """Where the reader came in: their door, or the start page."""
    door = present().progress.door
    return fresh_link("door", id=door) if door else link("start")


def law_link(page: str, anchor: str | None = None, **values: str | None) -> str:
    """The address of a page about the rules, in this reader's language; it carries no answers."""
    return _address(page, present(), {"_anchor": anchor, **values}, "law")


def letter_link(letter: str, about: str | None = None, page: str = "letter") -> str:
    """The address of a letter for this reader, or of its Word file (``page="word"``); ``about`` is a provision."""
    visit = present()
    return _address(page, visit, {"letter": letter, "provision": about, "s": visit.token}, "letters")


def desk_link(progress: Progress | None = None, anchor: str | None = None, **values: str | None) -> str:
    """The address of the union desk for this reader; it carries answers only where they are given."""
    token = None if progress is None else _seal().seal(progress)
    return _address("desk", present(), {"s": token, "_anchor": anchor, **values}, "staff")


def staff_link(page: str) -> str:
    """The address of another page of the union desk for this reader; it carries no answers."""
    return _address(page, present(), {}, "staff")


def embed_link(**values: str | None) -> str:
    """The address of the page that makes the snippet for other sites."""
    return _address("generator", present(), values, "embed")


def api_link(anchor: str | None = None, **values: str | None) -> str:
    """The address of the page about the API."""
    return _address("page", present(), {"_anchor": anchor, **values}, "apidocs")


def _address(page: str, visit: Visit, values: dict[str, Any], part: str = "pages") -> str:
    size = LARGE if visit.large else None
    embedding = visit.embedding.carried if visit.embedding else {}
    return url_for(f"{part}.{page}", **{"language": visit.language, "size": size, **embedding, **values})


def same_page(language: str | None = None, large: bool | None = None, embedded: bool = True) -> str:
    """This page, in another language or text size, or out of its frame; the start page where it cannot simply be opened again."""
    visit = present()
    endpoint = request.endpoint or ""
    carried: dict[str, Any] = {**{name: request.args.get(name) for name in KEPT}, **(request.view_args or {})}
    carried["s"] = visit.token or carried["s"]
    if not endpoint.startswith(("pages.", "law.", "letters.", "staff.", "embed.", "apidocs.")) or (
        carried["s"] and visit.token is None
    ):
        endpoint, carried = "pages.start", {}
    size = LARGE if (visit.large if large is None else large) else None
    if visit.embedding and embedded:
        carried.update(visit.embedding.carried)
    return url_for(endpoint, **{**carried, "language": language or visit.language, "size": size})


def go(page: str, progress: Progress, **values: str | None) -> Response:
    """Send the reader on to a page, which a reload or the back button can then open again without harm."""
    response = Response(status=303)
    response.headers["Location"] = link(page, progress, **values)
    return response
