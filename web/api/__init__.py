"""The HTTP API (``/api/v1``): JSON in, JSON out, errors as problem documents; its contract is docs/api.md and the OpenAPI
document it serves."""

from __future__ import annotations

from flask import Flask

from web import health
from web.api import (
    assessments,
    batch,
    cross_origin,
    deprecation,
    errors,
    following,
    law,
    openapi,
    questions,
    quota,
    receipts,
    shelf,
)
from web.calculators import calculator


def register(app: Flask) -> None:
    """Add the API and the health checks to an application that has its calculator."""
    with app.app_context():
        present = calculator()
    shelf.install(app, app.extensions["gigrights.settings"])
    receipts.install(app, app.extensions["gigrights.settings"])
    deprecation.install(app)
    request = assessments.request_schema(present.reader.schema)
    api = openapi.make_api(app, present.book, request)
    blueprints = (
        assessments.assessments(request),
        batch.batch(present, request),
        following.following(request),
        questions.blueprint,
        receipts.blueprint,
        law.blueprint,
        health.blueprint,
    )
    for blueprint in blueprints:
        api.register_blueprint(blueprint)
    openapi.serve(app, api, present.reader)
    errors.install(app)
    quota.install(app, app.extensions["gigrights.settings"])
    cross_origin.install(app, app.extensions["gigrights.settings"])
