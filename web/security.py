"""The headers every answer carries (安全): nothing foreign is loaded, nothing leaks through a referrer, nothing frames us."""

from __future__ import annotations

import base64
import hashlib

from flask import Flask, Response, g

_SCRIPT = "gigrights_script"


def content_policy(*styles: str, script: str | None = None) -> str:
    """A content security policy that allows our own inlined style sheets and script, by their hashes, and next to nothing else.

    ``connect-src`` lets nobody but ourselves be asked; without it, tools that look at a page cannot read our robots.txt.
    """
    allowed = " ".join(map(_source, styles))
    scripts = f"script-src {_source(script)}; " if script else ""
    return (
        f"default-src 'none'; style-src {allowed}; {scripts}img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    )


def _source(inlined: str) -> str:
    digest = base64.b64encode(hashlib.sha256(inlined.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def allow_script() -> None:
    """Let our own script run on the page that is being made; called where a page holds it."""
    setattr(g, _SCRIPT, True)


def install(app: Flask, styles: str, script: str) -> None:
    """Set the headers on every response; one that a view has set itself stays."""
    policies = {False: content_policy(styles), True: content_policy(styles, script=script)}
    headers = {
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    }

    @app.after_request
    def add(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policies[getattr(g, _SCRIPT, False)])
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response
