"""The headers every answer carries (安全): nothing foreign is loaded, nothing leaks through a referrer, nothing frames us."""

from __future__ import annotations

import base64
import hashlib

from flask import Flask, Response, g

_SCRIPT = "gigrights_script"


def content_policy(*styles: str, script: bool = False) -> str:
    """A content security policy that allows our own inlined style sheets, by their hashes, and next to nothing else.

    ``script`` lets in the script that we serve ourselves; nothing inline runs in any case.
    """
    digests = (base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode() for sheet in styles)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    scripts = "script-src 'self'; " if script else ""
    return (
        f"default-src 'none'; style-src {allowed}; {scripts}img-src 'self' data:; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    )


def allow_script() -> None:
    """Let our own script run on the page that is being made; called where a page names it."""
    setattr(g, _SCRIPT, True)


def install(app: Flask, styles: str) -> None:
    """Set the headers on every response; one that a view has set itself stays."""
    policies = {script: content_policy(styles, script=script) for script in (False, True)}
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
