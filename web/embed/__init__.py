"""The calculator inside other sites' pages (嵌入): the script that puts it there, and the page that makes the snippet."""

from __future__ import annotations

from flask import Blueprint, Flask, Response
from markupsafe import Markup

from web import pages
from web.embed import generator, served
from web.pages import visit
from web.pages.rendering import styles
from web.pages.script import script
from web.security import content_policy


def register(app: Flask) -> None:
    """Add both to an application that has its calculator and its other pages."""
    embed = Blueprint("embed", __name__, url_prefix="/<language>/embed")
    embed.before_request(visit.begin_without_answers)
    embed.after_request(_allow_own)
    embed.after_request(pages.keep_private)
    embed.context_processor(lambda: {"embed_styles": Markup(styles("embed"))})
    generator.register(embed)
    app.register_blueprint(embed)
    served.register(app)


def _allow_own(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = content_policy(styles(), styles("embed"), script=script())
    return response
