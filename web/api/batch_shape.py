"""The shape of a line of a batch, in and out, for the OpenAPI document; ``web.api.batch`` reads and writes them.

OpenAPI 3.1 has no word for what a line of NDJSON holds; ``x-itemSchema`` says it as ``itemSchema`` does in OpenAPI 3.2.
"""

from __future__ import annotations

from typing import Any

from apispec import APISpec
from marshmallow import Schema, fields

from eligibility.wording import text
from web.api.answers import AssessmentSchema
from web.api.described import OpenSchema, described
from web.api.problem_shape import ProblemSchema

_LINE, _ANSWER = "BatchLine", "BatchAnswer"


class BatchAnswerSchema(OpenSchema):
    """A line of the answer: an assessment or a problem, or, as the last one, the count."""

    line = fields.Integer(**described(text("发来的第几行，空行也算")))
    ref = fields.Raw(allow_none=True, **described(text("那一行的 ref，原样；没有就是 null")))
    assessment = fields.Nested(AssessmentSchema, **described(text("这一行的结果")))
    problem = fields.Nested(ProblemSchema, **described(text("这一行有错时代替 assessment")))
    rows = fields.Integer(**described(text("只在最后一行：一共几行；没有它就是没有答完")))


def line_schema(request: type[Schema]) -> type[Schema]:
    """What a line may hold: all that a single request may, and a name of the client's own."""

    class BatchLineSchema(request):  # type: ignore[valid-type,misc]  # the class is made from the rule base's questions
        """A line of a batch."""

        ref = fields.Raw(
            allow_none=True,
            **described(text("你自己的编号，最多 200 个字的文字或一个整数；原样带回"), examples=["A-17"]),
        )

    return BatchLineSchema


def describe(spec: APISpec, request: type[Schema]) -> None:
    """Add both shapes to the document."""
    spec.components.schema(_LINE, schema=line_schema(request))
    spec.components.schema(_ANSWER, schema=BatchAnswerSchema)


def items(name: str) -> dict[str, Any]:
    """What says that each line of a content has a shape."""
    return {"x-itemSchema": {"$ref": f"#/components/schemas/{name}"}}


LINES, ANSWERS = items(_LINE), items(_ANSWER)
