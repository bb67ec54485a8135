"""The shape of one line of a batch, for the OpenAPI document.

OpenAPI 3.1 has no word for "each line is such a thing" (3.2 calls it ``itemSchema``), so that it stands under ``x-itemSchema``.
"""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from eligibility.wording import text
from web.api.answers import AssessmentSchema
from web.api.described import OpenSchema, described
from web.api.problem_shape import ProblemSchema

_REF = {"type": ["string", "integer", "null"]}
_ITEM = "x-itemSchema"


def _reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


LINE_IN: dict[str, Any] = {_ITEM: _reference("BatchRow")}
LINE_OUT: dict[str, Any] = {_ITEM: {"anyOf": [_reference("BatchAnswer"), _reference("BatchEnd")]}}


class BatchAnswerSchema(OpenSchema):
    """The answer to a line: an assessment, or what was wrong with it."""

    line = fields.Integer(required=True, **described(text("第几行，从 1 数起，空行也算")))
    ref = fields.Raw(required=True, **described(text("这一行的 ref，原样带回"), **_REF))
    assessment = fields.Nested(AssessmentSchema, **described(text("结果；这一行有错时没有")))
    problem = fields.Nested(ProblemSchema, **described(text("错在哪里；只在这一行有错时有")))


class BatchEndSchema(OpenSchema):
    """The last line."""

    rows = fields.Integer(required=True, **described(text("一共答了几行；没有这一行就是没有答完")))


def describe(spec: Any, request: type[Schema]) -> None:
    """Put the lines of a batch into an OpenAPI document; one that is sent is a request for an assessment with a ``ref``."""

    class BatchRowSchema(request):  # type: ignore[misc,valid-type]  # made of the rule base's questions at run time
        """A line to assess."""

        ref = fields.Raw(**described(text("你自己的编号：最多 200 字的文字或整数，原样带回"), **_REF))

    for schema in (BatchRowSchema, BatchAnswerSchema, BatchEndSchema):
        spec.components.schema(schema.__name__.removesuffix("Schema"), schema=schema)
