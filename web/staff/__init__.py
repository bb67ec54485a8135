"""The pages for those who advise (工会窗口): everything on one page and on paper. No script, no cookie, nothing stored."""

from __future__ import annotations

from flask import Blueprint, Flask, Response
from markupsafe import Markup

from web import pages
from web.pages import errors, visit
from web.pages.rendering import styles
from web.security import content_policy
from web.staff import desk, roster


def register(app: Flask) -> None:
    """Add the desk to an application that has its calculator and its other pages."""
    staff = Blueprint("staff", __name__, url_prefix="/<language>/staff")
    staff.before_request(pages.limit)
    staff.before_request(visit.begin)
    staff.after_request(_allow_own_styles)
    staff.after_request(pages.keep_private)
    staff.context_processor(lambda: {"staff_styles": Markup(_styles())})
    desk.register(staff)
    roster.register(staff)
    errors.register(staff)
    app.register_blueprint(staff)


def _allow_own_styles(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = content_policy(styles(), _styles())
    return response


def _styles() -> str:
    return styles("staff") + styles("sheet")
