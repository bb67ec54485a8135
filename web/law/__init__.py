"""The law on the web (规则库): what we hold of it, at addresses that stay, the same for everybody, without a script or a cookie."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, request
from markupsafe import Markup

from web.law import coverage, documents, index, missing, parameters, places, provisions, shelf, words
from web.pages import visit
from web.pages.rendering import styles
from web.security import content_policy

_HOUR = 3600


def register(app: Flask) -> None:
    """Add the pages to an application that has its calculator and its other pages."""
    law = Blueprint("law", __name__, url_prefix="/<language>/rules")
    shelf.install(app)
    law.before_request(visit.begin_without_answers)
    law.after_request(_publish)
    law.context_processor(lambda: {"law_styles": Markup(styles("law")), **words.for_templates()})
    for part in (index, provisions, parameters, documents, places, coverage, missing):
        part.register(law)
    app.register_blueprint(law)


def _publish(response: Response) -> Response:
    """What is the same for everybody may be kept by any cache; what somebody searched for only by their own."""
    response.headers["Content-Security-Policy"] = content_policy(styles(), styles("law"))
    if request.method in ("GET", "HEAD") and response.status_code == 200:
        kept_by = "private" if "q" in request.args else "public"
        response.headers["Cache-Control"] = f"{kept_by}, max-age={_HOUR}"
        response.add_etag()
        response.make_conditional(request)
    else:
        response.headers["Cache-Control"] = "no-store"
    return response
