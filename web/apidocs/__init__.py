"""The API explained to those who build on it (接口说明): one page in each language, without a script, and a form to try it."""

from __future__ import annotations

from flask import Blueprint, Flask, Response
from markupsafe import Markup

from web import pages
from web.apidocs import page
from web.pages import visit
from web.pages.rendering import styles
from web.security import content_policy


def register(app: Flask) -> None:
    """Add the page to an application that has its API and its other pages."""
    docs = Blueprint("apidocs", __name__, url_prefix="/<language>/api")
    docs.before_request(visit.begin_without_answers)
    docs.after_request(_allow_own)
    docs.after_request(pages.keep_private)
    docs.context_processor(lambda: {"api_styles": Markup(styles("api"))})
    page.register(docs)
    app.register_blueprint(docs)
    page.register_root(app)


def _allow_own(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = content_policy(styles(), styles("api"))
    return response
