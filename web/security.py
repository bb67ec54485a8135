"""The headers every answer carries (安全): nothing foreign is loaded, nothing leaks through a referrer, and
nothing frames us but a page on the deployment's list, and only what is made to be embedded."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from flask import Flask, Response, g, has_app_context

_SCRIPT = "gigrights_script"
_MORE = "gigrights_more"


@dataclass(frozen=True)
class More:
    """What the page that is being made needs beyond what every page may do."""

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    ancestors: tuple[str, ...] = ()
    frames: bool = False


def content_policy(*styles: str, script: str | None = None) -> str:
    """A content security policy that allows our own inlined style sheets and script, by their hashes, and next to nothing else.

    ``connect-src`` lets nobody but ourselves be asked; without it, tools that look at a page cannot read our robots.txt.
    """
    more = _more()
    allowed = " ".join(map(_source, (*styles, *more.styles)))
    running = " ".join(map(_source, (*((script,) if script else ()), *more.scripts)))
    scripts = f"script-src {running}; " if running else ""
    frames = "frame-src 'self'; " if more.frames else ""
    ancestors = " ".join(more.ancestors) or "'none'"
    return (
        f"default-src 'none'; style-src {allowed}; {scripts}{frames}img-src 'self' data:; connect-src 'self'; "
        f"form-action 'self'; frame-ancestors {ancestors}; base-uri 'none'"
    )


@lru_cache(maxsize=64)
def _source(inlined: str) -> str:
    digest = base64.b64encode(hashlib.sha256(inlined.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def allow_script() -> None:
    """Let our own script run on the page that is being made; called where a page holds it."""
    setattr(g, _SCRIPT, True)


def allow(**more: Any) -> None:
    """Let the page that is being made do more than others, by the fields of ``More``; the rest stays forbidden."""
    setattr(g, _MORE, replace(_more(), **more))


def _more() -> More:
    found: More = g.get(_MORE, More()) if has_app_context() else More()
    return found


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
        runs = g.get(_SCRIPT, False)
        policy = policies[runs] if _more() == More() else content_policy(styles, script=script if runs else None)
        response.headers.setdefault("Content-Security-Policy", policy)
        if _more().ancestors:
            response.headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin")
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response
