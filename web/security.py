"""The headers every answer carries (安全): nothing foreign is loaded, nothing leaks through a referrer, nothing frames us."""

from __future__ import annotations

import base64
import hashlib

from flask import Flask, Response


def content_policy(*styles: str) -> str:
    """A content security policy that allows our own inlined style sheets, by their hashes, our one script, and next to nothing else."""
    digests = (base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode() for sheet in styles)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; style-src {allowed}; script-src 'self'; img-src 'self' data:; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    )


def install(app: Flask, styles: str) -> None:
    """Set the headers on every response; one that a view has set itself stays."""
    headers = {
        "Content-Security-Policy": content_policy(styles),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    }

    @app.after_request
    def add(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response
