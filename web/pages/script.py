"""The one script (脚本): pages are complete without it; its address changes with it, so that it can be kept for good."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from flask import Flask, Response, url_for

from web.security import allow_script

_SOURCE = Path(__file__).parents[1] / "static/app.js"
_FOR_GOOD = "public, max-age=31536000, immutable"
_FOR_NOW = "public, max-age=300"


@cache
def script() -> str:
    """The script without its first comment and without indentation."""
    bare = re.sub(r"^/\*.*?\*/\s*", "", _SOURCE.read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r"\n\s*", "\n", bare)


@cache
def version() -> str:
    """What the address of the script ends in; another script has another one."""
    return hashlib.sha256(script().encode()).hexdigest()[:12]


def script_link() -> str:
    """The address of the script as it is now; a page that names it may run it."""
    allow_script()
    return url_for("app_script", wanted=version())


def register_root(app: Flask) -> None:
    """Serve the script, outside of any language."""

    @app.get("/app-<wanted>.js")
    def app_script(wanted: str) -> Response:
        reply = Response(script(), mimetype="text/javascript")
        reply.headers["Cache-Control"] = _FOR_GOOD if wanted == version() else _FOR_NOW
        return reply
