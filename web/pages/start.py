"""The way in (首页): the start page, the redirect to the reader's language, and the two files every browser asks for."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Flask, Response, redirect, render_template, request, url_for

from eligibility.wording import languages
from web.calculators import calculator
from web.languages import best_language, wanted_languages
from web.pages.prefill import onward

_STATIC = Path(__file__).parents[1] / "static"


def register(pages: Blueprint) -> None:
    """Add the start page."""

    @pages.get("/")
    def start() -> str:
        book = calculator().book
        return render_template("start.html", onward=onward(), doors=book.doors.values(), verified_on=book.verified_on)


def register_root(app: Flask) -> None:
    """Add what lies outside of any language."""

    @app.get("/")
    def root() -> Response:
        language = best_language(wanted_languages(), languages())
        response = redirect(url_for("pages.start", language=language, size=request.args.get("size")), 302)
        response.headers["Vary"] = "Accept-Language"
        return response  # type: ignore[return-value]

    @app.get("/robots.txt")
    def robots() -> Response:
        return Response("User-agent: *\nDisallow: /api/\nDisallow: /*?s=\n", mimetype="text/plain")

    @app.get("/favicon.ico")
    @app.get("/favicon.svg")
    def favicon() -> Response:
        icon = Response((_STATIC / "favicon.svg").read_bytes(), mimetype="image/svg+xml")
        icon.headers["Cache-Control"] = "public, max-age=604800"
        return icon
