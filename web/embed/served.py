"""embed.js as other sites load it (脚本): under its plain address, and under one that never changes what it gives.

A snippet names the script by its content and pins it with an integrity hash. When ``web/static/embed.js`` changes, the former
one, as it was served, moves to ``web/static/earlier/<version>.js``, so that snippets made before go on working.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort, request

from web.pages.script import script

_EARLIER = Path(__file__).parents[1] / "static/earlier"
_HOUR = 3600
_YEAR = 365 * 24 * _HOUR


def current() -> bytes:
    """The script as it is served today."""
    return script("embed").encode()


def version(content: bytes | None = None) -> str:
    """What a script is called in its lasting address; today's unless another is given."""
    return hashlib.sha256(current() if content is None else content).hexdigest()[:12]


def integrity() -> str:
    """The hash of today's script for the ``integrity`` of a script element."""
    return "sha384-" + base64.b64encode(hashlib.sha384(current()).digest()).decode()


@cache
def versions() -> dict[str, bytes]:
    """Every script that snippets may name, by version."""
    earlier = [path.read_bytes() for path in sorted(_EARLIER.glob("*.js"))]
    return {version(content): content for content in (*earlier, current())}


def register(app: Flask) -> None:
    """Add both addresses; any page may load what is there, and no cookie goes with it."""

    @app.get("/embed.js")
    def embed_script() -> Response:
        return _sent(current(), f"public, max-age={_HOUR}")

    @app.get("/embed-<wanted>.js")
    def embed_version(wanted: str) -> Response:
        return _sent(versions().get(wanted) or abort(404), f"public, max-age={_YEAR}, immutable")


def _sent(content: bytes, kept: str) -> Response:
    response = Response(content, mimetype="text/javascript")
    response.headers["Cache-Control"] = kept
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.set_etag(version(content))
    return response.make_conditional(request)  # type: ignore[return-value]
