"""JSON replies: UTF-8 as it is, keys in the order of the contract, in the language the client asked for."""

from __future__ import annotations

import json
from typing import Any

import orjson
from flask import Response, request

from eligibility.wording import Wording, languages, wording
from web.languages import best_language

_STRICT = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_SUBCLASS
MEDIA_TYPE = "application/json"


def reader_wording() -> Wording:
    """The wording for whoever sent the present request; a language with q=0 is one they do not want."""
    wanted = [tag for tag, quality in request.accept_languages if quality > 0]
    return wording(best_language(wanted, languages()))


def json_reply(content: Any, status: int = 200, media_type: str = MEDIA_TYPE) -> Response:
    """A reply that nobody may store: it can repeat what a worker told us.

    Half a surrogate pair, which JSON can spell but UTF-8 cannot, becomes a question mark.
    """
    reply = Response(encoded(content), status, mimetype=media_type)
    reply.headers["Content-Language"] = reader_wording().language
    reply.headers["Cache-Control"] = "no-store"
    reply.vary.add("Accept-Language")
    return reply


def encoded(content: Any) -> bytes:
    """JSON as we send it. Raises TypeError for what is no JSON."""
    try:
        return orjson.dumps(content, option=_STRICT)
    except orjson.JSONEncodeError:  # half a surrogate pair, a number too large for it, or truly none
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode(
            "utf-8", "replace"
        )


def public_reply(content: Any) -> Response:
    """A reply that is the same for everybody; a client that has it already is told so with 304."""
    reply = json_reply(content)
    reply.headers["Cache-Control"] = "public, no-cache"
    reply.add_etag()
    reply.make_conditional(request)
    return reply
