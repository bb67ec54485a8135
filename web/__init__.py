"""How people and platforms reach the calculator."""

from __future__ import annotations

import importlib.util
import os
import secrets
from collections.abc import Callable
from datetime import date

from flask import Flask
from flask_compress import Compress

from eligibility import months
from eligibility.assessment import Calculator
from web import calculators, law, letters, pages, security, staff
from web.pages.rendering import styles
from web.pages.script import script

MAX_BODY = 2 * 1024 * 1024


def create_app(
    calculator: Calculator | None = None, secret: str | None = None, today: Callable[[], date] = months.today
) -> Flask:
    """The whole web application.

    ``calculator`` is made on first use where none is given. ``secret`` seals the answers in addresses; all processes that serve
    the same pages need the same one ($GIGRIGHTS_SECRET), otherwise each start makes its own and old links end with it.
    """
    app = Flask(__name__, static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_STREAMS=False,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    calculators.install(app, calculator, today)
    Compress(app)
    security.install(app, styles(), script())
    master = secret or os.environ.get("GIGRIGHTS_SECRET") or secrets.token_urlsafe(32)
    pages.register(app, master.encode(), today)
    law.register(app)
    letters.register(app)
    staff.register(app)
    if importlib.util.find_spec("web.api"):
        from web.api import register

        register(app)
    return app
