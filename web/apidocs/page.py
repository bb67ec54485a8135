"""The page about the API (接口说明): made from the OpenAPI document that the application serves, the same for everybody."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, make_response, redirect, render_template, request, url_for

from eligibility.wording import language_name, languages
from web.api.openapi import PATH, described_in
from web.api.problems import KINDS
from web.api.reading import MAX_BYTES
from web.apidocs import attempt
from web.apidocs.calls import JSON_WORDS, literal
from web.apidocs.changes import RELEASES
from web.apidocs.curl import curl
from web.apidocs.javascript import javascript
from web.apidocs.operations import first_example, operations
from web.apidocs.python import python
from web.apidocs.shapes import nested
from web.languages import best_language, wanted_languages
from web.pages.visit import api_link, present

WRITERS = (("curl", curl), ("Python", python), ("JavaScript", javascript))


def register(docs: Blueprint) -> None:
    """Add the page, and the form on it."""

    @docs.get("")
    def page() -> str:
        language = present().language
        document = described_in(language)
        found = operations(document, _root(), language)
        shown = [
            one.name for held in found for content in (held.sent, held.answer) if content for one in content.shapes
        ]
        return render_template(
            "apidocs/page.html",
            info=document["info"],
            key=next(iter(document["components"]["securitySchemes"].values()))["description"],
            operations=found,
            writers=WRITERS,
            shapes=nested(document["components"]["schemas"], [*shown, "Problem"]),
            kinds=sorted(KINDS, key=lambda kind: kind.status),
            releases=RELEASES,
            **_form({"situation": _example()}),
        )

    @docs.post("")
    def try_it() -> Response:
        tried = attempt.attempt(present().wording)
        reply = make_response(render_template("apidocs/tried.html", tried=tried, **_form(tried.given)), tried.status)
        reply.headers.extend(tried.headers)
        return reply

    @docs.get("/")
    def without_slash() -> Any:
        return redirect(api_link(), 302)


def register_root(app: Flask) -> None:
    """Add what lies outside of any language."""

    @app.get("/api/")
    def api_root() -> Any:
        language = best_language(wanted_languages(), languages())
        reply = redirect(url_for("apidocs.page", language=language, size=request.args.get("size")), 302)
        reply.headers["Vary"] = "Accept-Language"
        return reply


def _root() -> str:
    return request.url_root.rstrip("/")


def _example() -> str:
    """The situation of the first documented example, to begin with."""
    found = operations(described_in(present().language), "", present().language)
    return literal(first_example(found, attempt.PATH)["situation"], JSON_WORDS)


def _form(given: Any) -> dict[str, Any]:
    """What the form needs; what was typed stays in it."""
    return {
        "given": given,
        "path": attempt.PATH,
        "document_address": request.script_root + PATH,
        "root": _root(),
        "most": MAX_BYTES // 1024 // 1024,
        "languages": [(tag, language_name(tag)) for tag in languages()],
    }
