"""JSON replies: UTF-8 as it is, keys in the order of the contract, in the language the client asked for."""

from __future__ import annotations

import json
from typing import Any

from flask import Response, request

from eligibility.wording import Wording, languages, wording
from web.languages import best_language

MEDIA_TYPE = "application/json"


def reader_wording() -> Wording:
    """The wording for whoever sent the present request; a language with q=0 is one they do not want."""
    wanted = [tag for tag, quality in request.accept_languages if quality > 0]
    return wording(best_language(wanted, languages()))


def json_reply(content: Any, status: int = 200, media_type: str = MEDIA_TYPE) -> Response:
    """A reply that nobody may store: it can repeat what a worker told us.

    Half a surrogate pair, which JSON can spell but UTF-8 cannot, becomes a question mark.
    """
    encoded = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    reply = Response(encoded.encode("utf-8", "replace"), status, mimetype=media_type)
    reply.headers["Content-Language"] = reader_wording().language
    reply.headers["Cache-Control"] = "no-store"
    reply.vary.add("Accept-Language")
    return reply


def public_reply(content: Any) -> Response:
    """A reply that is the same for everybody; a client that has it already is told so with 304."""
    reply = json_reply(content)
    reply.headers["Cache-Control"] = "public, no-cache"
    reply.add_etag()
    reply.make_conditional(request)
    return reply
