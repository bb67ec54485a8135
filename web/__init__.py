"""How people and platforms reach the calculator."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from datetime import date

from flask import Flask
from flask_compress import Compress

from eligibility import months
from eligibility.assessment import Calculator
from web import calculators, embed, law, letters, operations, pages, security, staff
from web.pages.rendering import styles
from web.pages.script import script
from web.settings import Settings

MAX_BODY = 2 * 1024 * 1024


def create_app(
    calculator: Calculator | None = None,
    secret: str | None = None,
    today: Callable[[], date] = months.today,
    settings: Settings | None = None,
) -> Flask:
    """The whole web application.

    ``calculator`` is made on first use where none is given. ``settings`` are read from the environment unless given; ``secret``
    overrides theirs.

    Raises SettingError where a variable of the environment cannot be read.
    """
    settings = settings or Settings.read()
    app = Flask(__name__, static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_STREAMS=False,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.extensions["gigrights.settings"] = settings
    operations.install(app, settings)
    calculators.install(app, calculator, today)
    Compress(app)
    security.install(app, styles(), script())
    pages.register(app, (secret or settings.secret).encode(), today)
    law.register(app)
    letters.register(app)
    staff.register(app)
    embed.register(app)
    if importlib.util.find_spec("web.api"):
        from web import api, apidocs

        api.register(app)
        apidocs.register(app)
    return app
