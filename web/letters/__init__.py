"""Letters on the web (信件): on the page, on paper and as a Word file. They show answers, so that nobody keeps them."""

from __future__ import annotations

from flask import Blueprint, Flask, Response
from markupsafe import Markup

from web.letters import letter
from web.pages import errors, visit
from web.pages.rendering import styles
from web.security import content_policy


def register(app: Flask) -> None:
    """Add the letters to an application that has its calculator and its other pages."""
    letters = Blueprint("letters", __name__, url_prefix="/<language>/letters")
    letters.before_request(visit.begin)
    letters.after_request(_keep_private)
    letters.context_processor(lambda: {"letter_styles": Markup(styles("letter"))})
    letter.register(letters)
    errors.register(letters)
    app.register_blueprint(letters)


def _keep_private(response: Response) -> Response:
    """What shows answers is kept by no cache, whether or not somebody gave any."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = content_policy(styles(), styles("letter"))
    return response
