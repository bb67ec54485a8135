"""Calls from other people's pages (CORS): allowed for the origins that the deployment lists, and for nobody else.

No credentials are ever allowed, for there are none.
"""

from __future__ import annotations

from flask import Flask, Response, request

from web.settings import Settings

_PATH = "/api/"
_HEADERS = "Accept-Language, Authorization, Content-Type, If-None-Match"
_EXPOSED = "Content-Language, Deprecation, ETag, Link, RateLimit, RateLimit-Policy, Retry-After, Sunset"
_DAY = "86400"


def install(app: Flask, settings: Settings) -> None:
    """Answer preflight requests and mark answers, on the addresses of the API."""
    allowed = frozenset(settings.cors_origins)

    @app.after_request
    def mark(reply: Response) -> Response:
        if not request.path.startswith(_PATH) or not allowed:
            return reply
        reply.vary.add("Origin")
        origin = request.headers.get("Origin")
        if origin not in allowed:
            return reply
        reply.headers["Access-Control-Allow-Origin"] = origin
        reply.headers["Access-Control-Expose-Headers"] = _EXPOSED
        reply.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            reply.headers["Access-Control-Allow-Methods"] = reply.headers.get("Allow", "GET, HEAD, OPTIONS, POST")
            reply.headers["Access-Control-Allow-Headers"] = _HEADERS
            reply.headers["Access-Control-Max-Age"] = _DAY
        return reply
