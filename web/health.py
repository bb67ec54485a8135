"""Health (健康检查): whether the process is up, who decides in it, and by which rule base."""

# flask-smorest is not typed, and neither are its decorators
# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import fields, validate

import eligibility
from eligibility.wording import text
from web.api.blueprint import JsonBlueprint
from web.api.described import OpenSchema, described
from web.api.replies import json_reply
from web.calculators import calculator

blueprint = JsonBlueprint("health", __name__, description=text("服务是否正常").template)


class RulebookVersionSchema(OpenSchema):
    """Which rule base is in use."""

    version = fields.String(required=True, **described(text("规则库的版本，由内容算出")))
    verified_on = fields.Date(required=True, **described(text("规则库里最久未核对的文件是哪天核对的")))


class HealthSchema(OpenSchema):
    """A process that is up."""

    status = fields.String(required=True, validate=validate.Equal("ok"), **described(text("总是 ok")))
    version = fields.String(required=True, **described(text("程序的版本")))
    engine = fields.String(
        required=True,
        validate=validate.OneOf(["durable-rules", "kleene"]),
        **described(text("由哪个引擎判断")),
    )
    rulebook = fields.Nested(RulebookVersionSchema, required=True, **described(text("用的是哪一版规则")))


class ReadySchema(OpenSchema):
    """A process that can answer."""

    status = fields.String(required=True, validate=validate.Equal("ready"), **described(text("总是 ready")))


def health_content() -> dict[str, Any]:
    """What ``/healthz`` says."""
    present = calculator()
    return {
        "status": "ok",
        "version": eligibility.__version__,
        "engine": present.evaluator.name,
        "rulebook": {"version": present.book.version, "verified_on": present.book.verified_on.isoformat()},
    }


@blueprint.get("/healthz")
@blueprint.doc(summary=text("进程是否正常，由谁判断，用哪一版规则").template)
@blueprint.response(200, HealthSchema, description=text("进程正常").template)
def healthz() -> Response:
    """Whether the process is up, who decides in it, and by which rule base."""
    return json_reply(health_content())


@blueprint.get("/readyz")
@blueprint.doc(summary=text("能不能回答：计算器建好了才是 200").template)
@blueprint.response(200, ReadySchema, description=text("可以回答").template)
def readyz() -> Response:
    """Whether the process has its calculator."""
    calculator()
    return json_reply({"status": "ready"})
